"""Who "he", "she", "they" and "it" are: by gender, nearness, and who stands in the foreground."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from .._typing import Span, Spans
from . import lexicon
from .cast import Cast
from .figure import Figure

HE = frozenset(["he", "him", "his", "himself"])
SHE = frozenset(["she", "her", "hers", "herself"])
THEY = frozenset(["they", "them", "their", "theirs", "themselves", "both", "others"])
IT = frozenset(["it", "its", "itself", "which"])
SECOND = frozenset(["you", "your", "yours"])
FIRST = frozenset(["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"])
RELATIVE = frozenset(["who", "whom", "whose", "that", "which"])
ALL = HE | SHE | (THEY - {"others"}) | IT | FIRST | SECOND | RELATIVE

_PREPOSITIONS = lexicon.grammar("prepositions")
_LOOK_BACK = 24
_FAR = 20
_THIS_IS = re.compile(r"(?:this is|i am|i[’']m|name is|call me) \Z", re.IGNORECASE)
_HEARD = 3_000  # characters of a quotation in which those it speaks of are looked for
_PAIRED = 2_000  # characters before "they" in which a pair is looked for, in the longest sentences


class Weights(NamedTuple):
    """What counts for and against being meant by a pronoun; set by trial on news and interviews."""

    sentence: float = 0.5
    across_quotation: float = 1.2
    gender: float = 0.6
    often: float = 0.25
    opens: float = 1.0
    preposition: float = 0.7
    owner: float = 0.6
    spoke_last: float = 1.6
    spoke: float = 0.8
    introduced: float = 1.8
    spoken_of: float = 2.5


WEIGHTS = Weights()


def holding(spans: Sequence[Span], at: int) -> int:
    """Where the one of these spans begins that holds a place, -1 where none does."""
    low = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return spans[low][0] if low >= 0 and spans[low][1] > at else -1


class Foreground:
    """The people of a text as a reader has them in mind at one place of it.

    `aside` are the lines that name who wrote the text: nobody there is meant by a pronoun in it. `quoted`
    and `aside` stand in order and do not overlap.
    """

    def __init__(
        self,
        cast: Cast,
        sentences: list[int],
        quoted: list[Span],
        aside: Sequence[Span] = (),
    ) -> None:
        self.cast = cast
        self.sentences = sentences
        self.quoted = quoted
        self.aside = aside
        self._introduced = {
            spot.start for spot in cast.spots if spot.figure.roles and cast.text[spot.end : spot.end + 1] == ","
        }
        self.spoken: list[tuple[int, Figure]] = []

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds a place."""
        return bisect_right(self.sentences, at) - 1

    def speaks(self, at: int, figure: Figure) -> None:
        """Note that somebody spoke, or was meant by a pronoun, at a place."""
        low = bisect_left(self.spoken, at, key=lambda pair: pair[0])
        self.spoken.insert(low, (at, figure))

    def last_speaker(self, at: int) -> Figure | None:
        """Who spoke last before a place."""
        low = bisect_left(self.spoken, at, key=lambda pair: pair[0])
        return self.spoken[low - 1][1] if low else None

    def spoken_between(self, begin: int, end: int) -> list[Figure]:
        """Who spoke in `[begin, end)`, as far as is known, in order."""
        low = bisect_left(self.spoken, begin, key=lambda pair: pair[0])
        high = bisect_left(self.spoken, end, key=lambda pair: pair[0])
        return [figure for _, figure in self.spoken[low:high]]

    def quotation(self, at: int) -> int:
        """Where the quotation begins that holds a place, -1 outside of all."""
        return holding(self.quoted, at)

    def person(self, at: int, gender: str, unlike: Sequence[Figure] = (), content: Spans = ()) -> Figure | None:
        """Who "he" or "she" is at a place, and none of `unlike`; None where nobody fits.

        Of whom `content` speaks, who says it, seldom is somebody named only there.
        """
        return self._best(at, gender, ("person", "unnamed_person"), unlike, content)

    def thing(
        self, at: int, types: tuple[str, ...] = ("organization", "outlet", "document"), *, reach: int = _FAR
    ) -> Figure | None:
        """What "it" or "which" is at a place: a body, an outlet or a document, or one of some of these `types`,
        named or speaking no more than `reach` sentences before."""
        return self._best(at, "", types, reach=reach)

    def several(self, at: int) -> list[Figure]:
        """Who "they" are: the last group, pair of people or body that spoke or was named."""
        here = self.sentence(at)
        low = bisect_left(self.spoken, at, key=lambda pair: pair[0])
        for where, figure in reversed(self.spoken[max(0, low - 6) : low]):
            if self.sentence(where) < here - 3:
                break
            if (
                figure.type == "group"
                or figure.plural
                or (figure.type == "organization" and self.sentence(where) >= here - 2)
            ):
                return [figure]
            together = list(dict.fromkeys(self.spoken_between(where, where + 1)))
            if len(together) > 1:
                return together
        return self._pair(at, here)

    def _pair(self, at: int, here: int) -> list[Figure]:
        """The two people last put together as a pair, in this sentence or the one before."""
        begin = max(self.sentences[max(0, here - 2)] if self.sentences else 0, at - _PAIRED)
        spots = [spot for spot in self.cast.at(begin, at) if spot.figure.type == "person"]
        for one, other in zip(reversed(spots[:-1]), reversed(spots[1:]), strict=True):
            if self.cast.text[one.end : other.lead] in (" and ", " & ") and one.figure is not other.figure:
                return [one.figure, other.figure]
        return []

    def _best(
        self,
        at: int,
        gender: str,
        types: tuple[str, ...],
        unlike: Sequence[Figure] = (),
        content: Spans = (),
        reach: int = _FAR,
    ) -> Figure | None:
        here = self.sentence(at)
        inside = self.quotation(at)
        scores: dict[int, tuple[float, Figure]] = {}
        before = self.sentence(content[0][0]) - 1 if content and content[0][0] < at else -1
        spoken_of = {
            spot.figure
            for a, b in content
            for spot in self.cast.at(a, min(b, a + _HEARD))
            if not _THIS_IS.search(self.cast.text, max(a, spot.lead - 12), spot.lead)
        }
        for start, figure, bonus in self._nearby(at, types):
            if figure.type not in types or figure in unlike or (gender and figure.gender and figure.gender != gender):
                continue
            if figure.name.startswith("@"):
                bonus -= 1.0
            distance = here - self.sentence(start)
            if distance > reach or holding(self.aside, start) >= 0:
                continue
            score = bonus - WEIGHTS.sentence * distance
            if figure in spoken_of:
                score -= WEIGHTS.spoken_of
            if self.quotation(start) != inside:
                score -= WEIGHTS.across_quotation
            if gender and figure.gender == gender:
                score += WEIGHTS.gender
            if start == figure.first and start in self._introduced and self.sentence(start) == before:
                score += WEIGHTS.introduced
            score += WEIGHTS.often * math.log2(1 + len(figure.mentions))
            known = scores.get(id(figure))
            if known is None or known[0] < score:
                scores[id(figure)] = (score, figure)
        if not scores:
            return None
        return max(scores.values(), key=lambda pair: pair[0])[1]

    def _nearby(self, at: int, types: tuple[str, ...]) -> list[tuple[int, Figure, float]]:
        """Those named or speaking before a place, each with how far it stands in the foreground."""
        found: list[tuple[int, Figure, float]] = []
        spots = self.cast.spots
        high = bisect_left(spots, at, key=lambda spot: spot.start)
        last_sentence = -1
        for spot in spots[max(0, high - _LOOK_BACK) : high]:
            sentence = self.sentence(spot.start)
            bonus = 0.0
            owner = self.cast.text[spot.end : spot.end + 2] in ("’s", "'s")
            subject = self.is_subject(spot.start)
            if sentence != last_sentence and subject:
                bonus += WEIGHTS.opens
            if not owner and spot.figure.type in types:
                last_sentence = sentence
            if not subject:
                bonus -= WEIGHTS.preposition
            if owner:
                bonus -= WEIGHTS.owner
            found.append((spot.start, spot.figure, bonus))
        low = bisect_left(self.spoken, at, key=lambda pair: pair[0])
        for i, (where, figure) in enumerate(self.spoken[max(0, low - 4) : low]):
            found.append((where, figure, WEIGHTS.spoke_last if i == min(3, low - 1) else WEIGHTS.spoke))
        return found

    def is_subject(self, start: int) -> bool:
        """Whether no preposition stands right before a name."""
        words = self.cast.text[max(0, start - 24) : start].split()
        for word in reversed(words[-3:]):
            low = word.lower().strip('“"(,')
            if low in _PREPOSITIONS:
                return False
            if not (word[:1].isupper() or low in ("the", "a", "an", "and")):
                return True
        return True
