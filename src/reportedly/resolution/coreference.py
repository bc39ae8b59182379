"""Who a description means: somebody known already ("the former mayor"), or somebody new."""

from __future__ import annotations

import re

from .._typing import Span
from . import lexicon, roles
from .cast import Cast
from .cataphora import named_later
from .descriptions import Description, describe
from .figure import Figure
from .names import fold
from .pronouns import Foreground

_REACH = 1_500  # characters before "the study" in which it was first told of
_MOST_HOLDERS = 1_000  # figures of one text, the first, among which the holder of a role is looked for
_IN_MIND = 2  # mentions after which somebody may be called by a role that the text does not tell elsewhere
_PHRASE = 80  # characters of a noun phrase
_WORD = re.compile(r"[^\W\d_]+")
_NEW = re.compile(r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne)(?: (?!(?:an?|the|of|in|to|that) )[\w’'-]+){0,5} \Z")
_ALIKE = (
    ("study", "survey", "poll", "research", "analysis"),
    ("ad", "advert", "advertisement", "commercial", "spot"),
    ("letter", "note"),
    ("lawsuit", "suit", "complaint"),
    ("report", "study"),
)
_OWNED = re.compile(r"[’']s? ")
_SEXES = {"man": "m", "woman": "f", "boy": "m", "girl": "f"}
_SINGULAR = frozenset(("is", "ss", "us"))
_AGED = "-year-old"
"""Whoever has just been spoken of is called by their age rather than introduced by it: "the 22-year-old"."""


class Descriptions:
    """All that a text describes without naming it, as far as it has been read."""

    def __init__(self, cast: Cast, foreground: Foreground) -> None:
        self.cast = cast
        self.foreground = foreground
        self._described: dict[str, Figure] = {}
        self._by_head: dict[str, list[Figure]] = {}
        self._headline = cast.text.find("\n")

    def figure(self, told: Description, span: Span) -> Figure:
        """The figure that a description is of: one known already, or a new one."""
        family = self._family(told)
        known = None if family else self._same(told, span)
        if known is not None:
            if told.role and known.type == "unnamed_person":
                known.take_role(told.role)
            return known
        name = told.text
        if not told.text[1:2].isupper() and self._small(fold(told.text.split()[0])):
            name = name[0].lower() + name[1:]
        figure = self.cast.add(
            Figure("group" if family else told.type, name, named=False, gender=roles.gender(told.head))
        )
        figure.plural = told.plural or (
            told.type == "document" and told.head.endswith("s") and told.head[-2:] not in _SINGULAR
        )
        if told.role and told.type == "unnamed_person" and roles.is_role(told.head):
            figure.take_role(told.role)
        self._described.setdefault(_folded(told, self._owner(told, span)), figure)
        self._by_head.setdefault(told.head, []).append(figure)
        return figure

    def _family(self, told: Description) -> bool:
        """Whether "the Does" are the people of one surname."""
        last = told.text.split()[-1]
        return told.definite and last[0].isupper() and fold(last).removesuffix("s") in self.cast.surnames

    def _small(self, word: str) -> bool:
        """Whether a word has its capital only from standing first."""
        if word in lexicon.bodies().peoples or word.removesuffix("s") in lexicon.bodies().peoples:
            return False
        return word in lexicon.words() or roles.is_role(word) or word in self.cast.common_words()

    def _same(self, told: Description, span: Span) -> Figure | None:
        folded = _folded(told, self._owner(told, span))
        known = self._described.get(folded)
        if known is not None and known.type == "organization" and 0 <= known.first < self._headline <= span[0]:
            known = self._body(told, span) or known  # the text below may name the club of the headline
        if known is not None and known.type == "unnamed_person" and told.definite and self._told_in_brief(known):
            named = self._holder(told, span)
            if named is not None and named.named and named.last_before(span[0]) > known.last_before(span[0]):
                known = named  # and who "Inspector tells panel" over it is about
        if known is not None and (not told.indefinite or known.type != "unnamed_person" or len(folded.split()) > 3):
            return known
        if not told.definite:
            if told.type != "unnamed_person" or not told.known or not roles.is_role(told.head) or told.owner:
                return None
            if span[1] <= self._headline:
                return self._holder(told, span)
            return named_later(told, span[1], self.cast, self.foreground) if told.indefinite else None
        if told.type == "unnamed_person":
            if told.bare and told.head in _SEXES and told.head not in self._by_head:
                return self._just_spoke(span[0], _SEXES[told.head])
            return self._holder(told, span)
        if told.type in ("organization", "outlet", "document") and told.bare:
            heads = self._by_head.get(told.head)
            if told.type == "document" and told.head not in lexicon.grammar("brings_news"):
                return self._told_of(told, span, heads[-1] if heads else None)
            return heads[-1] if heads else self._body(told, span)
        return None

    def _told_in_brief(self, known: Figure) -> bool:
        """Whether somebody was first described as headlines and what stands under them do, without an article."""
        if not known.mentions:
            return False
        start, end = min(known.mentions)
        return " " not in self.cast.text[start : min(end, start + _PHRASE)]

    def _holder(self, told: Description, span: Span) -> Figure | None:
        """Who holds the role that "the former mayor" names: the nearest before, else the one in the foreground."""
        asked = set(fold(told.role).split()) - {told.head}
        gender = roles.gender(told.head)
        best: tuple[float, int, Figure] | None = None
        for figure in self.cast.figures[:_MOST_HOLDERS]:
            if figure.type not in ("person", "unnamed_person") or (
                gender and figure.gender and figure.gender != gender
            ):
                continue
            score = max((_fit(role, told.head, asked) for role in figure.roles), default=0.0)
            if score <= 0:
                continue
            last = figure.last_before(span[0])
            if best is None or (last >= 0, score, last) > (best[1] >= 0, *best[:2]):
                best = (score, last, figure)
        if best is not None:
            return best[2]
        if told.head in lexicon.grammar("stay_unnamed") or _OWNED.search(told.text):
            return None
        near = self.foreground.person(span[0], gender)
        if near is None or not near.named or self._far(near, span[0]):
            return None
        if near.mentioned_before(span[0]) >= _IN_MIND:
            return near
        held = told.bare and (told.head in lexicon.grammar("foreground_roles") or told.head.endswith(_AGED))
        return near if held and (" " not in told.role or self.foreground.last_speaker(span[0]) is near) else None

    def _told_of(self, told: Description, span: Span, known: Figure | None) -> Figure | None:
        """The document that "the study" goes back to: the last told of before, be it called a survey there."""
        begin = max(0, span[0] - _REACH)
        likes = next((those for those in _ALIKE if told.head in those), (told.head,))
        last: Span | None = None
        for word in reversed(list(_WORD.finditer(self.cast.text, begin, span[0]))):
            if fold(word.group()) in likes:
                new = _NEW.search(self.cast.text, max(begin, word.start() - _PHRASE), word.start())
                if new is not None:
                    last = (new.start(), word.end())
                    break
        if last is None or (known is not None and known.last_before(span[0]) >= last[0]):
            return known
        first_told = describe(self.cast.text[slice(*last)])
        if first_told is None or first_told.type != "document":
            return known
        for figure in self._by_head.get(first_told.head, ()):
            if figure.last_before(last[0] + 1) == last[0]:
                return figure
        figure = self.figure(first_told, last)
        figure.mention(last)
        return figure

    def _just_spoke(self, at: int, gender: str) -> Figure | None:
        """Who "the man" is where the text has told of no other: whoever just spoke."""
        last = self.foreground.last_speaker(at)
        if last is None or last.type not in ("person", "unnamed_person") or self._far(last, at):
            return None
        return last if last.gender in ("", gender) else None

    def _far(self, figure: Figure, at: int) -> bool:
        """Whether somebody was last named too long ago to be meant by a description alone."""
        last = figure.last_before(at)
        return last < 0 or self.foreground.sentence(at) - self.foreground.sentence(last) > 2

    def _body(self, told: Description, span: Span) -> Figure | None:
        """The body that "the zoo", "the company" or "the paper" goes back to: one with the noun in its name, else,
        for nouns that go for any such body, the one in the foreground."""
        news = told.type == "outlet" or (told.head in lexicon.grammar("brings_news") and not told.plural)
        if told.type == "document" and not news:
            return None
        types = ("outlet",) if news else ("organization", "outlet")
        begin = max(self.foreground.sentences[max(0, self.foreground.sentence(span[0]) - 1)], span[0] - _REACH)
        bodies = {
            figure
            for figure in self.cast.figures
            if told.head in figure.key and figure.type in types and figure.last_before(span[0]) >= 0
        }
        for spot in reversed(self.cast.at(begin, span[0])):
            if spot.figure in bodies and self.foreground.is_subject(spot.lead):
                return spot.figure
        if bodies:
            return max(bodies, key=lambda figure: (len(figure.mentions), -figure.first))
        if news or told.head in lexicon.grammar("known_bodies"):
            return self.foreground.thing(span[0], types[:1])
        return None

    def _owner(self, told: Description, span: Span) -> str:
        """By whom a description is told apart from others in the same words ("his campaign")."""
        if not told.owner:
            return ""
        if told.owner in ("his", "her"):
            owner = self.foreground.person(span[0], "m" if told.owner == "his" else "f")
            return "" if owner is None else f"{owner.name}:"
        return ""


def _folded(told: Description, owner: str) -> str:
    words = fold(told.text).split()
    if words[0] in ("the", "a", "an", "this", "that", "these", "those") or owner:
        words = words[1:]
    return owner + " ".join(words)


def _fit(role: str, head: str, asked: set[str]) -> float:
    """How well a role answers to a description: its head must agree, its modifiers count."""
    if not roles.same_head(role, head):
        return 0.0
    return 1.0 + len(asked.intersection(roles.words(role)))
