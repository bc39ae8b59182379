"""An invented story and a debate that it quotes from, with statements made by hand: no model is loaded."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.checking import Checker
from reportedly.checking.accepted import Accepted
from reportedly.checking.findings import judged
from reportedly.document import Document
from reportedly.entity import Entity
from reportedly.reading import from_text
from reportedly.report.checked import Checked, numbered
from reportedly.statement import Statement
from reportedly.story import Story
from stories import at, statement

DEBATE = "\n\n".join(
    f"{who}: {words}"
    for who, words in [
        ("MODERATOR", "Good evening. Mayor Roe, will you close the old bridge?"),
        ("MS. ROE", "I say that we must close the old bridge before the winter. Nobody will pay for the ferry."),
        ("MR. ODUYA", "We have a duty to the people who live there. The county would pay. It has the money."),
        ("MODERATOR", "And the engineers?"),
        ("MS. ROE", "We have the report of the engineers, and I have read it to the end."),
    ]
)
STORY = (
    "Bridge to close\n\n"
    "“We must close the bridge at once before the winter,” said Ann Roe, the mayor.\n\n"
    "“You have a duty to the people who live there,” said Ben Oduya. “The county would pay,” he said.\n\n"
    "“We have the report of the engineers,” Oduya said. Roe called it “the end.”\n\n"
    "“The islands will have nothing but the wind,” said Dana Whitlock, before the film “Long Water”.\n\n"
    "Roe said that she had read all that the engineers reported."
)
SAID = [
    ("“We must close the bridge at once before the winter,”", "e1", "direct"),
    ("“You have a duty to the people who live there,”", "e2", "direct"),
    ("“The county would pay,”", "e2", "direct"),
    ("“We have the report of the engineers,”", "e2", "direct"),
    ("it “the end.”", "e1", "mixed"),
    ("“The islands will have nothing but the wind,”", "e3", "direct"),
    ("that she had read all that the engineers reported", "e1", "indirect"),
]
VERDICTS = ["altered", "altered", "printed", "speaker", "printed", "not_found", "nobodys", "paraphrased"]
"""What the checks of the story come to, in its order."""


def debate() -> Document:
    return from_text(DEBATE, id="debate")


def bridge(text: str = STORY, *, id: str = "bridge") -> Story:
    said: list[Statement] = [
        statement(f"s{number}", (at(text, words),), speakers=(speaker,), quotation=quotation)
        for number, (words, speaker, quotation) in enumerate(SAID, 1)
        if words in text
    ]
    people = [("Ann Roe", "e1"), ("Ben Oduya", "e2"), ("Dana Whitlock", "e3")]
    entities = tuple(Entity(id=key, type="person", name=name, mentions=()) for name, key in people)
    return Story(document=from_text(text, id=id), statements=tuple(said), entities=entities)


def checked(
    story: Story | None = None,
    documents: Sequence[Document] | None = None,
    accepted: Sequence[Accepted] = (),
    *,
    first: int = 1,
) -> Checked:
    """A story with its judged checks, numbered from `first`."""
    story, documents = story or bridge(), documents or [debate()]
    checks = [judged(found, accepted) for found in Checker(documents).checks(story)]
    return Checked(story, numbered(checks, first=first), {document.id: document for document in documents})
