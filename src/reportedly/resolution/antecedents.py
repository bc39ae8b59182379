"""Who a pronoun goes back to: whoever stands in the foreground, or what the words before it name or describe."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from .._typing import Span, Spans
from . import descriptions, lexicon, pronouns, roles
from .cast import Cast
from .coreference import Descriptions
from .figure import Figure
from .names import fold
from .pronouns import Foreground

_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_OPENS = re.compile(r"[\"“‘']?(?:(?:As|But|And|While|When|If|Though|Although|Because|Since|Yet|So|Once|After) )?")
_OPENING = 80  # characters in which the subject of a sentence is looked for
_NEAR = 1_000  # characters of a sentence, the last before a pronoun, in which its antecedent is looked for
_IS_ONE = re.compile(r" (?:is|was|became|has been|remains) \Z")
_VERBS = frozenset(("is", "are", "was", "were", "has", "have", "had", "told", "who"))
_PAIR = frozenset(
    ("both", "the two", "the pair", "the couple", "the duo", "both men", "both women", "the two men", "the two women")
)
POINTING = pronouns.ALL | _PAIR
"""Sources that only point at somebody."""


class Antecedents:
    """What the pronouns of one text mean; `named` gives whom the words of a span name."""

    def __init__(
        self,
        cast: Cast,
        foreground: Foreground,
        described: Descriptions,
        named: Callable[[Span], list[Figure]],
    ) -> None:
        self.cast = cast
        self.text = cast.text
        self.foreground = foreground
        self._descriptions = described
        self._named = named

    def of(self, low: str, span: Span, unlike: Sequence[Figure], content: Spans = ()) -> list[Figure]:
        """Who the pronoun `low` means; `unlike` it cannot be, `content` is what is attributed to it."""
        at = span[0]
        if low in pronouns.HE or low in pronouns.SHE:
            gender = "m" if low in pronouns.HE else "f"
            figure = self._described_before(at, gender) or self.foreground.person(at, gender, unlike, content)
            if figure is not None and not figure.gender:
                figure.gender = gender
            return [] if figure is None else [figure]
        if low in pronouns.RELATIVE:
            return self.relative(low, at)
        if low in pronouns.THEY or low in _PAIR:
            here = self.foreground.sentence(at)
            return (
                self._people(here, at, opening=True)
                or self._subject(here, at)
                or self.foreground.several(at)
                or self._people(here, at)
                or self._people(here - 1, at)
                or (self._outlet(at) if low in pronouns.THEY else [])
            )
        if low in pronouns.IT:
            thing = self._place(at) or self.foreground.thing(at)
            return [] if thing is None else [thing]
        return []

    def described(self, told: descriptions.Description, start: int, end: int) -> Figure:
        """The figure of a description that stands before the pronoun that means it."""
        figure = self._descriptions.figure(told, (start, end))
        figure.mention((start, end))
        return figure

    def _opening(self, sentence: int, at: int) -> tuple[int, int]:
        """Where the first words of a sentence stand, as far as they lie before a place."""
        begin = self.foreground.sentences[sentence]
        begin = max(begin, self.text.rfind("\n", begin, at) + 1)
        opened = _OPENS.match(self.text, begin)
        start = opened.end() if opened else begin
        return start, min(at, start + _OPENING)

    def _described_before(self, at: int, gender: str) -> Figure | None:
        """The person without a name that opens this sentence ("My mother is 86, but she ...")."""
        start, end = self._opening(self.foreground.sentence(at), at)
        if self.foreground.quotation(start) != self.foreground.quotation(at):
            return None
        words = list(_WORDS.finditer(self.text, start, end))[:6]
        if len(words) < 2 or fold(words[0].group()) not in lexicon.grammar("person_openers"):
            return None
        for word in words[1:]:
            low = fold(word.group())
            if word.group()[0].isupper() or low in lexicon.grammar("phrase_ends"):
                return None
            if roles.is_role(low) and not low.endswith("s"):
                verb = self.text[word.end() : word.end() + 16].partition(" ")[2].partition(" ")[0]
                acts = (
                    verb in _VERBS or verb in lexicon.grammar("says") or (verb.endswith(("s", "ed")) and verb.isalpha())
                )
                if self.text[word.end()] != " " or not acts or roles.is_role(verb):
                    return None
                if roles.gender(low) not in ("", gender):
                    return None
                told = descriptions.describe(self.text[start : word.end()])
                if told is None or told.type != "unnamed_person" or self.cast.at(word.end(), at):
                    return None
                return self.described(told, start, word.end())
        return None

    def _people(self, sentence: int, at: int, *, opening: bool = False) -> list[Figure]:
        """The described people of a sentence before a place, or only those that open it ("As voters ..., they")."""
        if sentence < 0:
            return []
        begin = self.foreground.sentences[sentence]
        end = at if sentence == self.foreground.sentence(at) else self.foreground.sentences[sentence + 1]
        if opening:
            end = min(end, begin + _NEAR)
        begin = max(begin, end - _NEAR)
        kinds = lexicon.nouns().kinds
        for word in _WORDS.finditer(self.text, begin, end):
            low = fold(word.group())
            peoples = low.endswith("s") and low[:-1] in lexicon.bodies().peoples
            if (kinds.get(low) == "group" and low.endswith(("s", "men", "people"))) or peoples:
                phrase, where = descriptions.last_phrase(self.text, begin, word.end())
                if opening and where > self._opening(sentence, at)[0] + 4:
                    return []
                told = descriptions.describe(phrase) if phrase else None
                if told is not None and told.type == "group":
                    return [self.described(told, where, word.end())]
        return []

    def _subject(self, sentence: int, at: int) -> list[Figure]:
        """The body whose name opens this sentence."""
        start, end = self._opening(sentence, at)
        for spot in self.cast.at(start, end)[:1]:
            opens = self.text[start : spot.start].lower() in ("", "the ")
            if opens and spot.figure.type in ("organization", "outlet") and self.text[spot.end] == " ":
                return [spot.figure]
        return []

    def _outlet(self, at: int) -> list[Figure]:
        """The outlet in the foreground, of which a story also says "they"."""
        thing = self.foreground.thing(at, ("outlet",), reach=3)
        return [] if thing is None else [thing]

    def _place(self, at: int) -> Figure | None:
        """The country or town that is the subject of this sentence, and so a body that acts."""
        start, end = self._opening(self.foreground.sentence(at), at)
        words = list(_WORDS.finditer(self.text, start, end))[:3]
        for length in (3, 2, 1):
            if len(words) < length:
                continue
            last = words[length - 1]
            phrase = fold(self.text[start : last.end()]).removeprefix("the ")
            following = self.text[last.end() : last.end() + 2]
            if phrase in lexicon.bodies().places and following[:1] == " " and following[1:2].islower():
                told = descriptions.describe(self.text[start : last.end()])
                if told is not None and told.type == "organization":
                    return self.described(told, start, last.end())
        return None

    def _restrictive(self, phrase: str, limit: int, at: int) -> bool:
        """Whether "who" stands right behind a noun, with no comma, and so means those whom the noun is for."""
        return self.text[limit:at] == " " and phrase.split()[-1].isalpha() and phrase.split()[-1].islower()

    def relative(self, low: str, at: int) -> list[Figure]:
        """What "who" or "which" goes back to: the name or the noun phrase right before it."""
        begin = max(self.foreground.sentences[self.foreground.sentence(at)], at - _NEAR)
        head = self.text[begin:at].rstrip(' ,“"—–-')
        spots = [spot for spot in self.cast.at(begin, at) if spot.start < at]
        limit = begin + len(head)
        if spots and limit - spots[-1].end <= 2 and not self.text[spots[-1].end : limit].strip("’'s)."):
            return [spots[-1].figure]
        phrase, where = descriptions.last_phrase(self.text, begin, limit)
        people = low in ("who", "whom", "whose")
        told = descriptions.describe(phrase) if phrase else None
        if where > begin and people and (told is None or not told.plural):
            before = self.text[begin:where].rstrip()
            if before.endswith(","):
                for spot in reversed(spots):
                    if (
                        spot.end <= where
                        and self.text[spot.end : where].strip(" ,") == ""
                        and spot.figure.type == "person"
                    ):
                        return [spot.figure]
        if told is not None and people and self._restrictive(phrase, limit, at):
            is_one = _IS_ONE.search(self.text, begin, where) if not told.plural else None
            if is_one is not None and spots and is_one.start() - spots[-1].end <= 1:
                return [spots[-1].figure]
            if told.type == "document":
                told = told._replace(type="group" if told.plural or told.head.endswith("s") else "unnamed_person")
            return self._named((where, limit)) or [self.described(told, where, limit)]
        if told is None or (people and told.type in ("document",)) or not told.known:
            near = [spot for spot in spots if (spot.figure.type == "person") == people]
            if near:
                return [near[-1].figure]
            if told is None or not people:
                return []
        inner = self._named((where, limit))
        return inner or [self.described(told, where, limit)]
