"""What stands in what, and which of two rivals stays."""

from __future__ import annotations

from reportedly.extraction.decode import Candidate
from reportedly.extraction.marks import quotations
from reportedly.extraction.nesting import Ranked, arranged, holders, seen_from_inside, worth_reading_again
from reportedly.statement import Attribution

SURE = (1.0, 1.0, 1.0, 1.0)


def ranked(cue: tuple[int, int], content: tuple[int, int], confidence: float) -> Ranked:
    return Ranked(Candidate((), cue, (content,), SURE), confidence)


def found(cue: tuple[int, int], content: tuple[int, int]) -> Attribution:
    return Attribution(source=(), cue=(cue,), content=(content,), quotation="indirect", confidence=0.9)


def test_of_two_that_claim_one_content_the_surer_stays() -> None:
    weak, strong = ranked((0, 4), (5, 40), 0.4), ranked((41, 45), (5, 38), 0.8)
    assert arranged([weak, strong]) == [strong]


def test_one_inside_the_content_of_another_is_no_rival() -> None:
    outer, inner = ranked((0, 4), (5, 40), 0.5), ranked((10, 14), (15, 40), 0.9)
    assert len(arranged([outer, inner])) == 2


def test_the_holder_is_the_tightest_content_around_the_cue() -> None:
    chain = [found((0, 4), (5, 60)), found((10, 14), (15, 60)), found((20, 24), (25, 60))]
    assert holders(chain) == [None, 0, 1]


def test_two_in_each_other_have_no_holder() -> None:
    loop = [found((0, 4), (10, 20)), found((12, 14), (0, 6))]
    assert holders(loop) == [None, None]


def test_only_contents_with_a_reporting_word_are_read_again() -> None:
    text = "that Roe told her about it. that the bridge fell into the river."
    spans = ((0, 26), (28, len(text)))
    assert list(worth_reading_again(text, spans)) == [(0, 26)]


def test_from_inside_the_outer_marks_are_gone() -> None:
    text = "“He said ‘no’ to me,”"
    inner, spans = seen_from_inside(text, quotations(text), [(0, len(text))])
    assert [(text[q.start : q.end], q.depth) for q in inner] == [("‘no’", 0)]
    assert spans == [(1, len(text) - 1)]


def test_what_is_read_again_begins_behind_the_that_which_leads_to_it() -> None:
    text = "Okoro said that Brandt had told her, and that nobody knew."
    spans = [(11, 35), (37, 57)]
    _, shown = seen_from_inside(text, [], spans)
    assert [text[a:b] for a, b in shown] == ["Brandt had told her", "nobody knew"]
