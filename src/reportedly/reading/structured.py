"""The structured data of a page (JSON-LD), as far as it speaks of the story."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ..document import Problem
from ..messages import problem

_STORY = re.compile(r"Article$|Posting$|Report$|Review$|^Analysis|^Backgrounder", re.IGNORECASE)
_LONGEST = 2_000_000
_MOST_NODES = 20_000


class Structured(NamedTuple):
    """The node of the story, the nodes beside it, and what was damaged."""

    story: dict[str, Any]
    others: tuple[dict[str, Any], ...] = ()
    problems: tuple[Problem, ...] = ()


def structured_data(scripts: Sequence[str]) -> Structured:
    """What the JSON-LD scripts of a page say of its story. Never raises.

    >>> structured_data(['{"@type": "NewsArticle", "headline": "Mayor resigns"}']).story["headline"]
    'Mayor resigns'
    """
    stories: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for script in scripts:
        loaded, reason = _loaded(script)
        if reason:
            problems.append(problem("R313", reason=reason))
            continue
        for node in _nodes(loaded):
            (stories if _is_story(node) else others).append(node)
    # A page may list other stories; its own is the one that says most of itself.
    story = max(stories, key=_fullness, default={})
    return Structured(story, tuple(others), tuple(problems))


def _loaded(script: str) -> tuple[Any, str | None]:
    text = re.sub(r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)", "", script)
    text = re.sub(r"(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>)\s*$", "", text).strip().rstrip(";")
    if not text:
        return None, None
    if len(text) > _LONGEST:
        return None, "it is too long"
    try:
        return json.loads(text, strict=False), None
    except RecursionError:
        return None, "it is nested too deep"
    except ValueError as error:
        return None, str(error)[:80]


def _nodes(loaded: Any) -> Iterator[dict[str, Any]]:
    """Every object in the data that has a type, outermost first."""
    waiting = [loaded]
    seen = 0
    while waiting and seen < _MOST_NODES:
        node = waiting.pop(0) if len(waiting) < 1000 else waiting.pop()
        seen += 1
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            if "@type" in node:
                yield node
            waiting.extend(
                value
                for key, value in node.items()
                if key in ("@graph", "mainEntity", "mainEntityOfPage", "about", "hasPart")
            )


def types_of(node: dict[str, Any]) -> tuple[str, ...]:
    """The types of a node, without the vocabulary's address."""
    found = node.get("@type")
    listed = found if isinstance(found, list) else [found]
    return tuple(name.rsplit("/", 1)[-1] for name in listed if isinstance(name, str))


def _is_story(node: dict[str, Any]) -> bool:
    return any(_STORY.search(name) for name in types_of(node))


def _fullness(node: dict[str, Any]) -> int:
    fields = (
        "headline",
        "name",
        "author",
        "datePublished",
        "dateModified",
        "publisher",
        "articleBody",
        "liveBlogUpdate",
    )
    return sum(field in node for field in fields)


def text_of(value: Any) -> str | None:
    """A string where `value` is one or holds one under its usual names."""
    if isinstance(value, list):
        return next((found for item in value[:20] if (found := text_of(item))), None)
    if isinstance(value, dict):
        return next(
            (found for key in ("name", "@value", "url", "@id") if isinstance(found := value.get(key), str)), None
        )
    return value if isinstance(value, str) and value.strip() else None


def names_of(value: Any) -> list[str]:
    """The names in an author field: a string, an object, or a list of them."""
    listed = value if isinstance(value, list) else [value]
    found: list[str] = []
    for item in listed[:50]:
        name = item.get("name") if isinstance(item, dict) else item
        names = name if isinstance(name, list) else [name]
        found.extend(n for n in names if isinstance(n, str))
    return found
