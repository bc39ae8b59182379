"""Who "he", "she", "they" and "it" are: by gender, nearness, and who stands in the foreground."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import NamedTuple

from .._typing import Span, Spans
from . import clues
from .cast import Cast, Spot
from .clues import WEIGHTS
from .figure import Figure

HE = frozenset(["he", "him", "his", "himself"])
SHE = frozenset(["she", "her", "hers", "herself"])
THEY = frozenset(["they", "them", "their", "theirs", "themselves", "both", "others"])
IT = frozenset(["it", "its", "itself", "which"])
SECOND = frozenset(["you", "your", "yours"])
FIRST = frozenset(["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"])
RELATIVE = frozenset(["who", "whom", "whose", "that", "which"])
ALL = HE | SHE | (THEY - {"others"}) | IT | FIRST | SECOND | RELATIVE

_LOOK_BACK = 24
_FAR = 20
_THIS_IS = re.compile(r"(?:this is|i am|i[’']m|name is|call me) \Z", re.IGNORECASE)
_HEARD = 3_000  # characters of a quotation in which those it speaks of are looked for
_HE_SHE = {"m": re.compile(r"\b(?:[Hh]e|[Hh]is)\b"), "f": re.compile(r"\b(?:[Ss]he|[Hh]er)\b")}
_PAIRED = 2_000  # characters before "they" in which a pair is looked for, in the longest sentences


def holding(spans: Sequence[Span], at: int) -> int:
    """Where the one of these spans begins that holds a place, -1 where none does."""
    low = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return spans[low][0] if low >= 0 and spans[low][1] > at else -1


class _Place(NamedTuple):
    """Where a pronoun stands: the place, its gender, the quotation that holds it, its sentence and the one `before`
    what is said, its paragraph, and whether its sentence opens with what somebody was `asked`."""

    at: int
    gender: str
    inside: int
    sentence: int
    before: int
    paragraph: int
    asked: bool


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
        self._stands: dict[int, tuple[str, ...]] = {}
        self._echoes: dict[int, Figure | None] = {}

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
        place = self._place(at, gender, content)
        scores: dict[int, tuple[float, Figure]] = {}
        spoken_of = {
            spot.figure
            for a, b in content
            for spot in self.cast.at(a, min(b, a + _HEARD))
            if not _THIS_IS.search(self.cast.text, max(a, spot.lead - 12), spot.lead)
        }
        mentions = self._nearby(place, types)
        if gender and at not in self._echoes:
            mentions += self._echo(place, gender)
        for start, figure, found in mentions:
            if figure.type not in types or figure in unlike or (gender and figure.gender and figure.gender != gender):
                continue
            if max(0, place.sentence - self.sentence(start)) > reach or holding(self.aside, start) >= 0:
                continue
            score = self._score(place, start, figure, found)
            if figure in spoken_of:
                score += WEIGHTS["spoken_of"]
            known = scores.get(id(figure))
            if known is None or known[0] < score:
                scores[id(figure)] = (score, figure)
        if not scores:
            return None
        return max(scores.values(), key=lambda pair: pair[0])[1]

    def _place(self, at: int, gender: str, content: Spans) -> _Place:
        """Where a pronoun stands. With a quotation before it in its paragraph, it stands where that begins."""
        paragraph = self.cast.text.rfind("\n", 0, at) + 1
        anchor = content[0][0] if content and paragraph <= content[0][0] < at else at
        sentence = self.sentence(anchor)
        return _Place(
            at,
            gender,
            self.quotation(at),
            sentence,
            self.sentence(content[0][0]) - 1 if content and content[0][0] < at else -1,
            paragraph,
            clues.asked_first(self.cast.text, max(paragraph, self.sentences[sentence]), at),
        )

    def _score(self, place: _Place, start: int, figure: Figure, found: Collection[str]) -> float:
        """How likely somebody is meant, by the clues of one mention."""
        sentence = self.sentence(start)
        score = sum(WEIGHTS[clue] for clue in found)
        score += WEIGHTS["sentence"] * max(0, place.sentence - sentence)
        score += WEIGHTS["often"] * math.log2(1 + len(figure.mentions))
        if start < place.paragraph:
            score += WEIGHTS["paragraph"]
        if place.asked and sentence == place.sentence:
            score += WEIGHTS["fronted"]
        if self.quotation(start) != place.inside:
            score += WEIGHTS["across"]
        if place.gender and figure.gender == place.gender:
            score += WEIGHTS["gender"]
        if start == figure.first and start in self._introduced and sentence == place.before:
            score += WEIGHTS["introduced"]
        if sentence == place.before and "opens" in found:
            score += WEIGHTS["leads"]
        if figure.name.startswith("@"):
            score += WEIGHTS["nickname"]
        return score

    def _nearby(self, place: _Place, types: tuple[str, ...]) -> list[tuple[int, Figure, list[str]]]:
        """Those named or speaking before a place, each with the clues at that mention; who has just asked somebody
        asks at all of them."""
        at = place.at
        mentions: list[tuple[int, Figure, list[str]]] = []
        spots = self.cast.spots
        high = bisect_left(spots, at, key=lambda spot: spot.start)
        last_sentence = -1
        asking: set[Figure] = set()
        for spot in spots[max(0, high - _LOOK_BACK) : high]:
            sentence = self.sentence(spot.start)
            found = list(self._standing(spot))
            if sentence != last_sentence and "preposition" not in found:
                found.append("opens")
            if "owner" not in found and spot.figure.type in types:
                last_sentence = sentence
            if "asks" in found or "asked" in found:
                if sentence < place.sentence - 1:
                    found = [clue for clue in found if clue not in ("asks", "asked")]
                elif "asks" in found:
                    found.remove("asks")
                    asking.add(spot.figure)
            mentions.append((spot.start, spot.figure, found))
        low = bisect_left(self.spoken, at, key=lambda pair: pair[0])
        for i, (where, figure) in enumerate(self.spoken[max(0, low - 4) : low]):
            spoke = ["spoke_last" if i == min(3, low - 1) else "spoke"]
            mentions.append(
                (where, figure, [*spoke, "relative"] if clues.in_relative(self.cast.text, where) else spoke)
            )
        for _, figure, found in mentions if asking else ():
            if figure in asking:
                found.append("asks")
        return mentions

    def _standing(self, spot: Spot) -> tuple[str, ...]:
        known = self._stands.get(spot.start)
        if known is None:
            known = self._stands[spot.start] = clues.standing(self.cast, spot)
        return known

    def _echo(self, place: _Place, gender: str) -> list[tuple[int, Figure, list[str]]]:
        """Whom the last pronouns of this gender meant, in this sentence and the one before."""
        text = self.cast.text
        begin = max(self.sentences[max(0, place.sentence - 1)], place.at - _PAIRED)
        found: list[tuple[int, Figure, list[str]]] = []
        for word in list(_HE_SHE[gender].finditer(text, begin, place.at))[-3:]:
            if self.quotation(word.start()) != place.inside:
                continue
            if word.start() not in self._echoes:
                self._echoes[word.start()] = None
                self._echoes[word.start()] = self.person(word.start(), gender)
            figure = self._echoes[word.start()]
            if figure is not None:
                found.append((word.start(), figure, ["echo"]))
        return found

    def is_subject(self, start: int) -> bool:
        """Whether no preposition stands right before a name."""
        return clues.is_subject(self.cast.text, start)
