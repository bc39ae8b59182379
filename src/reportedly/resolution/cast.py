"""Everybody named in a text, and where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import NamedTuple

from . import forms, lexicon
from .figure import Figure
from .kinds import names
from .names import fold, sequences

_MOST_NAMESAKES = 50  # people of one surname, or of one given name, that a name is compared with
_SMALL = re.compile(r"\b[a-z]{3,}\b")


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
    """Everybody named in a text: the figures, the spots where they stand in order, who bears a name or a handle."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.figures: list[Figure] = []
        self.spots: list[Spot] = []
        self.surnames: dict[str, list[Figure]] = defaultdict(list)
        self.given: dict[str, list[Figure]] = defaultdict(list)
        self.bodies: dict[str, Figure] = {}
        self.owners: dict[str, Figure] = {}
        self._exact: dict[tuple[str, ...], Figure] = {}
        self._common: frozenset[str] | None = None

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
        figure = self.bearer(key) or self.new_person(form, key)
        figure.forms.setdefault(form, 0)
        return figure

    def bearer(self, key: tuple[str, ...]) -> Figure | None:
        """Who bears a name in full, or in a form that agrees with it."""
        if key in self._exact:
            return self._exact[key]
        for figure in self.surnames.get(key[-1] if key else "", ()):
            if forms.compatible(figure.key, key):
                return figure
        return None

    def named(self, form: str) -> Figure:
        """Whoever bears this name: a person, or a body where the words say so."""
        for name in names(form, sequences(form)):
            if name.kind in ("organization", "outlet"):
                phrase = " ".join(low for low in name.key if low != "the")
                figure = self.bodies.get(phrase)
                if figure is None:
                    figure = self.add(Figure("outlet" if name.kind == "outlet" else "organization", form, name.key))
                    self.bodies[phrase] = figure
                return figure
        return self.person(form)

    def new_person(self, form: str, key: tuple[str, ...]) -> Figure:
        """A person whom nobody in the text is yet known to be."""
        figure = self.add(Figure("person", form, key, forms.gender_of(key)))
        self._exact[key] = figure
        if key and len(self.surnames[key[-1]]) < _MOST_NAMESAKES:
            self.surnames[key[-1]].append(figure)
        if len(key) > 1 and len(self.given[key[0]]) < _MOST_NAMESAKES:
            self.given[key[0]].append(figure)
        return figure

    def common_words(self) -> frozenset[str]:
        """The words that the text also writes small: no names."""
        if self._common is None:
            self._common = frozenset(_SMALL.findall(self.text))
        return self._common

    def mark(self, start: int, end: int, figure: Figure, begin: int = -1) -> None:
        """Note that a figure is named at a place; `begin` is where a title before the name begins."""
        figure.call(self.text[start:end], (start, end))
        self.spots.append(Spot(start, end, figure, begin))

    def by_given(self, low: str) -> Figure | None:
        """The only one of the text with this given name, or a nickname of it."""
        bearers = [figure for figure in self.given.get(low, ()) if len(figure.key) > 1]
        if not bearers:
            for other in lexicon.given_names().same.get(low, ()):
                bearers.extend(self.given.get(other, ()))
        return bearers[0] if len(bearers) == 1 else None

    def known(self, key: tuple[str, ...]) -> Figure | None:
        """Who is known by these words, where they leave no doubt."""
        if len(key) > 1:
            bare = forms.bare(key)
            figure = self.bearer(bare) if len(bare) > 1 else None
            return figure or self.bodies.get(" ".join(low for low in key if low != "the"))
        low = key[0]
        if low in lexicon.words():
            return None
        bearers = self.surnames.get(low, ())
        if len(bearers) == 1:
            return bearers[0]
        return self.by_given(low) or (self.bodies.get(low) if not bearers else None)

    def replace(self, old: Figure, new: Figure) -> None:
        """Fold one body into another that turned out to be the same."""
        new.absorb(old)
        self.figures.remove(old)
        self.spots = [s._replace(figure=new) if s.figure is old else s for s in self.spots]
        for phrase, figure in list(self.bodies.items()):
            if figure is old:
                self.bodies[phrase] = new
