"""What an element's name, class names and attributes say about the text in it."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any, Literal

Trait = Literal[
    "hard", "soft", "hidden", "caption", "byline", "pull", "body", "heading", "quote", "item", "row", "cell",
    "article", "aside", "footer", "header", "form", "figure", "table", "address", "title",
]  # fmt: skip
"""What an element's name, class or id says about the text in it."""

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_PART = re.compile(r"[^A-Za-z0-9]+")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONGEST_NAMES = 500
"""Code points of an element's class names and id that are looked at."""

NONE: frozenset[Trait] = frozenset()


@cache
def tables() -> dict[str, Any]:
    """The tables of `html.toml`."""
    return tomllib.loads(resources.files(__package__).joinpath("html.toml").read_text("utf-8"))


OWN_TRAITS: dict[str, frozenset[Trait]] = {
    "blockquote": frozenset(["quote"]), "li": frozenset(["item"]), "dd": frozenset(["item"]), "dt": frozenset(["item"]),
    "tr": frozenset(["row"]), "td": frozenset(["cell"]), "th": frozenset(["cell"]), "table": frozenset(["table"]),
    "figcaption": frozenset(["caption"]), "caption": frozenset(["caption"]), "figure": frozenset(["figure"]),
    "article": frozenset(["article"]), "main": frozenset(["article"]), "aside": frozenset(["aside"]),
    "footer": frozenset(["footer"]), "header": frozenset(["header"]), "form": frozenset(["form"]),
    "address": frozenset(["address"]),
    **{f"h{level}": frozenset[Trait](["heading"]) for level in range(1, 7)},
}  # fmt: skip


_SHORT = 3
"""A word no longer than this counts only where it stands by itself: made-up names hold it by chance."""

_LAYOUT = frozenset(["related", "social", "inset", "sidebar", "widget", "carousel", "overlay", "lightbox", "banner"])


def named_traits(names: str) -> frozenset[Trait]:
    """What class names and ids say.

    >>> sorted(named_traits("c-article__related-links")), sorted(named_traits("related-media"))
    (['soft'], [])
    """
    found = [traits for name in names.split() if (traits := _traits_of(name))]
    return found[0] if len(found) == 1 else NONE.union(*found)


@lru_cache(maxsize=16_384)
def _traits_of(name: str) -> frozenset[Trait]:
    """What one class name or id says."""
    humped = [part.lower() for part in _PART.split(_HUMP.sub("-", name)) if part]
    apart = {part.lower() for part in _PART.split(name)}
    said, is_media, is_soft = _word_traits()
    traits: set[Trait] = set()
    words = [part for part in humped if len(part) > _SHORT or part in apart]
    words.extend(a + b for a, b in pairwise(humped))
    words.extend(part for part in apart if part not in words)
    for word in words:
        if word in said:
            traits.update(said[word])
    is_layout = not any(word in is_soft and word not in _LAYOUT for word in words)
    if "soft" in traits and is_layout and any(word in is_media for word in words):
        traits.discard("soft")
    if name.lower() in tables()["names"]["hidden"]:
        traits.add("hidden")
    return frozenset(traits)


@cache
def _word_traits() -> tuple[dict[str, list[Trait]], frozenset[str], frozenset[str]]:
    """The traits that each listed word speaks for; the words of media; the soft words."""
    listed = tables()["names"]
    said: dict[str, list[Trait]] = {}
    for trait in _NAMED:
        for word in listed[trait]:
            said.setdefault(word, []).append(trait)
    return said, frozenset(listed["media"]), frozenset(listed["soft"])


_NAMED: tuple[Trait, ...] = ("hard", "soft", "caption", "byline", "pull", "body", "title")


def names_of(attributes: dict[str, str]) -> str:
    """The class names and the id of an element."""
    names, own = attributes.get("class"), attributes.get("id")
    if own:
        names = f"{names} {own}" if names else own
    return names[:_LONGEST_NAMES] if names else ""


_TELLING = frozenset(["hidden", "aria-hidden", "style", "itemprop", "rel", "role"])
"""The attributes that say something of an element's text, beside its names."""


def attribute_traits(attributes: dict[str, str]) -> frozenset[Trait]:
    if _TELLING.isdisjoint(attributes):
        return NONE
    traits: set[Trait] = set()
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        traits.add("hidden")
    style = attributes.get("style")
    if style and _HIDING.search(style):
        traits.add("hidden")
    if "articlebody" in attributes.get("itemprop", "").lower():
        traits.add("body")
    if "author" in attributes.get("itemprop", "") or "author" in attributes.get("rel", ""):
        traits.add("byline")
    role = attributes.get("role")
    if role in _ROLES:
        traits.add(_ROLES[role])
    return frozenset(traits)


_ROLES: dict[str, Trait] = {
    "navigation": "hard", "banner": "soft", "contentinfo": "hard", "search": "soft", "complementary": "aside",
    "main": "article", "article": "article", "dialog": "soft", "alertdialog": "soft",
}  # fmt: skip
