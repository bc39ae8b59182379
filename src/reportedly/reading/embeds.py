"""Embedded posts as pages carry them: the markup that each network publishes for pasting.

What is found here is an `Embed`: the network, the post's address, and its lines of visible text.
`post_in` tells the author's words from the rest once the text has its place in the document.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

import msgspec
from lxml import etree

from .._typing import Span
from ..document import Network, Post
from .posts import Signature, networks, post_of, signatures

_LONGEST = 20_000
"""Code points of a post that are kept; a longer "post" is an article in a wrapping, and no post."""


class Embed(NamedTuple):
    """A post in the markup: `text` is its lines, empty where the page carries no more than its address."""

    network: Network
    url: str | None
    text: str
    handle: str | None = None


def may_embed(tag: str, attributes: dict[str, str]) -> bool:
    """Whether a closer look at an element is worth its time: most have no name that a post would have."""
    if tag in ("iframe", "blockquote") or tag in _known_names()[0]:
        return True
    names = attributes.get("class")
    return names is not None and _has_known_name(names)


@lru_cache(maxsize=8192)
def _has_known_name(names: str) -> bool:
    _, classes, quoted = _known_names()
    return any(name in classes or name in quoted for name in names.split())


def embed_of(element: etree._Element, tag: object, attributes: Any) -> Embed | None:
    """The post that `element` embeds, None where it is none."""
    if tag == "iframe":
        return _frame(attributes)
    network = _network(tag, attributes)
    if network is None:
        return None
    # Reddit's own code has no space between "by" and the author.
    text = visible_text(element, links_apart=network == "reddit")
    if len(text) > _LONGEST:
        return None
    url = _address(element, attributes)
    return Embed(network, url, text, _handle_in(url))


def post_in(text: str, span: Span, embed: Embed) -> Post | None:
    """The post whose lines stand at `span`; None where they hold no words of its author."""
    start, end = span
    if embed.network == "tiktok":
        return _tiktok(text, span, embed)
    found = signatures(text, start, end)
    signature = found[-1] if found else None
    if signature is None and embed.network == "reddit":
        signature = _reddit_card(text, start, end)
    post = post_of(text, span, signature, network=embed.network, url=embed.url)
    if post is None or post.handle is not None or embed.handle is None:
        return post
    return _with_handle(post, embed.handle)


def visible_text(element: etree._Element, *, links_apart: bool = False) -> str:
    """The lines of text that a reader sees in `element`; with `links_apart` a space before each link."""
    silent, inline = _text_elements()
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, child in walk:
        tag = child.tag
        if event == "start":
            if tag in silent:
                walk.skip_subtree()
                continue
            if tag == "br" or tag not in inline:
                parts.append("\x0b")
            elif tag == "a" and links_apart:
                parts.append(" ")
            if child.text:
                parts.append(child.text)
            continue
        if tag not in inline and tag != "br" and child is not element:
            parts.append("\x0b")
        if child.tail and child is not element:
            parts.append(child.tail)
    joined = re.sub(r"[ \t\n\r\f]+", " ", "".join(parts))
    lines = (line.strip() for line in joined.split("\x0b"))
    return "\n".join(line for line in lines if line)


# Where a post is ---------------------------------------------------------------------------------


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("embeds.toml").read_text("utf-8"))


@cache
def _text_elements() -> tuple[frozenset[str], frozenset[str]]:
    table = _table()["text"]
    return frozenset(table["silent"]), frozenset(table["inline"])


@cache
def _known_names() -> tuple[dict[str, Network], dict[str, Network], dict[str, Network]]:
    table = _table()
    return table["elements"], table["classes"], table["quotation_classes"]


def _network(tag: object, attributes: Any) -> Network | None:
    elements, classes, quoted = _known_names()
    if tag in elements:
        return elements[str(tag)]
    names = attributes.get("class")
    if names:
        for name in names.split():
            if name in classes:
                return classes[name]
            if name in quoted and (tag == "blockquote" or _has_address(attributes)):
                return quoted[name]
    if tag == "blockquote":
        address = attributes.get("cite") or attributes.get("data-embed-url")
        if address and _posts().search(address):
            return network_of(address) or ("mastodon" if "/@" in address else None)
    return None


def _has_address(attributes: Any) -> bool:
    return any(_posts().search(attributes.get(name) or "") for name in _table()["addresses"]["names"])


@cache
def _posts() -> re.Pattern[str]:
    return re.compile("|".join(_table()["posts"]["patterns"]), re.IGNORECASE)


def network_of(url: str) -> Network | None:
    """The network that an address belongs to.

    >>> network_of("https://www.instagram.com/p/abc/")
    'instagram'
    """
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return None
    hosts: dict[str, Network] = networks()["hosts"]
    for known, network in hosts.items():
        if host == known or host.endswith("." + known):
            return network
    return None


def _address(element: etree._Element, attributes: Any) -> str | None:
    for name in _table()["addresses"]["names"]:
        value = attributes.get(name)
        if value and value.startswith(("http://", "https://", "//", "at://")):
            return _clean(value)
    last = None
    for link in element.iter("a"):
        href = link.get("href") or ""
        if _posts().search(href):
            last = _clean(href)
    return last


def _clean(url: str) -> str:
    """The address without what tells the network where its reader came from."""
    url = url.strip()
    if url.startswith("//"):
        url = "https:" + url
    if url.startswith("at://"):
        did, _, key = url.removeprefix("at://").partition("/app.bsky.feed.post/")
        return f"https://bsky.app/profile/{did}/post/{key}" if key else url
    url = url.removesuffix("/embed")
    return re.sub(r"[?#].*$", "", url) if _posts().search(url.partition("?")[0]) else url


def _handle_in(url: str | None) -> str | None:
    if not url:
        return None
    found = re.search(
        r"(?:(?:twitter|x)\.com/(?:#!/)?|tiktok\.com/@|threads\.(?:net|com)/@)([\w.]+)/(?:status|video|post)", url
    )
    if found is not None and found[1] not in ("i", "web"):
        return "@" + found[1]
    found = re.match(r"https?://([\w.-]+)/@(\w+)/\d+", url)
    return f"@{found[2]}@{found[1]}" if found is not None else None


def _frame(attributes: Any) -> Embed | None:
    source = attributes.get("src") or attributes.get("data-src") or ""
    for row in _table()["frame"]:
        if re.search(row["address"], source, re.IGNORECASE):
            found = re.search(row["id"], source)
            url = _clean(row["url"].format(id=unquote(found[1]))) if found else source
            return Embed(row["network"], url, "")
    return None


# The author's words in a network's own layout ------------------------------------------------------


def _tiktok(text: str, span: Span, embed: Embed) -> Post | None:
    """`@handle`, the caption, then the music: the caption is the author's."""
    start, end = span
    head = re.compile(r"\s*(@[\w.-]*\w)\s*").match(text, start, end)
    tune = re.compile(r"\s*♬[^\n]*\s*$").search(text, start, end)
    name = head.span(1) if head else None
    at = tune.start() if tune else end
    if head is None:
        signature = None
        post = post_of(text, (start, end), signature, network="tiktok", url=embed.url)
        return post if post is None or embed.handle is None else _with_handle(post, embed.handle)
    signature = Signature(start, head.end(), name, head[1], "tiktok", None, leads=True)
    post = post_of(text, (start, at), signature, network="tiktok", url=embed.url)
    return None if post is None else _until(post, end)


def _reddit_card(text: str, start: int, end: int) -> Signature | None:
    found = re.compile(r"\s*\bfrom\s+(?:r/)?\w+\s*$").search(text, start, end)
    return None if found is None else Signature(found.start(), end, None, None, "reddit", None)


def _with_handle(post: Post, handle: str) -> Post:
    return msgspec.structs.replace(post, handle=handle)


def _until(post: Post, end: int) -> Post:
    return msgspec.structs.replace(post, end=end)
