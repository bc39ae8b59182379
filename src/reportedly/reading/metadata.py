"""What a page says of its story: title, bylines, outlet, dates, address, language.

Taken from JSON-LD, then OpenGraph and other meta elements, then the visible page; `sources` says
for each which it was.
"""

from __future__ import annotations

import html
import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from lxml import etree

from ..document import Problem
from ..messages import problem
from .dates import parse_date
from .structured import Structured, names_of, structured_data, text_of

_LONGEST = 500
_BETWEEN_NAMES = re.compile(r"\s*[;|]\s*|\s+(?:and|&)\s+|\s*,\s*(?:and\s+)?(?=[A-Z][\w.'’-]*\s+[A-Z])")
_NO_NAME = re.compile(r"https?://|www\.|\d{3}|@\w+\.|^no author$", re.IGNORECASE)


@dataclass(slots=True)
class Metadata:
    """What a page says of its story; `sources` names the place of each piece."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    language: str | None = None
    sources: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def metadata_of(root: etree._Element) -> Metadata:
    """What the head of the page and its structured data say. Never raises."""
    found = Metadata()
    structured = structured_data([script.text or "" for script in root.iter("script") if _is_ld(script)])
    found.problems.extend(structured.problems)
    metas = _metas(root)
    _set(found, "title", _titles(structured, metas, root), plain)
    _set(found, "outlet", _outlets(structured, metas), plain)
    _set(found, "published", _dates(structured, metas, "datePublished", "published"), lambda value: _date(found, value))
    _set(found, "modified", _dates(structured, metas, "dateModified", "modified"), lambda value: _date(found, value))
    _set(found, "url", _addresses(structured, metas, root), address)
    _set(found, "language", _languages(structured, metas, root), _language)
    _set_authors(found, structured, metas)
    if found.title is not None and found.outlet is not None:
        found.title = without_outlet(found.title, found.outlet)
    return found


def plain(value: str) -> str | None:
    """`value` as plain text: no markup, no control characters, one line.

    >>> plain("The <em>Lark</em> &amp; Co<script>alert(1)</script>")
    'The Lark & Co'
    """
    value = value[: 4 * _LONGEST]
    for _ in range(2):  # markup is often escaped once more than it should be
        value = re.sub(r"<(script|style)\b.*?(?:</\1\s*>|$)", " ", value, flags=re.IGNORECASE | re.DOTALL)
        value = re.sub(r"</?[a-zA-Z!][^<>]*>", "", value)
        value = html.unescape(value)
    value = "".join(c if c.isprintable() or c in "\u200d\u200c" else " " for c in value)
    return " ".join(value.split())[:_LONGEST] or None


def address(value: str) -> str | None:
    """`value` where it is an address that may be shown: http or https."""
    value = value.strip()
    return value if re.match(r"https?://[^\s<>\"']+$", value, re.IGNORECASE) and len(value) < 2000 else None


def without_outlet(title: str, outlet: str) -> str:
    """The title without the outlet's name at its end.

    >>> without_outlet("Mayor resigns - The Lark", "The Lark")
    'Mayor resigns'
    """
    return re.sub(rf"\s*[|–—:•·»-]+\s*{re.escape(outlet)}\s*$", "", title, flags=re.IGNORECASE) or title


def author_names(values: Iterable[str]) -> tuple[str, ...]:
    """Single names out of what pages give as authors: no "By", no addresses, no roles after a comma.

    >>> author_names(["By Ann Lee and Bo Day", "https://example.org/bo"])
    ('Ann Lee', 'Bo Day')
    """
    names: list[str] = []
    for value in values:
        text = plain(value) or ""
        text = re.sub(r"^(?:(?:written|reported|posted|story)\s+)?by:?\s+", "", text, flags=re.IGNORECASE)
        for name in _BETWEEN_NAMES.split(text):
            name = name.strip(" ,.·•|-–—")
            if 2 <= len(name) <= 80 and not _NO_NAME.search(name) and any(c.isalpha() for c in name):
                names.append(name)
    return tuple(dict.fromkeys(names))


# Fields ------------------------------------------------------------------------------------------


@cache
def _names() -> dict[str, list[str]]:
    return tomllib.loads(resources.files(__package__).joinpath("metadata.toml").read_text("utf-8"))


_Candidates = Iterable[tuple[str, str]]


def _set(found: Metadata, name: str, candidates: _Candidates, read: Callable[[str], str | None]) -> None:
    for where, value in candidates:
        shown = read(value)
        if shown:
            setattr(found, name, shown)
            found.sources[name] = where
            return


def _is_ld(script: etree._Element) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _metas(root: etree._Element) -> dict[str, str]:
    """Every meta element by its name, in lower case; the first of a name wins."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = meta.get("content")
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = meta.get(key)
            if name and content and content.strip():
                found.setdefault(name.strip().lower(), content)
    return found


def _titles(structured: Structured, metas: dict[str, str], root: etree._Element) -> _Candidates:
    for field_name in ("headline", "name"):
        value = text_of(structured.story.get(field_name))
        if value:
            yield "json-ld", value
    for name in _names()["titles"]:
        if name in metas:
            yield "opengraph" if name.startswith("og:") else "meta", metas[name]
    element = next(root.iter("title"), None)
    if element is not None and element.text:
        yield "title", element.text


def _outlets(structured: Structured, metas: dict[str, str]) -> _Candidates:
    for field_name in ("publisher", "sourceOrganization", "isPartOf"):
        value = structured.story.get(field_name)
        if isinstance(value, list):
            value = value[0] if value else None
        name = value.get("name") if isinstance(value, dict) else value
        shown = text_of(name)
        if shown and "://" not in shown:
            yield "json-ld", shown
    for name in _names()["outlets"]:
        if name in metas and "://" not in metas[name]:
            yield "opengraph" if name.startswith("og:") else "meta", metas[name]


def _dates(structured: Structured, metas: dict[str, str], field_name: str, kind: str) -> _Candidates:
    value = text_of(structured.story.get(field_name))
    if value:
        yield "json-ld", value
    for name in _names()[kind]:
        if name in metas:
            yield "opengraph" if name.startswith(("og:", "article:")) else "meta", metas[name]
    for node in structured.others:
        value = text_of(node.get(field_name))
        if value:
            yield "json-ld", value


def _date(found: Metadata, value: str) -> str | None:
    date = parse_date(value)
    if date is None:
        found.problems.append(problem("R307", value=" ".join(value.split())[:80]))
    return date


def _addresses(structured: Structured, metas: dict[str, str], root: etree._Element) -> _Candidates:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            yield "link", link.get("href") or ""
    if "og:url" in metas:
        yield "opengraph", metas["og:url"]
    for name in ("url", "mainEntityOfPage"):
        value: Any = structured.story.get(name)
        if isinstance(value, dict):
            value = value.get("@id")
        if isinstance(value, str):
            yield "json-ld", value


def _languages(structured: Structured, metas: dict[str, str], root: etree._Element) -> _Candidates:
    value = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    if value:
        yield "html", value
    shown = text_of(structured.story.get("inLanguage"))
    if shown:
        yield "json-ld", shown
    for name in _names()["languages"]:
        if name in metas:
            yield "opengraph" if name.startswith("og:") else "meta", metas[name]


def _language(value: str) -> str | None:
    found = re.match(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)", value)
    return found[1].lower() if found else None


def _set_authors(found: Metadata, structured: Structured, metas: dict[str, str]) -> None:
    places: list[tuple[str, list[str]]] = [("json-ld", names_of(structured.story.get("author")))]
    for name in _names()["authors"]:
        if name in metas:
            places.append(("opengraph" if name.startswith("article:") else "meta", [metas[name]]))
    for where, values in places:
        names = tuple(name for name in author_names(values) if name.lower() != (found.outlet or "").lower())
        if names:
            found.authors = names
            found.sources["authors"] = where
            return
