"""Invented stories as finished records, many of them, the same ones every time."""

from __future__ import annotations

import random
import sqlite3
from typing import Any

from reportedly.document import Block, Document, fingerprint
from reportedly.entity import Entity
from reportedly.schema import story_line
from reportedly.statement import Hop
from reportedly.story import Story
from stories import at, statement

NAMES = ("Ann Roe", "Ben Oduya", "Cato Lindqvist", "Dana Whitlock", "Eli Marchetti", "Fay Tanaka")
OUTLETS = ("Harbour Post", "Meridian", "Quay Courier", "The Larder Post")
WORDS = ("bridge", "harbour", "ferry", "council", "budget", "letter", "school", "storm", "price", "vote", "dam", "road")
AFTER_THE_FIRST = (
    "document_check", "document_key", "primary_document", "upstream_correction", "rules", "capture", "watched", "site",
    "forgotten", "claim_part",
)  # fmt: skip
"""The tables that the first schema had not."""


def as_the_first_schema(db: sqlite3.Connection) -> None:
    """Take out of a ledger what the first schema had not."""
    db.execute("DROP VIEW claim_member")
    for table in AFTER_THE_FIRST:
        db.execute(f"DROP TABLE {table}")
    db.execute("DROP TABLE claim_vector")
    db.execute("CREATE TABLE claim_vector (statement INTEGER PRIMARY KEY, vector BLOB NOT NULL) STRICT")
    db.execute("PRAGMA user_version = 1")


def story(id: str = "note", *, quote: str = "the bridge is safe", name: str = "Ann Roe", **fields: Any) -> Story:
    """A story with a lead in its own voice and one quotation, which reached it through the Meridian."""
    lead = f"The council met in {id}."
    text = f"{lead}\n\n“{quote},” {name} told the Meridian."
    blocks, second = (Block(kind="paragraph", start=0, end=len(lead)),), len(lead) + 2
    document = Document(
        id=id, text=text, sha256=fingerprint(text),
        blocks=(*blocks, Block(kind="paragraph", start=second, end=len(text))), **fields,
    )  # fmt: skip
    said = statement(
        "s1", (at(text, f"“{quote},”"),), source=(at(text, name),), cue=(at(text, "told"),), quotation="direct",
        speakers=("e1",), chain=(Hop(entity="e2", name="Meridian", relation="outlet", evidence=at(text, "Meridian")),),
    )  # fmt: skip
    return Story(
        document=document,
        statements=(said,),
        entities=(
            Entity(id="e1", type="person", name=name, mentions=(at(text, name),)),
            Entity(id="e2", type="outlet", name="Meridian", mentions=(at(text, "Meridian"),)),
        ),
        own_voice=((0, len(lead)),),
    )


def stories(count: int, *, seed: int = 7) -> list[Story]:
    """`count` stories of which some have a second version, some repeat another's words, some have no address."""
    chance = random.Random(seed)
    made: list[Story] = []
    for number in range(count):
        quote = " ".join(chance.choice(WORDS) for _ in range(chance.randint(2, 30)))
        if made and chance.random() < 0.2:
            quote = made[chance.randrange(len(made))].document.text.split("“")[1].split(",”")[0]
        address = f"https://harbour.example/{chance.randrange(max(1, number))}" if chance.random() < 0.9 else None
        made.append(
            story(
                f"story-{number}", quote=quote, name=chance.choice(NAMES), url=address,
                outlet=chance.choice(OUTLETS), published=f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
            )
        )  # fmt: skip
    return made


def letter(id: str, quote: str, *, name: str = "Ann Roe", **fields: Any) -> Story:
    """A letter as a finished record, signed; its form tells what it is."""
    paragraphs = ("Dear Judge,", f"I write of the harbour. {quote[:1].upper()}{quote[1:]}.", "Sincerely,", name)
    text, blocks = "", []
    for words in paragraphs:
        blocks.append(Block(kind="paragraph", start=len(text), end=len(text) + len(words)))
        text += f"{words}\n\n"
    text = text.rstrip()
    document = Document(id=id, text=text, sha256=fingerprint(text), blocks=tuple(blocks), **fields)
    return Story(document=document)


def with_letters(made: list[Story], *, every: int = 8) -> list[Story]:
    """The stories with a letter after some of them that has the words of the one before."""
    found: list[Story] = []
    for number, each in enumerate(made):
        found.append(each)
        if number % every == 3:
            quote = each.document.text.split("“")[1].split(",”")[0]
            found.append(letter(f"letter-{number}", quote, name=each.entities[0].name))
    return found


def lines(made: list[Story]) -> bytes:
    """The stories as `reportedly read --json` writes them."""
    return b"".join(story_line(each) + b"\n" for each in made)


def contents(db: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of a ledger but for the times of adding; the index of words is checked, not compared."""
    tables = [
        name
        for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        if not name.startswith(("sqlite_", "statement_words"))
    ]
    found = {}
    for table in tables:
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[1] != "added_at"]
        names = ", ".join(f'"{column}"' for column in columns)
        found[table] = sorted(db.execute(f"SELECT {names} FROM {table}").fetchall(), key=repr)
    return found


def whole(db: sqlite3.Connection) -> bool:
    """Whether a ledger that can be written to is whole, with its index of words and all that refers to a row."""
    db.execute("INSERT INTO statement_words (statement_words) VALUES ('integrity-check')")
    fine = db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    return fine and not db.execute("PRAGMA foreign_key_check").fetchall()
