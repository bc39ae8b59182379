"""Which names are one and the same person or body.

A person's later surname goes with the full name; a nickname with the given name. Where two people
share a name and nothing decides between them, a bare surname is nobody's: it stays by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from .._typing import Span
from . import forms, headlines, introductions, lexicon, lists, roles
from .cast import Cast
from .descriptions import describe
from .figure import Figure
from .kinds import OUTLET_LAST, Name, gathers_news
from .lists import in_lists
from .names import fold

_CLEARLY_MORE = 3
_MOST_SURNAMES = 500
"""Above so many no slip of the pen is looked for."""
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?)[ \u00a0]\Z")
_THING = re.compile(r"(?:tion|ment|ics|ing|ism|ness|ship|ware|ology|aholic|s')\Z|\d")


def identify(text: str, found: list[Name], spoken: list[Span]) -> Cast:
    """The cast of a text, from the names found in it; `spoken` are the spans of sources, in order."""
    identification = Identification(text, spoken)
    identification.run(found)
    return identification.cast


class Identification:
    """The way from names to a cast: full names first, then what is short for them."""

    def __init__(self, text: str, spoken: list[Span]) -> None:
        self.text = text
        self.cast = Cast(text)
        self.spoken = spoken
        self.papers: dict[str, Figure] = {}
        self.starts = [start for start, _ in spoken]

    def run(self, found: list[Name]) -> None:
        """Fill the cast."""
        body = [name for name in found if not name.headline]
        lone = {name.key[0] for name in body if len(name.tokens) == 1 and name.kind in ("unknown", "person")}
        full: list[Name] = []
        short: list[Name] = []
        places: list[Name] = []
        lone_bodies: list[Name] = []
        introduced = [introductions.introduced(self.text, name) for name in body]
        body = self._introduced(introductions.known_as_introduced(body, introduced))
        listed = in_lists(self.text, body)
        for name in body:
            if name.kind in ("organization", "outlet"):
                if len(name.tokens) == 1 and not name.tokens[0].text.isupper():
                    lone_bodies.append(name)
                else:
                    self._body(name)
            elif name.kind == "person":
                (full if len(forms.bare(name.key)) > 1 else short).append(name)
            elif name.kind in ("place", "people", "title", "other") and len(name.tokens) == 1:
                places.append(name)
            elif name.kind == "unknown":
                if len(name.tokens) == 1:
                    short.append(name)
                elif len(name.tokens) <= 4 and (name.start in listed or self._is_person(name, lone)):
                    full.append(name)
        for name in sorted(full, key=lambda name: (-len(forms.bare(name.key)), name.start)):
            self._full(name)
        for name in lone_bodies:  # "Ford" is the person where the text has a Jane Ford
            if name.key[0] in self.cast.surnames:
                short.append(name)
            else:
                self._body(name)
        short += [name for name in places if name.key[0] in self.cast.surnames and self._stands_for_person(name)]
        self._short_pass(short)
        headlines.name_headlines(self.cast, [name for name in found if name.headline], self.spoken)
        self._short_outlets()
        self.cast.spots.sort(key=lambda spot: (spot.start, -spot.end))
        lists.share_roles(self.cast)

    def _introduced(self, body: list[Name]) -> list[Name]:
        """The names but those that lie in a body's name told in full with its short form; these go into the cast."""
        near = self.text[: body[-1].end + 20] if body else ""
        others = {name.end for name in body if name.kind in ("person", "other")}
        told = [one for one in introductions.short_forms(near) if one.end not in others]
        again = introductions.in_full_again(near, told)
        taken = [(one.start, one.short_start + len(one.short)) for one in told]
        taken += [(start, start + one.end - one.start) for start, one in again]
        taken.sort()
        starts = [start for start, _ in taken]
        kept = []
        for name in body:
            at = bisect_right(starts, name.start) - 1
            if at < 0 or name.start >= taken[at][1]:
                kept.append(name)
        figures = {one: self._told_in_full(one) for one in told}
        for start, one in again:
            self.cast.mark(start, start + one.end - one.start, figures[one])
        return kept

    def _told_in_full(self, one: introductions.Introduced) -> Figure:
        """The body that is named in full with its short form here, by both of them."""
        form = self.text[one.start : one.end]
        key = tuple(word for word in fold(form).split() if word != "the")
        figure = self.cast.bodies.get(" ".join(key)) or self.cast.bodies.get(fold(one.short))
        if figure is None:
            outlet = {fold(form), fold(one.short)} & lexicon.bodies().outlets or gathers_news(key)
            figure = self.cast.add(Figure("outlet" if outlet else "organization", form, key))
        self.cast.bodies.setdefault(" ".join(key), figure)
        self.cast.bodies.setdefault(fold(one.short), figure)
        self.cast.mark(one.start, one.end, figure)
        self.cast.mark(one.short_start, one.short_start + len(one.short), figure)
        return figure

    def _is_person(self, name: Name, lone: set[str]) -> bool:
        """Whether an unknown sequence of words is a person, by what the text does with it."""
        key = name.key
        if any(low in lexicon.bodies().peoples or low in lexicon.bodies().not_persons or len(low) == 1 for low in key):
            return False
        if any(token.text.isupper() and len(token.text) > 2 for token in name.tokens) or "." in key[-1]:
            return False
        if key[-1] in lone:
            return True
        text, end = self.text, name.end
        after = text[end : end + 6]
        if after.startswith((", ", " (@")) and (after[2:4].isdigit() or after.startswith(" (@")):
            return True
        if roles.before(text, name.title_start if name.title else name.start) or roles.after(text, end):
            return True
        return (
            _heads_source(self.text, name, self.starts, self.spoken)
            or self._follows_description(name)
            or self._plain_person(name)
        )

    def _follows_description(self, name: Name) -> bool:
        """Whether a source says first what the bearer of the name is ("the opposition leader, Ann Roe")."""
        at = bisect_left(self.starts, name.start) - 1
        if at < 0 or name.end > self.spoken[at][1]:
            return False
        lead = self.text[self.spoken[at][0] : name.start].rstrip()
        told = describe(lead) if lead.endswith(",") else None
        return told is not None and told.type == "unnamed_person" and not told.plural

    def _plain_person(self, name: Name) -> bool:
        """Whether nothing speaks against two or three capitalized words' being somebody's name."""
        if len(name.tokens) > 3 or _ARTICLE.search(self.text, max(0, name.start - 6), name.start):
            return False
        nouns, bodies = lexicon.nouns().kinds, lexicon.bodies()
        for token in name.tokens:
            low = token.low
            if not token.text.replace("-", "").replace("’", "").replace("'", "").isalpha() or len(low) < 2:
                return False
            if low in self.cast.common_words() or low in nouns or low in bodies.heads or low in lexicon.words():
                return False
            if low in bodies.things or low in bodies.not_persons or low in bodies.places:
                return False
            if token.text[1:].isupper() or _THING.search(low):
                return False
        return True

    def _stands_for_person(self, name: Name) -> bool:
        """Whether a word that is a place's or a people's and also somebody's surname stands for that person."""
        if name.kind != "place":
            return _heads_source(self.text, name, self.starts, self.spoken)
        before = self.text[max(0, name.start - 12) : name.start].split()
        return not before or before[-1].lower() not in lexicon.grammar("prepositions")

    def _full(self, name: Name) -> None:
        key = forms.bare(name.key)
        form = self.text[name.start : name.end]
        figure = self.cast.bearer(key) or self.cast.new_person(form, key)
        self._spot(name, figure)

    def _spot(self, name: Name, figure: Figure) -> None:
        self.cast.mark(name.start, name.end, figure, name.title_start)
        if figure.type != "person":
            return
        if name.gender and (name.honored or not figure.gender):
            figure.gender = name.gender
        if name.title:
            for role in forms.title_roles(name.title):
                figure.take_role(role)
        for role in roles.before(self.text, name.title_start if name.title else name.start):
            figure.take_role(role)
        for role in roles.introduced(self.text, name.title_start if name.title else name.start, name.end):
            figure.take_role(role)
        for role in roles.after(self.text, name.end):
            figure.take_role(role)

    def _short_pass(self, short: list[Name]) -> None:
        for name in sorted(short, key=lambda name: name.start):
            low = forms.bare(name.key)[-1] if forms.bare(name.key) else name.key[-1]
            form = self.text[name.start : name.end]
            figure = self._by_surname(low, name) or self.cast.by_given(low)
            if figure is None and name.kind != "person":
                figure = self.cast.bodies.get(low)
            if figure is None and _ARTICLE.search(self.text, max(0, name.start - 5), name.start):
                figure = self.papers.get(low)
            if figure is None:
                if name.kind != "person" and not self._speaks(name):
                    continue
                reported = introductions.REPORTED.match(self.text, name.end) is not None
                if name.kind != "person" and (self._behind_article(name) or (reported and self._is_no_given(low))):
                    self._body(name._replace(kind="outlet" if low in OUTLET_LAST or reported else "organization"))
                    continue
                figure = self._misspelt(low, name) or self.cast.new_person(form, name.key)
            self._spot(name, figure)

    def _behind_article(self, name: Name) -> bool:
        """Whether an article stands before a single word that is no given name, nor the plural of a surname: a paper, a
        body or a band, and no person."""
        if not self._is_no_given(name.key[-1]):
            return False
        return _ARTICLE.search(self.text, max(0, name.start - 5), name.start) is not None

    def _is_no_given(self, low: str) -> bool:
        return low not in lexicon.given_names().gender and low.removesuffix("s") not in self.cast.surnames

    def _misspelt(self, low: str, name: Name) -> Figure | None:
        """Who is meant by a surname that the text nowhere gives in full, but once with another letter."""
        if lexicon.given_names().gender.get(low) or len(self.cast.surnames) > _MOST_SURNAMES:
            return None
        near = [
            figure
            for surname, bearers in self.cast.surnames.items()
            if forms.misspelt(low, surname)
            for figure in bearers
            if len(figure.key) > 1 and 0 <= figure.first < name.start
        ]
        return near[0] if len(near) == 1 else None

    def _speaks(self, name: Name) -> bool:
        low = name.key[0]
        if low.split("-")[0] in lexicon.words():
            return False
        if low.endswith("s") and low[:-1] in lexicon.bodies().peoples:
            return False
        if not name.initial and lexicon.given_names().gender.get(low) and low not in lexicon.nouns().kinds:
            return True
        return _heads_source(self.text, name, self.starts, self.spoken)

    def _by_surname(self, low: str, name: Name) -> Figure | None:
        bearers = self.cast.surnames.get(low, [])
        if name.gender:
            bearers = [figure for figure in bearers if figure.gender in ("", name.gender)] or bearers[:0]
        if len(bearers) < 2:
            return bearers[0] if bearers else None
        bare = [figure for figure in bearers if len(figure.key) == 1]
        named = [figure for figure in bearers if len(figure.key) > 1]
        known = [figure for figure in named if figure.first < name.start] or named
        if len(known) == 1:
            return known[0]
        titled = self._with_title(name, known) or self._in_paragraph(name, known)
        if titled is not None:
            return titled
        counts = sorted(known, key=lambda figure: -len(figure.mentions))
        if len(counts[0].mentions) >= _CLEARLY_MORE * len(counts[1].mentions):
            return counts[0]
        return bare[0] if bare else None

    def _with_title(self, name: Name, known: list[Figure]) -> Figure | None:
        """Who of several has the title that stands before the surname: "Dr Roe" is the one who was "Dr Ann Roe"."""
        asked = set(forms.title_roles(name.title)) if name.title else set()
        found = [figure for figure in known if asked.intersection(figure.roles)]
        return found[0] if len(found) == 1 else None

    def _in_paragraph(self, name: Name, known: list[Figure]) -> Figure | None:
        """Who of several is the only one that the paragraph has told of."""
        begin = self.text.rfind("\n", 0, name.start) + 1
        found = [figure for figure in known if any(begin <= start < name.start for start, _ in figure.mentions)]
        return found[0] if len(found) == 1 else None

    def _body(self, name: Name) -> None:
        form = self.text[name.start : name.end]
        key = tuple(low for low in name.key if low != "the")
        phrase = " ".join(key)
        figure = self.cast.bodies.get(phrase)
        if figure is None:
            figure = self.cast.add(Figure("outlet" if name.kind == "outlet" else "organization", form, key))
            self.cast.bodies[phrase] = figure
            initials = "".join(low[0] for low in key if low not in ("of", "for", "and", "on", "in"))
            if len(initials) > 1 and len(key) > 1:
                known = self.cast.bodies.setdefault(initials, figure)
                if known is not figure and known.key == (initials,):
                    self.cast.replace(known, figure)
            if name.kind == "organization" and len(key) > 1 and key[0] not in lexicon.bodies().places:
                self.cast.bodies.setdefault(key[0], figure)
        if figure.type == "outlet" and len(key) > 1:
            self.papers.setdefault(key[-1], figure)
        self._spot(name, figure)

    def _short_outlets(self) -> None:
        """ "The Times" is the one paper of the text whose name ends so."""
        for figure in [figure for figure in self.cast.figures if figure.type == "outlet" and len(figure.key) == 1]:
            longer = [
                other
                for other in self.cast.figures
                if other.type == "outlet" and len(other.key) > 1 and other.key[-1] == figure.key[0]
            ]
            if len(longer) == 1 and figure.name.startswith("The "):
                self.cast.replace(figure, longer[0])


def _heads_source(text: str, name: Name, starts: list[int], spoken: list[Span]) -> bool:
    """Whether a source's words begin with the name, and do not go on to what it only modifies."""
    at = bisect_left(starts, name.start + 1) - 1
    begin = name.title_start if name.title else name.start
    if at < 0 or not (begin - 4 <= spoken[at][0] <= begin and name.end <= spoken[at][1]):
        return False
    rest = text[name.end : spoken[at][1]].removeprefix("’s").removeprefix("'s")
    words = rest.split(maxsplit=1)
    return (
        not words
        or not rest[0].isspace()
        or not words[0][0].islower()
        or fold(words[0]) in lexicon.grammar("after_names")
    )
