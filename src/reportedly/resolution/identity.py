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
from .names import Token, fold, sequences

_CLEARLY_MORE = 3
_MODIFIES = re.compile(
    r" (?!who|whom|whose|and |or |himself|herself|of |in |from |that |which )[a-z]+(?: [a-z]+)* [A-Z]"
    r"| [a-z]+(?:ers|ors|ists|ials|aides)\b"
)
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?)[ \u00a0]\Z")
_SMALL = re.compile(r"\b[a-z]{3,}\b")
_THING = re.compile(r"(?:tion|ment|ics|ing|ism|ness|ship|ware|ology|aholic|s')\Z|\d")
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
        self._common: frozenset[str] | None = None

    def build(self, found: list[Name], spoken: list[tuple[int, int]]) -> None:
        """Fill the cast from the names found in a text; `spoken` are the spans of sources, in order."""
        body = [name for name in found if not name.headline]
        lone = {name.key[0] for name in body if len(name.tokens) == 1 and name.kind in ("unknown", "person")}
        starts = [start for start, _ in spoken]
        full: list[Name] = []
        short: list[Name] = []
        places: list[Name] = []
        listed = _in_lists(self.text, body)
        for name in body:
            if name.kind in ("organization", "outlet"):
                self._body(name)
            elif name.kind == "person":
                (full if len(forms.bare(name.key)) > 1 else short).append(name)
            elif name.kind == "place" and len(name.tokens) == 1:
                places.append(name)
            elif name.kind == "unknown":
                if len(name.tokens) == 1:
                    short.append(name)
                elif len(name.tokens) <= 4 and (name.start in listed or self._is_person(name, lone, starts, spoken)):
                    full.append(name)
        for name in sorted(full, key=lambda name: (-len(forms.bare(name.key)), name.start)):
            self._full(name)
        short += [name for name in places if name.key[0] in self._surnames and not self._place_here(name)]
        self._short_pass(short, starts, spoken)
        self._headlines([name for name in found if name.headline], spoken)
        self._short_outlets()
        self.spots.sort(key=lambda spot: (spot.start, -spot.end))
        self._share_roles()

    def at(self, start: int, end: int) -> list[Spot]:
        """The spots that lie in `[start, end)`."""
        low = bisect_left(self.spots, start, key=lambda spot: spot.start)
        found = []
        for i in range(low, len(self.spots)):
            spot = self.spots[i]
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
            if runs and end >= 0 and _LISTED.fullmatch(self.text, end, spot.lead):
                runs[-1].append(spot.figure)
            else:
                runs.append([spot.figure])
            end = spot.end
        return [run for run in runs if len(run) > 1]

    def _share_roles(self) -> None:
        """A plural role before a list belongs to everybody in it."""
        spots = self.spots
        for i, spot in enumerate(spots):
            if spot.figure.type != "person":
                continue
            if i and roles.shared_after(self.text, spot.end):
                self._share_back(i, roles.shared_after(self.text, spot.end))
            if not roles.shared_before(self.text, spot.lead):
                continue
            shared = roles.before(self.text, spot.lead)
            end = spot.end
            for other in spots[i + 1 :]:
                if other.figure.type != "person" or not _LISTED.fullmatch(self.text, end, other.lead):
                    break
                for role in shared:
                    other.figure.take_role(role)
                end = other.end

    def _share_back(self, i: int, shared: tuple[str, ...]) -> None:
        """A plural role behind a list ("A and B, sociologists at ...") belongs to those before its last."""
        start = self.spots[i].lead
        for other in reversed(self.spots[max(0, i - 8) : i]):
            if other.figure.type != "person" or not _LISTED.fullmatch(self.text, other.end, start):
                break
            for role in shared:
                other.figure.take_role(role)
            start = other.lead

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
        return _heads_source(name, starts, spoken) or self._plain_person(name)

    def _plain_person(self, name: Name) -> bool:
        """Whether nothing speaks against two or three capitalized words' being somebody's name."""
        if len(name.tokens) > 3 or _ARTICLE.search(self.text, max(0, name.start - 6), name.start):
            return False
        nouns, bodies = lexicon.nouns().kinds, lexicon.bodies()
        for token in name.tokens:
            low = token.low
            if not token.text.replace("-", "").replace("’", "").replace("'", "").isalpha() or len(low) < 2:
                return False
            if low in self._common_words() or low in nouns or low in bodies.heads or low in lexicon.words():
                return False
            if low in bodies.things or low in bodies.not_persons or low in bodies.places:
                return False
            if token.text[1:].isupper() or _THING.search(low):
                return False
        return True

    def _common_words(self) -> frozenset[str]:
        """The words that the text also writes small: no names."""
        if self._common is None:
            self._common = frozenset(_SMALL.findall(self.text))
        return self._common

    def _place_here(self, name: Name) -> bool:
        """Whether a word that is a place and somebody's surname stands where a place would."""
        before = self.text[max(0, name.start - 12) : name.start].split()
        return bool(before) and before[-1].lower() in (
            "in",
            "to",
            "at",
            "near",
            "outside",
            "across",
            "into",
            "through",
            "around",
        )

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
        if low.split("-")[0] in lexicon.words():
            return False
        if low.endswith("s") and low[:-1] in lexicon.bodies().peoples:
            return False
        if not name.initial and lexicon.given_names().gender.get(low) and low not in lexicon.nouns().kinds:
            return True
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

    def _short_outlets(self) -> None:
        """ "The Times" is the one paper of the text whose name ends so."""
        for figure in [figure for figure in self.figures if figure.type == "outlet" and len(figure.key) == 1]:
            longer = [
                other
                for other in self.figures
                if other.type == "outlet" and len(other.key) > 1 and other.key[-1] == figure.key[0]
            ]
            if len(longer) == 1 and figure.name.startswith("The "):
                self._replace(figure, longer[0])

    def _headlines(self, found: list[Name], spoken: list[tuple[int, int]]) -> None:
        """In a headline only names that the story itself tells are names, plain full ones, and sources."""
        for name in found:
            tokens = name.tokens
            at = 0
            while at < len(tokens):
                at += self._headline_source(tokens, at, spoken) or self._headline_name(tokens, at)

    def _headline_source(self, tokens: tuple[Token, ...], at: int, spoken: list[tuple[int, int]]) -> int:
        """How many words from here are a source that is nothing but a name, 0 where they are none."""
        low = bisect_left(spoken, (tokens[at].start, 0))
        if low >= len(spoken) or spoken[low][0] != tokens[at].start:
            return 0
        part = tuple(token for token in tokens[at:] if token.end <= spoken[low][1])
        if not 1 < len(part) < 4 or spoken[low][1] - part[-1].end > 2 or self._known(tuple(t.low for t in part)):
            return 0
        if any(
            t.low in lexicon.words() or t.low in lexicon.nouns().kinds or t.low in lexicon.bodies().peoples
            for t in part
        ):
            return 0
        start, end = part[0].start, part[-1].end
        figure = self._new_person(self.text[start:end], tuple(token.low for token in part))
        figure.call(self.text[start:end], (start, end))
        self.spots.append(Spot(start, end, figure))
        return len(part)

    def _headline_name(self, tokens: tuple[Token, ...], at: int) -> int:
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
                if known and _LISTED.fullmatch(text, left.end, right.title_start if right.title else right.start):
                    promoted.add(name.start)
            previous = name
    return promoted


def _heads_source(name: Name, starts: list[int], spoken: list[tuple[int, int]]) -> bool:
    """Whether the name stands at the beginning of a source's words."""
    at = bisect_left(starts, name.start + 1) - 1
    begin = name.title_start if name.title else name.start
    return at >= 0 and begin - 4 <= spoken[at][0] <= begin and name.end <= spoken[at][1]
