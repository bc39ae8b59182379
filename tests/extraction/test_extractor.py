"""The trained network with its rules, on passages about invented people."""

from __future__ import annotations

import pytest

from reportedly import from_text
from reportedly.extraction import Extractor
from reportedly.extraction.extractor import NESTED_CUT, outer_or_sure
from reportedly.statement import Attribution


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def read(extractor: Extractor, text: str) -> list[Attribution]:
    return list(extractor.extract(from_text(text, id="passage")).attributions)


def shown(text: str, found: Attribution) -> tuple[str, str, str]:
    return tuple(" … ".join(text[a:b] for a, b in spans) for spans in (found.source, found.cue, found.content))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "quotation"),
    [
        (
            "“The dam will hold,” Mayor Ada Okoro said on Tuesday.",
            "Mayor Ada Okoro",
            "said",
            "“The dam will hold,”",
            "direct",
        ),
        (
            "Lewis Brandt, the engineer, said that the dam would hold.",
            "Lewis Brandt",
            "said",
            "that the dam would hold",
            "indirect",
        ),
        (
            'According to the report, the dam was "a disaster".',
            "the report",
            "According to",
            'the dam was "a disaster"',
            "mixed",
        ),
        (
            "Brandt described the mayor as a “role model” for engineers.",
            "Brandt",
            "described",
            "“role model”",
            "mixed",
        ),
    ],
)
def test_source_cue_and_content(
    extractor: Extractor, text: str, source: str, cue: str, content: str, quotation: str
) -> None:
    found = [a for a in read(extractor, text) if a.parent is None]
    assert len(found) == 1
    who, how, what = shown(text, found[0])
    assert source in who
    assert cue in how
    assert content in what
    assert found[0].quotation == quotation
    assert 0 < found[0].confidence <= 1


def test_both_halves_of_a_parted_quotation_are_one_content(extractor: Extractor) -> None:
    text = "“The dam will hold,” Okoro said. “We have checked it twice this week.”"
    found = [a for a in read(extractor, text) if a.cue]
    assert len(found) == 1
    assert len(found[0].content) == 2


def test_an_attribution_inside_a_content_has_its_parent(extractor: Extractor) -> None:
    text = "Okoro said on Monday that Brandt had told her that the dam would not survive another winter."
    found = read(extractor, text)
    inner = [a for a in found if a.parent is not None]
    assert inner
    assert "told" in shown(text, inner[0])[1]
    assert "said" in shown(text, found[inner[0].parent])[1]  # type: ignore[index]


def test_a_quotation_without_a_speaker_is_kept(extractor: Extractor) -> None:
    text = "The hall fell silent. “Nobody asked us before they shut the gates.” The lights went out."
    assert any("Nobody asked us" in shown(text, a)[2] for a in read(extractor, text))


def test_the_same_text_gives_the_same(extractor: Extractor) -> None:
    text = "“It fell,” Roe said. Brandt denied that it had fallen."
    assert read(extractor, text) == read(extractor, text) == read(Extractor(), text)


def test_nothing_is_found_in_nothing(extractor: Extractor) -> None:
    assert read(extractor, "") == []
    assert read(extractor, "\n\n \n") == []


def test_a_very_long_text_is_searched_up_to_a_point_and_says_so(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.extraction.encoder.PIECES_READ", 300)
    text = "\n\n".join(f"“It fell {n} times,” Roe said on Monday, and nobody came to look at it." for n in range(40))
    found = extractor.extract(from_text(text, id="long"))
    (problem,) = found.problems
    assert problem.code == "R325"
    assert problem.start is not None
    assert 0 < problem.start < len(text) == problem.end
    assert all(end <= problem.start for a in found.attributions if a.cue for _, end in a.content)


def test_what_stands_inside_a_content_must_be_surer_than_the_rest() -> None:
    def told(source: int, end: int, sure: float) -> Attribution:
        return Attribution(
            source=((source, source + 3),),
            cue=((source + 4, source + 8),),
            content=((source + 9, end),),
            quotation="indirect",
            confidence=sure,
        )

    outer, weak, sure = told(0, 40, NESTED_CUT - 0.05), told(9, 30, NESTED_CUT - 0.05), told(9, 30, NESTED_CUT)
    assert outer_or_sure([outer, weak]) == [outer]
    assert outer_or_sure([outer, sure]) == [outer, sure]


def test_quotations_behind_what_is_searched_are_no_statements(extractor: Extractor) -> None:
    found = extractor.extract(from_text("“We wait for the boats,” Ada Lindgren said.\n\n" * 5_000, id="book"))
    (left,) = [problem for problem in found.problems if problem.code == "R325"]
    assert max(end for a in found.attributions for _, end in a.content) <= (left.start or 0)
