"""From the bytes of a page to its tree."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from ..document import Problem
from ..messages import problem
from .encodings import decode

DEEPEST = 250
"""Elements inside elements; the parser loses the whole page a few levels further down."""

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)([^<>]*)>")
MOST_ATTRIBUTES = 500
"""Attributes of one tag; the parser compares each with all before it, which takes minutes for 100,000."""

_WORTH_COUNTING = 100_000
"""Characters of a page below which no tag can hold enough attributes to matter."""

_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
_OVERFULL = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style)\b.*?(?:</(?P=raw)|\Z)|"
    rf"(?P<kept><[a-z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{MOST_ATTRIBUTES}}}+)(?P<more>(?:{_ATTRIBUTE})*+)",
    re.IGNORECASE | re.DOTALL,
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_UNTOUCHED = frozenset(["html", "head", "body", "script", "style", "title", "textarea", "noscript", "iframe"])


class Markup(NamedTuple):
    """The tree of a page, or None where it holds none, and what went wrong on the way."""

    root: etree._Element | None
    problems: tuple[Problem, ...]


def parse(data: bytes, *, source: str, encoding: str | None = None) -> Markup:
    """The tree of the page in `data`. Never raises; never fetches anything.

    `encoding` is what a header says; without it the page's own declaration counts. A page that is
    nested too deep is flattened first, and that is a problem row (R211), so that its text is kept.
    """
    decoded = decode(data, source=source, declared=encoding or _declared(data))
    problems = list(decoded.problems)
    text = decoded.text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    text, overfull = _with_few_attributes(text)
    if overfull:
        problems.append(problem("R327", source=source, limit=MOST_ATTRIBUTES))
    root, too_deep = _tree(text)
    if too_deep:
        problems.append(problem("R211", source=source, limit=DEEPEST))
        root, _ = _tree(_flattened(text))
    return Markup(root, tuple(problems))


def _declared(data: bytes) -> str | None:
    head = data[:4096]
    found = _DECLARED.search(head) or _XML_DECLARED.search(head)
    return found[1].decode("ascii", "ignore") if found else None


def _tree(text: str) -> tuple[etree._Element | None, bool]:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, recover=True, remove_comments=True, remove_pis=True,
        collect_ids=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    too_deep = any(
        entry.type_name == "ERR_RESOURCE_LIMIT" or "xcessive depth" in entry.message for entry in parser.error_log
    )
    return root, too_deep


def _with_few_attributes(text: str) -> tuple[str, bool]:
    """`text` with at most `MOST_ATTRIBUTES` in each tag, and whether any tag had more.

    Tags are read as the HTML standard reads them; quotation marks count only where a value begins.
    """
    if len(text) < _WORTH_COUNTING:
        return text, False
    pieces: list[str] = []
    last = 0
    for tag in _OVERFULL.finditer(text):
        if tag["more"]:
            pieces.append(text[last : tag.end("kept")])
            last = tag.end("more")
    return ("".join([*pieces, text[last:]]), True) if pieces else (text, False)


def _flattened(text: str) -> str:
    """`text` without the tags that open deeper than `DEEPEST`, nor those that close them; words stay apart."""
    pieces: list[str] = []
    open_names: list[bool] = []
    last = 0
    kept = 0
    for tag in _TAG.finditer(text):
        closing, name, rest = tag[1], tag[2].lower(), tag[3]
        if name in _VOID or name in _UNTOUCHED or rest.endswith("/"):
            continue
        if closing:
            keep = open_names.pop() if open_names else True
            kept -= keep and kept > 0
        else:
            keep = kept < DEEPEST // 2
            open_names.append(keep)
            kept += keep
        if not keep:
            pieces.append(text[last : tag.start()])
            pieces.append(" ")
            last = tag.end()
    pieces.append(text[last:])
    return "".join(pieces)
