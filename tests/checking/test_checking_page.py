"""What docs/checking.md says is so: each class by its example, what counts, the settings that it shows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from checks import checked
from reportedly.checking.accepted import read_accepted
from reportedly.claim import WordingClass
from reportedly.reading import from_text
from reportedly.story import Story
from stories import at, statement

PAGE = (Path(__file__).parents[2] / "docs" / "checking.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(\w+)` \| [^|]+ \| “(.+)” \| (yes|no) \|$", PAGE, flags=re.MULTILINE)
PARTS = [" ".join(part.split()) for part in re.findall(r"\*([A-Z][^*]+\.)\*", PAGE)]
FILLER = " ".join(f"Item {number} of the list concerns parcel {number * 7} near the mill." for number in range(12))
SPEECH = f" {FILLER} ".join(PARTS)


def test_every_class_has_an_example() -> None:
    assert [name for name, _, _ in ROWS] == list(get_args(WordingClass))
    assert len(PARTS) == 2


@pytest.mark.parametrize(("name", "quotation", "counts"), ROWS, ids=[name for name, _, _ in ROWS])
def test_an_example_is_of_its_class_and_counts_as_the_page_says(name: str, quotation: str, counts: str) -> None:
    text = f"“{quotation},” said Ann Roe."
    said = (statement("s1", (at(text, f"“{quotation},”"),), quotation="direct"),)
    held = checked(Story(document=from_text(text, id="story"), statements=said), [from_text(SPEECH, id="speech")])
    (it,) = held.checks
    assert (it.check.wording, it.check.finding) == (name, counts == "yes")


def test_the_settings_that_are_shown_are_read(tmp_path: Path) -> None:
    (shown,) = re.findall(r"^```toml\n(.*?)^```", PAGE, flags=re.MULTILINE | re.DOTALL)
    (tmp_path / "reportedly.toml").write_text(shown, encoding="utf-8")
    (entry,) = read_accepted(tmp_path / "reportedly.toml")
    story = Story(document=from_text(f"“{entry.wording}”", id="bridge"))
    speech = from_text(f"{entry.original} before the winter.", id="speech")
    assert [it.verdict for it in checked(story, [speech], [entry]).checks] == ["accepted"]


def test_the_python_that_is_shown_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (shown,) = re.findall(r"^```python\n(.*?)^```", PAGE, flags=re.MULTILINE | re.DOTALL)
    exec(shown, {})
    assert capsys.readouterr().out == "elided We must close the old bridge\n"
