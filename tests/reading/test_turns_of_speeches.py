"""A long speech has few labels: who opens it in capitals, and speaks again after others, has the floor in between."""

from __future__ import annotations

from reportedly.reading import from_text

SAID = "We will mend the old bridge before the winter, and I say so again."


def test_a_speech_with_few_labels_is_a_transcript() -> None:
    parts = [f"ANN ROE: {SAID}", *[SAID] * 30, "AUDIENCE: Hear, hear.", f"ANN ROE: {SAID}", *[SAID] * 30]
    blocks = from_text("\n\n".join(parts), id="speech").blocks
    assert {block.speaker for block in blocks} == {"ANN ROE", "AUDIENCE"}
    assert sum(block.speaker == "ANN ROE" for block in blocks) == len(parts) - 1


def test_headings_in_capitals_are_no_turns() -> None:
    parts = ["THE BRIDGE: What we know.", *[SAID] * 10, "THE FERRY: What comes next.", *[SAID] * 10]
    assert all(block.kind != "turn" for block in from_text("\n\n".join(parts), id="story").blocks)
