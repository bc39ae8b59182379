"""Words in what was said: full text over statements and sentences in an article's own voice."""

from __future__ import annotations

import re
import sqlite3
from typing import Final

from .answers import Found

TERMS: Final = 32
"""How many words or phrases of a query are looked for; the rest is left."""

_PHRASE = re.compile(r'["“”„]([^"“”„]*)["“”„]?|([^\s"“”„]+)')


def query(words: str) -> str:
    """`words` as a query of FTS5: each word and each phrase in quotation marks must stand there, whatever signs it has.

    `bridge*` finds words that begin so. Empty where there is no word at all.

    >>> query('bridge* "was safe" AND (NEAR')
    '"bridge" * "was safe" "AND" "(NEAR"'
    """
    terms = []
    for phrase, word in _PHRASE.findall(words.replace("\0", " ")):
        term = _LONE.sub(" ", phrase or word)
        if any(character.isalnum() for character in term):
            begins = bool(word) and word.endswith("*")
            terms.append(f'"{term.rstrip("*") if begins else term}"' + (" *" if begins else ""))
    return " ".join(terms[:TERMS])


_LONE = re.compile("[\ud800-\udfff]")


def search(db: sqlite3.Connection, words: str, *, limit: int = 100) -> list[Found]:
    """Where `words` stand in the current versions, those that were added last first.

    Not by rank: to rank a word that stands in a million statements, all of them would have to be counted.
    """
    wanted = query(words)
    if not wanted:
        return []
    rows = db.execute(
        "SELECT statement.id, story.name, story.outlet, version.published, statement.local, statement.start,"
        ' statement."end", statement.kind, version.id'
        " FROM statement_words CROSS JOIN statement ON statement.id = statement_words.rowid"
        " CROSS JOIN version ON version.id = statement.version AND version.current = 1"
        " CROSS JOIN story ON story.id = version.story"
        " WHERE statement_words MATCH ? ORDER BY statement_words.rowid DESC LIMIT ?",
        (wanted, limit),
    ).fetchall()
    texts: dict[int, str] = {}
    found = []
    for identity, story, outlet, published, local, start, end, kind, version in rows:
        if version not in texts:
            texts[version] = db.execute("SELECT text FROM version WHERE id = ?", (version,)).fetchone()[0]
        found.append(
            Found(
                story=story, outlet=outlet, published=published, statement=local, start=start, end=end,
                text=texts[version][start:end], speaker=speaker_of(db, identity), kind=kind, own_voice=local is None,
            )
        )  # fmt: skip
    return found


def speaker_of(db: sqlite3.Connection, statement: int) -> str | None:
    """The names of those who speak in a statement, as its story has them."""
    rows = db.execute(
        "SELECT entity.name FROM speaker JOIN entity ON entity.id = speaker.entity"
        " WHERE speaker.statement = ? ORDER BY speaker.position",
        (statement,),
    )
    return ", ".join(name for (name,) in rows) or None
