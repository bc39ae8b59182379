"""From scores to candidates, with scores built by hand."""

from __future__ import annotations

import numpy as np

from reportedly.extraction.boundaries import Boundaries
from reportedly.extraction.decode import ROLES, Scores, best_labels, decode
from reportedly.extraction.windows import Window

TEXT = "Roe said that it fell"
OFFSETS = [(-1, -1), (0, 3), (4, 8), (9, 13), (14, 16), (17, 21), (-1, -1)]
PLAIN = Boundaries(*np.zeros((3, 1), dtype=np.bool_))
LETTERS = {"-": 0, "S": 1, "s": 2, "C": 3, "c": 4, "U": 5}


def window(*, own: tuple[int, int] = (0, len(TEXT))) -> Window:
    n = len(OFFSETS)
    flat = np.zeros(n, dtype=np.int64)
    return Window(flat, flat, flat, np.array(OFFSETS, dtype=np.int64), own)


def scores(anchors: dict[int, str], *, begins: dict[int, float] | None = None) -> Scores:
    """Scores that plainly say, for the cue at each anchor, the labels written as letters."""
    n = len(OFFSETS)
    cues = np.zeros((n, 3), dtype=np.float32)
    cues[:, 0] = 4.0
    for at in anchors:
        cues[at] = (0.0, (begins or {}).get(at, 4.0), 0.0)
    roles = np.zeros((len(anchors), n, len(ROLES)), dtype=np.float32)
    for row, letters in enumerate(anchors.values()):
        for at, letter in enumerate(letters):
            roles[row, at, LETTERS[letter]] = 6.0
    return Scores(cues, np.array(list(anchors), dtype=np.int64), roles)


def test_a_cue_with_its_source_and_content() -> None:
    (found,) = decode([(window(), scores({2: "-SUCcc-"}))], PLAIN)
    assert (found.source, found.cue, found.content) == (((0, 3),), (4, 8), ((9, 21),))
    assert all(figure > 0.9 for figure in found.evidence)


def test_a_source_is_not_invented() -> None:
    (found,) = decode([(window(), scores({2: "--UCcc-"}))], PLAIN)
    assert found.source == ()


def test_of_two_anchors_in_one_cue_the_likelier_stays() -> None:
    (found,) = decode([(window(), scores({2: "-SUUCc-", 3: "-SUUCc-"}, begins={2: 3.0, 3: 1.0}))], PLAIN)
    assert found.cue == (4, 13)


def test_a_cue_that_the_window_only_repeats_is_left_to_its_owner() -> None:
    assert decode([(window(own=(9, 21)), scores({2: "-SUCcc-"}))], PLAIN) == []


def test_a_span_cannot_go_on_that_has_not_begun() -> None:
    logs = np.log(np.full((1, 3, 6), 0.01, dtype=np.float32))
    logs[0, 0, 4] = logs[0, 1, 4] = logs[0, 2, 4] = np.log(0.6)
    logs[0, 0, 3] = np.log(0.3)
    assert best_labels(logs, np.zeros((1, 3), dtype=np.float32)).tolist() == [[3, 4, 4]]


def test_windows_decoded_together_or_alone_give_the_same() -> None:
    one, other = (window(), scores({2: "-SUCcc-"})), (window(), scores({4: "CccSU--"}))
    assert decode([one, other], PLAIN) == decode([one], PLAIN) + decode([other], PLAIN)


def test_nothing_comes_of_no_anchors() -> None:
    assert decode([(window(), scores({}))], PLAIN) == []
    assert decode([], PLAIN) == []


def test_a_content_goes_on_over_an_unlikely_piece_where_ending_costs_more() -> None:
    logs = np.log(np.full((1, 3, 6), 0.01, dtype=np.float32))
    logs[0, 0, 3] = logs[0, 1, 0] = np.log(0.9)
    logs[0, 1, 4], logs[0, 2, 4], logs[0, 2, 0] = np.log((0.1, 0.6, 0.4))
    ending = np.zeros((1, 3), dtype=np.float32)
    assert best_labels(logs, ending).tolist() == [[3, 0, 0]]
    ending[0, 1] = 4.0
    assert best_labels(logs, ending).tolist() == [[3, 4, 4]]
