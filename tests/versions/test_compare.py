"""Two versions of a story: every change is classed right, and nothing is called silent that is not."""

from __future__ import annotations

import pytest

from reportedly.change import Change
from reportedly.story import Story
from reportedly.versions import compare

from .pairs import PAIRS, STORY, Versions, story


def shown(changes: tuple[Change, ...]) -> list[tuple[str, str | None, str | None, bool]]:
    return [
        (
            change.kind,
            None if change.old is None else change.old.text,
            None if change.new is None else change.new.text,
            change.silent,
        )
        for change in changes
    ]


def fits(found: tuple[object, ...], wanted: tuple[object, ...]) -> bool:
    return all(want in ("*", got) for got, want in zip(found, wanted, strict=True))


def holds(old: Story, new: Story, changes: tuple[Change, ...]) -> bool:
    """Every word of a change stands at its place."""
    return all(
        words is None or words.start is None or story.document.text[words.start : words.end] == words.text
        for change in changes
        for story, words in ((old, change.old), (new, change.new), (new, change.notice))
    )


@pytest.mark.parametrize("versions", PAIRS, ids=lambda versions: versions.name)
def test_every_change_is_classed_right(versions: Versions) -> None:
    old, new = versions.stories()
    changes = compare(old, new)
    found = sorted(shown(changes), key=repr)
    wanted = sorted(versions.changes, key=repr)
    assert len(found) == len(wanted) and all(map(fits, found, wanted)), f"{found}\n{wanted}"
    assert holds(old, new, changes)


@pytest.mark.parametrize("versions", PAIRS, ids=lambda versions: versions.name)
def test_a_reading_without_statements_makes_no_other_change(versions: Versions) -> None:
    old, new = versions.stories()
    bare = Story(document=old.document), Story(document=new.document)
    wanted = sorted(kind for kind, _, _, _ in versions.changes)
    for pair in ((bare[0], new), (old, bare[1])):
        assert sorted(change.kind for change in compare(*pair)) == wanted


def test_a_notice_that_words_were_removed_tells_of_all_that_went_from_there() -> None:
    first, second = "Hal Brandt said that Odile Marsh had been paid by the buyer.", "He said that she knew the price."
    note = "! EDITOR’S NOTE: A claim by Hal Brandt about Odile Marsh has been removed from this article.\n"
    said = (("Hal Brandt", "person", "Odile Marsh had been paid"), ("He", "person", "that she knew the price"))
    changes = compare(story(f"{STORY}{first} {second}", said), story(note + STORY))
    assert shown(changes) == [("withdrawn", first, None, False), ("withdrawn", second, None, False)]
    assert [change.notice and change.notice.type for change in changes] == ["editors_note", "editors_note"]
