"""Which names are one and the same person or body.

A person's later surname goes with the full name; a nickname with the given name. Where two people
share a name and nothing decides between them, a bare surname is nobody's: it stays by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import NamedTuple

from . import forms, lexicon, roles
from .figure import Figure
from .kinds import Name, names
from .names import fold, sequences

_CLEARLY_MORE = 3
_MODIFIES = re.compile(
    r" (?!who|whom|whose|and |or |himself|herself|of |in |from |that |which )[a-z]+(?: [a-z]+)* [A-Z]"
    r"| [a-z]+(?:ers|ors|ists|ials|aides)\b"
)
_LISTED = re.compile(r"(?:,| and| &|, and|, &) ")


class Spot(NamedTuple):
    """A place where somebody is named."""

    start: int
    end: int
    figure: Figure
    begin: int = -1

    @property
    def lead(self) -> int:
        """Where the name begins with the title before it."""
        return self.start if self.begin < 0 else self.begin


class Cast:
    """Everybody named in a text: the figures, and the spots where they stand, in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.figures: list[Figure] = []
        self.spots: list[Spot] = []
        self._surnames: dict[str, list[Figure]] = defaultdict(list)
        self._given: dict[str, list[Figure]] = defaultdict(list)
        self._bodies: dict[str, Figure] = {}

    def build(self, found: list[Name], spoken: list[tuple[int, int]]) -> None:
        """Fill the cast from the names found in a text; `spoken` are the spans of sources, in order."""
        body = [name for name in found if not name.headline]
        lone = {name.key[0] for name in body if len(name.tokens) == 1 and name.kind in ("unknown", "person")}
        starts = [start for start, _ in spoken]
        full: list[Name] = []
        short: list[Name] = []
        listed = _in_lists(self.text, body)
        for name in body:
            if name.kind in ("organization", "outlet"):
                self._body(name)
            elif name.kind == "person":
                (full if len(forms.bare(name.key)) > 1 else short).append(name)
            elif name.kind == "unknown":
                if len(name.tokens) == 1:
                    short.append(name)
                elif len(name.tokens) <= 4 and (name.start in listed or self._is_person(name, lone, starts, spoken)):
                    full.append(name)
        for name in sorted(full, key=lambda name: (-len(forms.bare(name.key)), name.start)):
            self._full(name)
        self._short_pass(short, starts, spoken)
        self._headlines([name for name in found if name.headline])
        self.spots.sort(key=lambda spot: (spot.start, -spot.end))
        self._share_roles()

    def at(self, start: int, end: int) -> list[Spot]:
        """The spots that lie in `[start, end)`."""
        low = bisect_left(self.spots, start, key=lambda spot: spot.start)
        found = []
        for spot in self.spots[low:]:
            if spot.start >= end:
                break
            if spot.end <= end:
                found.append(spot)
        return found

    def add(self, figure: Figure) -> Figure:
        """Put a figure into the cast."""
        self.figures.append(figure)
        return figure

    def person(self, form: str) -> Figure:
        """The person of this full name, new where the text did not name them."""
        key = forms.bare(tuple(fold(word).rstrip(".") for word in form.split()))
        for figure in self._surnames.get(key[-1] if key else "", ()):
            if forms.compatible(figure.key, key):
                figure.forms.setdefault(form, 0)
                return figure
        return self._new_person(form, key)

    def named(self, form: str) -> Figure:
        """Whoever bears this name: a person, or a body where the words say so."""
        for name in names(form, sequences(form)):
            if name.kind in ("organization", "outlet"):
                phrase = " ".join(low for low in name.key if low != "the")
                figure = self._bodies.get(phrase)
                if figure is None:
                    figure = self.add(Figure("outlet" if name.kind == "outlet" else "organization", form, name.key))
                    self._bodies[phrase] = figure
                return figure
        return self.person(form)

    def companions(self, known: list[Figure], *, size: int) -> list[Figure]:
        """Those who stand in one list of `size` people with all of the known, somewhere in the text."""
        found: list[Figure] = []
        for run in self.lists():
            people = list(dict.fromkeys(run))
            if len(people) == size and all(figure in people for figure in known):
                found.extend(figure for figure in people if figure not in known and figure not in found)
        return found

    def lists(self) -> list[list[Figure]]:
        """Lists of people, as the text puts them together: "A and B", "A, B and C"."""
        runs: list[list[Figure]] = []
        end = -1
        for spot in self.spots:
            if spot.figure.type != "person" or spot.start < end:
                continue
            if runs and end >= 0 and _LISTED.fullmatch(self.text, end, spot.start):
                runs[-1].append(spot.figure)
            else:
                runs.append([spot.figure])
            end = spot.end
        return [run for run in runs if len(run) > 1]

    def _share_roles(self) -> None:
        """A plural role before a list belongs to everybody in it."""
        spots = self.spots
        for i, spot in enumerate(spots):
            if spot.figure.type != "person" or not roles.shared_before(self.text, spot.start):
                continue
            shared = roles.before(self.text, spot.start)
            end = spot.end
            for other in spots[i + 1 :]:
                if other.figure.type != "person" or not _LISTED.fullmatch(self.text, end, other.start):
                    break
                for role in shared:
                    other.figure.take_role(role)
                end = other.end

    def _new_person(self, form: str, key: tuple[str, ...]) -> Figure:
        figure = self.add(Figure("person", form, key, forms.gender_of(key)))
        if key:
            self._surnames[key[-1]].append(figure)
        if len(key) > 1:
            self._given[key[0]].append(figure)
        return figure

    def _is_person(self, name: Name, lone: set[str], starts: list[int], spoken: list[tuple[int, int]]) -> bool:
        """Whether an unknown sequence of words is a person, by what the text does with it."""
        key = name.key
        if any(low in lexicon.bodies().peoples or low in lexicon.bodies().not_persons or len(low) == 1 for low in key):
            return False
        if any(token.text.isupper() and len(token.text) > 2 for token in name.tokens):
            return False
        if key[-1] in lone:
            return True
        text, end = self.text, name.end
        after = text[end : end + 6]
        if after.startswith((", ", " (@")) and (after[2:4].isdigit() or after.startswith(" (@")):
            return True
        if roles.before(text, name.title_start if name.title else name.start) or roles.after(text, end):
            return True
        return _heads_source(name, starts, spoken)

    def _full(self, name: Name) -> None:
        key = forms.bare(name.key)
        form = self.text[name.start : name.end]
        for figure in self._surnames.get(key[-1], ()):
            if forms.compatible(figure.key, key):
                break
        else:
            figure = self._new_person(form, key)
        self._spot(name, figure, form)

    def _spot(self, name: Name, figure: Figure, form: str) -> None:
        figure.call(form, (name.start, name.end))
        self.spots.append(Spot(name.start, name.end, figure, name.title_start))
        if figure.type != "person":
            return
        if name.gender and (name.honored or not figure.gender):
            figure.gender = name.gender
        if name.title:
            for role in forms.title_roles(name.title):
                figure.take_role(role)
        for role in roles.before(self.text, name.title_start if name.title else name.start):
            figure.take_role(role)
        for role in roles.after(self.text, name.end):
            figure.take_role(role)

    def _short_pass(self, short: list[Name], starts: list[int], spoken: list[tuple[int, int]]) -> None:
        for name in sorted(short, key=lambda name: name.start):
            low = forms.bare(name.key)[-1] if forms.bare(name.key) else name.key[-1]
            form = self.text[name.start : name.end]
            figure = self._by_surname(low, name) or self._by_given(low)
            if figure is None and name.kind != "person":
                figure = self._bodies.get(low)
            if figure is None:
                if name.kind != "person" and not self._speaks(name, starts, spoken):
                    continue
                figure = self._new_person(form, name.key)
            self._spot(name, figure, form)

    def _speaks(self, name: Name, starts: list[int], spoken: list[tuple[int, int]]) -> bool:
        low = name.key[0]
        if low.endswith("s") and low[:-1] in lexicon.bodies().peoples:
            return False
        return _heads_source(name, starts, spoken) and not _MODIFIES.match(self.text, name.end)

    def _by_surname(self, low: str, name: Name) -> Figure | None:
        bearers = self._surnames.get(low, [])
        if name.gender:
            bearers = [figure for figure in bearers if figure.gender in ("", name.gender)] or bearers[:0]
        if len(bearers) < 2:
            return bearers[0] if bearers else None
        bare = [figure for figure in bearers if len(figure.key) == 1]
        named = [figure for figure in bearers if len(figure.key) > 1]
        known = [figure for figure in named if figure.first < name.start] or named
        if len(known) == 1:
            return known[0]
        counts = sorted(known, key=lambda figure: -len(figure.mentions))
        if len(counts[0].mentions) >= _CLEARLY_MORE * len(counts[1].mentions):
            return counts[0]
        return bare[0] if bare else None

    def _by_given(self, low: str) -> Figure | None:
        bearers = [figure for figure in self._given.get(low, ()) if len(figure.key) > 1]
        if not bearers:
            for other in lexicon.given_names().same.get(low, ()):
                bearers.extend(self._given.get(other, ()))
        return bearers[0] if len(bearers) == 1 else None

    def _body(self, name: Name) -> None:
        form = self.text[name.start : name.end]
        key = tuple(low for low in name.key if low != "the")
        phrase = " ".join(key)
        figure = self._bodies.get(phrase)
        if figure is None:
            figure = self.add(Figure("outlet" if name.kind == "outlet" else "organization", form, key))
            self._bodies[phrase] = figure
            initials = "".join(low[0] for low in key if low not in ("of", "for", "and", "on", "in"))
            if len(initials) > 1 and len(key) > 1:
                known = self._bodies.setdefault(initials, figure)
                if known is not figure and known.key == (initials,):
                    self._replace(known, figure)
            if name.kind == "organization" and len(key) > 1 and key[0] not in lexicon.bodies().places:
                self._bodies.setdefault(key[0], figure)
        self._spot(name, figure, form)

    def _replace(self, old: Figure, new: Figure) -> None:
        """Fold one body into another: its initials stood in the text before its name."""
        new.absorb(old)
        self.figures.remove(old)
        self.spots = [s._replace(figure=new) if s.figure is old else s for s in self.spots]
        for phrase, figure in list(self._bodies.items()):
            if figure is old:
                self._bodies[phrase] = new

    def _headlines(self, found: list[Name]) -> None:
        """In a headline only names that the story itself tells are names, or plain full ones."""
        for name in found:
            tokens = name.tokens
            at = 0
            while at < len(tokens):
                at += self._headline_name(tokens, at)

    def _headline_name(self, tokens: tuple, at: int) -> int:  # type: ignore[type-arg]
        text = self.text
        for length in (3, 2, 1):
            part = tokens[at : at + length]
            if len(part) < length:
                continue
            key = tuple(token.low for token in part)
            figure = self._known(key)
            if figure is not None:
                start, end = part[0].start, part[-1].end
                figure.call(text[start:end], (start, end))
                self.spots.append(Spot(start, end, figure))
                return length
        pair = tokens[at : at + 2]
        if len(pair) == 2 and forms.plain_full_name(pair[0].low, pair[1].low):
            start, end = pair[0].start, pair[1].end
            figure = self._new_person(text[start:end], (pair[0].low, pair[1].low))
            figure.call(text[start:end], (start, end))
            self.spots.append(Spot(start, end, figure))
            return 2
        return 1

    def _known(self, key: tuple[str, ...]) -> Figure | None:
        if len(key) > 1:
            bare = forms.bare(key)
            for figure in self._surnames.get(bare[-1] if bare else "", ()):
                if len(bare) > 1 and len(figure.key) > 1 and forms.compatible(figure.key, bare):
                    return figure
            return self._bodies.get(" ".join(low for low in key if low != "the"))
        low = key[0]
        if low in lexicon.words():
            return None
        bearers = self._surnames.get(low, ())
        if len(bearers) == 1:
            return bearers[0]
        return self._by_given(low) or (self._bodies.get(low) if not bearers else None)


def _in_lists(text: str, found: list[Name]) -> set[int]:
    """Where names of unknown kind stand in one list with known full names of people."""
    promoted: set[int] = set()
    for order in (1, -1):
        previous: Name | None = None
        for name in found[::order]:
            if previous is not None and name.kind == "unknown" and 1 < len(name.tokens) < 4:
                left, right = (previous, name) if order == 1 else (name, previous)
                known = previous.start in promoted or (previous.kind == "person" and len(previous.tokens) > 1)
                if known and _LISTED.fullmatch(text, left.end, right.start):
                    promoted.add(name.start)
            previous = name
    return promoted


def _heads_source(name: Name, starts: list[int], spoken: list[tuple[int, int]]) -> bool:
    """Whether the name stands at the beginning of a source's words."""
    at = bisect_left(starts, name.start + 1) - 1
    begin = name.title_start if name.title else name.start
    return at >= 0 and begin - 4 <= spoken[at][0] <= begin and name.end <= spoken[at][1]
