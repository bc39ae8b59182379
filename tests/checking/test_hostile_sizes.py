"""The whole command over large stories and documents takes bounded time."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from reportedly.cli import main

SECONDS = 30.0
"""More than twice what the slowest of them takes."""


def words(count: int) -> list[str]:
    chance = random.Random(3)
    return [f"w{chance.randrange(20_000):x}" for _ in range(count)]


def quotations(said: list[str], count: int) -> str:
    chance = random.Random(4)
    found = []
    for at in range(count):
        begin = chance.randrange(len(said) - 10)
        quoted = said[begin : begin + 10]
        if at % 3 == 0:
            quoted[4] = "bridge"
        found.append(f"“{' '.join(quoted)},” said Ann Roe.")
    return "\n\n".join(found)


SAID = words(100_000)
ALTERED = " ".join((*SAID[:50_000], "bridge", *SAID[50_000:]))
CASES = {
    "many quotations": (
        quotations(SAID, 5_000),
        "\n\n".join(" ".join(SAID[at : at + 20]) for at in range(0, len(SAID), 20)),
    ),
    "a quotation of many words": (f"“{ALTERED},” said Ann Roe.", " ".join(SAID)),
    "a million equal words": (f"“{'word ' * 500}bridge {'word ' * 500},” said Ann Roe.", "word " * 1_000_000),
}


@pytest.mark.parametrize("case", CASES)
def test_the_time_of_a_check_is_bounded(case: str, tmp_path: Path) -> None:
    story, document = CASES[case]
    (tmp_path / "story.txt").write_text(story, "utf-8")
    (tmp_path / "speech.txt").write_text(document, "utf-8")
    began = time.process_time()
    with pytest.raises(SystemExit) as ended:
        main(["check", str(tmp_path / "story.txt"), "--against", str(tmp_path / "speech.txt"), "--json", "--quiet"])
    assert time.process_time() - began < SECONDS
    assert ended.value.code in (0, 1)


def test_a_document_may_be_longer_than_a_story(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    said = "\n\n".join(" ".join(SAID[at : at + 20]) for at in range(0, len(SAID), 20)) + "\n\n"
    (tmp_path / "speech.txt").write_text(said * 3, "utf-8")
    (tmp_path / "story.txt").write_text(f"“{' '.join(SAID[500:510])},” said Ann Roe.", "utf-8")
    story, speech = str(tmp_path / "story.txt"), str(tmp_path / "speech.txt")
    with pytest.raises(SystemExit) as ended:
        main(["check", story, "--against", speech, "--json"])
    assert ended.value.code == 0
    assert b'"class":"verbatim"' in capsysbinary.readouterr().out
    with pytest.raises(SystemExit) as ended:
        main(["read", speech])
    assert ended.value.code != 0
    assert b"R204" in capsysbinary.readouterr().err
