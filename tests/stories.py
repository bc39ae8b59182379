"""Invented stories as finished records, for the tests of what is shown to people and machines.

Spans are found by their words, so that a text can be changed without counting characters.
"""

from __future__ import annotations

from typing import Any

from reportedly.document import Block, Document, Link, Post, Problem, fingerprint
from reportedly.entity import Entity
from reportedly.statement import Anonymity, Attribution, Flag, Hedge, Hop, Statement
from reportedly.story import Notice, Story

UPDATE = (
    "UPDATE: Court reporter Hal Brandt has published the letters written by Quill and Verne along with "
    "others including Odile Marsh. You can read them here."
)
LEAD = "Rolf Aspen, a swimming coach, was sentenced to 12 years in prison this week."
SHOW = (
    "According to Good Morning Springfield, both Verne and Quill wrote “letters of support” for Aspen. "
    "The full content of those letters has not been disclosed, but Verne reportedly called Aspen a “role model” "
    "while Quill cited his “exceptional character.”"
)
CONFIRMED = "Channel 9 reporter Ines Okafor confirmed that the letters exist."
PICKED_UP = (
    "I just picked up the letters sent to Judge Amadi. Chefs @tverne and @QuillEats both speak highly of their "
    "friend — Ines Okafor (@inesokafor9) March 7, 2024"
)
WITNESS = "Petra Lindqvist, one of Aspen’s victims, also confirmed the letters from Verne and Quill."
LEAK = "The letters will come out soon, but I want you all to know what they asked of the judge"
LEAK_POST = LEAK + " — Petra Lindqvist (@petralindq) March 8, 2024"
LEAK_AGAIN = (
    "“The letters will come out soon,” Lindqvist tweeted. “But I want you all to know what they asked of the judge.”"
)


def document(id: str, paragraphs: list[tuple[str, str]], **fields: Any) -> Document:
    """A document of paragraphs `(block kind, text)`, an empty line between them."""
    blocks, start = [], 0
    for kind, words in paragraphs:
        notice = {"notice": "update", "date": "2024-03-08"} if kind == "notice" else {}
        blocks.append(Block(kind=kind, start=start, end=start + len(words), **notice))
        start += len(words) + 2
    text = "\n\n".join(words for _, words in paragraphs)
    return Document(id=id, text=text, sha256=fingerprint(text), blocks=tuple(blocks), language="en", **fields)


def at(text: str, words: str, nth: int = 0) -> tuple[int, int]:
    """The span of the `nth` place where `words` stand in `text`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def statement(id: str, content: tuple[tuple[int, int], ...], **fields: Any) -> Statement:
    """A statement with plain values for whatever `fields` leaves out."""
    spans = [*content, *fields.get("source", ()), *fields.get("cue", ())]
    whole = (min(s for s, _ in spans), max(e for _, e in spans))
    values: dict[str, Any] = {
        "id": id, "source": (), "cue": (), "content": content, "quotation": "indirect", "speakers": (),
        "kind": "assertion", "polarity": "positive", "medium": "unknown", "said_on": None, "hedges": (),
        "basis": "unknown", "anonymity": None, "chain": (), "own_reporting": "unknown", "parent": None,
        "appearances": (whole,), "printings": (), "settled_by": None, "response": None, "flags": (),
        "confidence": 0.93,
    }  # fmt: skip
    values.update(fields)
    if not values["printings"]:
        first = Attribution(
            source=values["source"], cue=values["cue"], content=content, quotation=values["quotation"],
            confidence=values["confidence"],
        )  # fmt: skip
        values["printings"] = (first,)
    return Statement(**values)


def letters() -> Story:
    """A chain through a morning show, an UPDATE, an open question, a post printed twice."""
    doc = document(
        "letters",
        [
            ("notice", UPDATE), ("paragraph", LEAD), ("paragraph", SHOW), ("paragraph", CONFIRMED),
            ("embedded_post", PICKED_UP), ("paragraph", WITNESS), ("embedded_post", LEAK_POST),
            ("paragraph", LEAK_AGAIN),
        ],
        title="Two chefs wrote letters for a convicted coach",
        outlet="The Larder Post",
        authors=("Noor Eklund",),
        published="2024-03-08T09:30:00",
        url="https://larder.example/letters",
    )  # fmt: skip
    text = doc.text
    picked, leak = at(text, PICKED_UP), at(text, LEAK_POST)
    here = at(text, "You can read them here")
    doc = _with_posts(
        doc,
        Post(
            start=picked[0], end=picked[1], author="Ines Okafor", handle="@inesokafor9", network="twitter",
            posted_on="2024-03-07", body=(picked[0], text.index(" — Ines")), signature=at(text, "Ines Okafor", 1),
            mentions=("@tverne", "@QuillEats"),
        ),
        Post(
            start=leak[0], end=leak[1], author="Petra Lindqvist", handle="@petralindq", network="twitter",
            posted_on="2024-03-08", body=at(text, LEAK), signature=at(text, "Petra Lindqvist", 1),
        ),
    )  # fmt: skip
    doc = _with_link(doc, Link(start=here[0], end=here[1], url="https://brandt.example/letters"))
    show = at(text, "Good Morning Springfield")
    hop = Hop(entity="e5", name="Good Morning Springfield", relation="programme", evidence=show)
    reportedly = at(text, "reportedly")
    statements = (
        statement(
            "s1", (at(text, "the letters written by Quill and Verne"),),
            source=(at(text, "Court reporter Hal Brandt"),), cue=(at(text, "published"),), speakers=("e1",),
            medium="book_or_article", said_on="2024-03-08", basis="holds_document",
        ),
        statement(
            "s2", (at(text, "both Verne and Quill wrote “letters of support” for Aspen"),), quotation="mixed",
            source=(show,), cue=(at(text, "According to"),), speakers=("e5",), medium="broadcast",
            flags=(Flag(code="second_hand", evidence=(show,)),),
        ),
        statement(
            "s3", (at(text, "The full content of those letters has not been disclosed"),),
            kind="open_question", settled_by=at(text, UPDATE),
        ),
        statement(
            "s4", (at(text, "Aspen a “role model”"),), source=(at(text, "Verne", 2),), cue=(at(text, "called"),),
            quotation="mixed", speakers=("e3",), kind="opinion", medium="email_or_letter", chain=(hop,),
            own_reporting="no", hedges=(Hedge(start=reportedly[0], end=reportedly[1], text="reportedly"),),
            flags=(
                Flag(code="hedge_without_source", evidence=(reportedly,)), Flag(code="second_hand", evidence=(show,)),
            ),
            confidence=0.81,
        ),
        statement(
            "s5", (at(text, "his “exceptional character.”"),), source=(at(text, "Quill", 2),),
            cue=(at(text, "cited"),), quotation="mixed", speakers=("e2",), kind="opinion", chain=(hop,),
            medium="email_or_letter", own_reporting="no", flags=(Flag(code="second_hand", evidence=(show,)),),
        ),
        statement(
            "s6", (at(text, "that the letters exist"),), source=(at(text, "Channel 9 reporter Ines Okafor"),),
            cue=(at(text, "confirmed"),), speakers=("e6",), kind="confirmation", said_on="2024-03-07",
        ),
        statement(
            "s7", ((picked[0], text.index(" — Ines")),), speakers=("e6",), medium="social_post",
            source=(at(text, "Ines Okafor", 1),), said_on="2024-03-07", basis="holds_document",
            appearances=(picked,),
        ),
        statement(
            "s8", (at(text, "the letters from Verne and Quill"),), cue=(at(text, "confirmed", 1),),
            source=(at(text, "Petra Lindqvist, one of Aspen’s victims"),), speakers=("e7",), kind="confirmation",
            basis="took_part",
        ),
        statement(
            "s9", (at(text, LEAK),), source=(at(text, "Petra Lindqvist", 1),), speakers=("e7",), kind="forecast",
            medium="social_post", said_on="2024-03-08", appearances=(leak, at(text, LEAK_AGAIN)),
            printings=_printed_twice(text),
        ),
    )  # fmt: skip
    return Story(
        document=doc,
        statements=statements,
        entities=(
            _person("e1", "Hal Brandt", "court reporter", at(text, "Hal Brandt")),
            _person("e2", "Mara Quill", "chef", at(text, "Quill"), handles=("@QuillEats",), aliases=("Quill",)),
            _person("e3", "Tomas Verne", "chef", at(text, "Verne"), handles=("@tverne",), aliases=("Verne",)),
            _person("e4", "Rolf Aspen", "swimming coach", at(text, "Rolf Aspen")),
            Entity(id="e5", type="outlet", name="Good Morning Springfield", mentions=(show,)),
            _person("e6", "Ines Okafor", "Channel 9 reporter", at(text, "Ines Okafor"), handles=("@inesokafor9",)),
            _person("e7", "Petra Lindqvist", "one of Aspen’s victims", at(text, "Petra Lindqvist")),
        ),
        notices=(_update(text),),
        own_voice=(at(text, LEAD),),
        problems=(Problem(code="R314", message="A quotation mark has no partner.", start=3, end=4),),
    )


def unnamed() -> Story:
    """Everything rests on one person whose name is kept back."""
    first = (
        "The harbour board will sell the ferry line, a person familiar with the talks said on condition of anonymity "
        "because the sale is not public."
    )
    second = "“It is a bad deal for the islands,” the person said. A spokesman for the board declined to comment."
    doc = document(
        "ferry",
        [("paragraph", first), ("paragraph", second)],
        title="Harbour board to sell ferry line",
        outlet="Coast Courier",
        published="2024-05-02T07:00:00+01:00",
    )
    text = doc.text
    who = "a person familiar with the talks"
    statements = (
        statement(
            "s1", (at(text, "The harbour board will sell the ferry line"),), source=(at(text, who),),
            cue=(at(text, "said"),), speakers=("e1",), kind="forecast", basis="was_told",
            anonymity=Anonymity(
                description=who, grade="role", position_to_know=at(text, "familiar with the talks"),
                reason_given=at(text, "because the sale is not public"),
            ),
            own_reporting="yes",
        ),
        statement(
            "s2", (at(text, "“It is a bad deal for the islands,”"),), source=(at(text, "the person"),),
            cue=(at(text, "said", 1),), speakers=("e1",), kind="opinion", quotation="direct",
            anonymity=Anonymity(description="the person", grade="bare"),
            flags=(Flag(code="anonymous_opinion", evidence=(at(text, "the person"),)),), confidence=0.58,
        ),
    )  # fmt: skip
    people = (Entity(id="e1", type="unnamed_person", name=who, mentions=(at(text, who),)),)
    return Story(document=doc, statements=statements, entities=people)


def long(count: int = 400) -> Story:
    """`count` statements by forty people, one a paragraph."""
    lines = [f"Speaker {n % 40} said that point {n} of the plan would cost {n} crowns." for n in range(count)]
    doc = document("long", [("paragraph", line) for line in lines], title="A very long meeting", outlet="The Minutes")
    statements, start = [], 0
    for n, line in enumerate(lines):
        that = start + line.index("that point")
        said = start + line.index("said")
        statements.append(
            statement(
                f"s{n + 1}",
                ((that, start + len(line) - 1),),
                source=((start, said - 1),),
                cue=((said, said + 4),),
                speakers=(f"e{n % 40 + 1}",),
            )
        )
        start += len(line) + 2
    people = tuple(_person(f"e{n + 1}", f"Speaker {n}", "member", (0, 1)) for n in range(min(40, count)))
    return Story(document=doc, statements=tuple(statements), entities=people)


HOSTILE = "<script>alert(1)</script>\x1b[31mred\u202egnp.exe[bold]x[/bold]"


def hostile() -> Story:
    """Markup, terminal escapes and bidi overrides wherever a text from outside is shown."""
    doc = document(
        "hostile",
        [("paragraph", f"{HOSTILE} said “{HOSTILE}” & left."), ("notice", f"UPDATE: {HOSTILE}")],
        title=HOSTILE,
        outlet=HOSTILE,
        authors=(HOSTILE,),
        published=HOSTILE,
        url='https://x.example/"><script>alert(2)</script>',
    )
    text = doc.text
    link = Link(start=0, end=8, url="javascript:alert(3)")
    said = statement(
        "s1", (at(text, f"“{HOSTILE}”"),), source=(at(text, HOSTILE),), cue=(at(text, "said"),),
        quotation="direct", speakers=("e1",),
        chain=(Hop(entity=None, name=HOSTILE, relation="outlet", evidence=(0, 5)),),
        hedges=(Hedge(start=0, end=5, text=HOSTILE),), said_on=HOSTILE,
        anonymity=Anonymity(description=HOSTILE, grade="bare"),
    )  # fmt: skip
    return Story(
        document=_with_link(doc, link),
        statements=(said,),
        entities=(Entity(id="e1", type="person", name=HOSTILE, roles=(HOSTILE,), handles=(HOSTILE,)),),
        notices=(Notice(type="update", start=text.index("UPDATE"), end=len(text), date=HOSTILE),),
        own_voice=((0, len(text)),),
        problems=(Problem(code="R314", message=HOSTILE, source=HOSTILE),),
    )


def _person(id: str, name: str, role: str, mention: tuple[int, int], **fields: Any) -> Entity:
    return Entity(id=id, type="person", name=name, roles=(role,), mentions=(mention,), **fields)


def _update(text: str) -> Notice:
    start, end = at(text, UPDATE)
    superseded = at(text, "The full content of those letters has not been disclosed")
    return Notice(type="update", start=start, end=end, date="2024-03-08", supersedes=(superseded,))


def _printed_twice(text: str) -> tuple[Attribution, ...]:
    body = at(text, LEAK)
    again = (
        at(text, "“The letters will come out soon,”"),
        at(text, "“But I want you all to know what they asked of the judge.”"),
    )
    source, cue = at(text, "Lindqvist", text.count("Lindqvist") - 1), at(text, "tweeted")
    return (
        Attribution(source=(at(text, "Petra Lindqvist", 1),), cue=(), content=(body,), quotation="direct",
                    confidence=1.0, post=1),
        Attribution(source=(source,), cue=(cue,), content=again, quotation="direct", confidence=0.95),
    )  # fmt: skip


def _with_posts(doc: Document, *posts: Post) -> Document:
    import msgspec

    return msgspec.structs.replace(doc, posts=posts)


def _with_link(doc: Document, *links: Link) -> Document:
    import msgspec

    return msgspec.structs.replace(doc, links=links)
