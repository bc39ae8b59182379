"""Who is described first and named after: only where nobody else can be meant."""

from __future__ import annotations

import pytest

from reportedly.entity import Entity
from reportedly.linking.introductions import introduced
from stories import at

FIRST = "A night porter told the Post that the safe was open. "


def found(text: str, *names: str) -> dict[str, str]:
    porter = text.partition(" told")[0]
    entities = [Entity(id="porter", type="unnamed_person", name=porter.lower(), mentions=(at(text, porter),))]
    entities += [Entity(id=name, type="person", name=name, mentions=(at(text, name),)) for name in names]
    return introduced(entities, text)


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}“I saw it,” said the porter, Ann Roe.",
        f"{FIRST}The porter, Ann Roe, has left.",
        f"{FIRST}The old porter Ann Roe ran.",
    ],
)
def test_who_is_named_behind_the_same_word_is_the_one(text: str) -> None:
    assert found(text, "Ann Roe") == {"porter": "Ann Roe"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"{FIRST}“I saw it,” said Ann Roe, a porter.", ["Ann Roe"]),
        (f"{FIRST}“I saw it,” said the guard, Ann Roe.", ["Ann Roe"]),
        (f"{FIRST}The porter, Ann Roe, ran. So did the porter, Hal Brandt.", ["Ann Roe", "Hal Brandt"]),
        (f"{FIRST}Ann Roe ran. The porter, Ann Roe, has left.", ["Ann Roe"]),
        ("The night porter told the Post that it was open. “No,” said the porter, Ann Roe.", ["Ann Roe"]),
    ],
)
def test_nobody_is_where_another_may_be_meant(text: str, names: list[str]) -> None:
    assert found(text, *names) == {}
