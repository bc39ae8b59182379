"""Which claim a statement joins, and by which words a story is found again."""

from __future__ import annotations

from reportedly.linking.claims import KEYS, choose, key, keys
from reportedly.linking.sameness import Verdict

SAME = Verdict(True, "same_sense", 0.8)
FAR = Verdict(False, "unlike", 0.3)
AGAINST = Verdict(False, "other_number", 0.9, True)


def test_the_claim_that_most_members_speak_for() -> None:
    chosen = choose({1: [(10, SAME), (11, FAR)], 2: [(20, SAME), (21, SAME)]})
    assert chosen is not None and (chosen.claim, chosen.member) == (2, 20)


def test_one_member_out_of_many_is_not_enough() -> None:
    assert choose({1: [(10, SAME), (11, FAR), (12, FAR)]}) is None


def test_one_contradiction_is_enough_to_stay_out() -> None:
    assert choose({1: [(10, SAME), (11, SAME), (12, AGAINST)]}) is None


def test_of_equals_the_oldest() -> None:
    chosen = choose({7: [(70, SAME)], 3: [(30, SAME)]})
    assert chosen is not None and chosen.claim == 3
    assert choose({}) is None


def test_keys_are_rare_words_and_bounded() -> None:
    words = {f"word{n}": 1 for n in range(500)}
    chosen = keys(words, {"word7": 900}, 1000)
    assert len(chosen) == KEYS and "word7" not in chosen
    assert keys(words, {}, 0) == keys(dict(reversed(words.items())), {}, 0)


def test_a_word_is_a_number_that_fits() -> None:
    assert 0 < key("bridge") < 2**63
    assert key("\ud800") == key("\ud801")
