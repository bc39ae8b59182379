"""Social posts in plain text: what is left of an embed when its markup is gone.

A post is known by its signature ("— Name (@handle) September 7, 2023") or by the lines that its
network's embed code writes. The body holds the author's own words only.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from .._typing import Span
from ..document import Network, Post
from .dates import find_date

_LONGEST_NAME = 80
_LONGEST_TWEET = 300
_LONGEST_INTRODUCED = 1200
_MOST_PARAGRAPHS = 8


class Signature(NamedTuple):
    """Who signs a post, as it stands in the text; `start` and `end` hold all of it, dash and date too.

    `leads` says that the author's words follow the signature instead of standing before it.
    """

    start: int
    end: int
    name: Span | None
    handle: str | None
    network: Network
    posted_on: str | None
    leads: bool = False


def flat_posts(text: str, paragraphs: Sequence[Span]) -> list[Post]:
    """The posts that stand in plain text, in order.

    `paragraphs` are the spans of the text's paragraphs, in code points, in order. A post takes the
    paragraph of its signature, and those before it that are plainly its beginning.

    >>> text = "We won! #final — Ann Lee (@annlee) May 3, 2021"
    >>> post = flat_posts(text, [(0, len(text))])[0]
    >>> text[slice(*post.body)], text[slice(*post.signature)], post.handle, post.posted_on
    ('We won! #final', 'Ann Lee', '@annlee', '2021-05-03')
    """
    posts: list[Post] = []
    floor = 0
    for index, (start, end) in enumerate(paragraphs):
        if index < floor:
            continue
        for signature in signatures(text, start, end):
            made = _post(text, paragraphs, index, signature, max(start, posts[-1].end if posts else 0), floor)
            if made is not None:
                post, floor = made
                posts.append(post)
    return posts


def post_of(
    text: str, span: Span, signature: Signature | None, *, network: Network, url: str | None = None
) -> Post | None:
    """The post in `text[span]`, known to be one from its markup; None where it holds no words of an author."""
    start, end = span
    if signature is None:
        body = own_words(text, start, end)
        name, handle, posted_on = None, None, None
    else:
        body = own_words(text, signature.end, end) if signature.leads else own_words(text, start, signature.start)
        name, handle, posted_on = signature.name, signature.handle, signature.posted_on
    if body[0] >= body[1]:
        return None
    words = text[slice(*body)]
    return Post(
        start=start,
        end=end,
        author=text[slice(*name)] if name else None,
        handle=handle,
        network=network if network != "unknown" or signature is None else signature.network,
        posted_on=posted_on,
        url=url,
        body=body,
        signature=name,
        mentions=mentions(words),
        hashtags=hashtags(words),
    )


def mentions(words: str) -> tuple[str, ...]:
    """The handles that `words` speak of, with their @, each once.

    >>> mentions("thanks @ann and @bo@example.social, mail me@example.org")
    ('@ann', '@bo@example.social')
    """
    found = re.findall(r"(?<![\w@/.])@\w+(?:[.-]\w+)*(?:@\w+(?:[.-]\w+)+)?", words)
    return tuple(dict.fromkeys(found))


def hashtags(words: str) -> tuple[str, ...]:
    """The hashtags in `words`, with their #, each once.

    >>> hashtags("#Final is here &#8217; #1")
    ('#Final',)
    """
    found = re.findall(r"(?<![\w&/])#(?=\w*[^\W\d_])\w+", words)
    return tuple(dict.fromkeys(found))


@cache
def networks() -> dict[str, Any]:
    """The tables of `posts.toml`: hosts, names, and the lines that embeds write."""
    return tomllib.loads(resources.files(__package__).joinpath("posts.toml").read_text("utf-8"))


# Signatures --------------------------------------------------------------------------------------

_NAME = rf"(?P<name>[^\s()@|—][^\n()@|—]{{0,{_LONGEST_NAME}}}?(?:\s\([^()@\n]{{1,20}}\))?)"
_HANDLE = r"(?P<handle>@[\w.-]*\w(?:@[\w-]+(?:\.[\w-]+)+)?)"
_ON = r"(?:\s+on\s+(?P<on>X|Twitter|Threads|Bluesky|Instagram|Mastodon|TikTok|Facebook)\b)?"
_DASHED = re.compile(rf"(?:[—–―]|--|(?<!\S)-)\s*{_NAME}\s*\(\s*{_HANDLE}\s*\){_ON}")
_SHARED = re.compile(
    rf"\bA\s+(?:post|photo|video|reel)\s+(?:shared|posted)\s+by\s+{_NAME}\s*\(\s*{_HANDLE}\s*\)(?:\s+on\b)?",
    re.IGNORECASE,
)
_POST_BY = re.compile(rf"\bPost\s+by\s+(?P<name>){_HANDLE}(?:\s+View\s+on\s+(?P<on>\w+))?")
_POSTED_BY = re.compile(r"\bPosted?\s+by\s+(?P<name>[^\n()@|—.]{1,80}?)(?P<handle>)\s+on\s+(?=\w+,?\s+\w+\s+\d)")
_ON_NETWORK = re.compile(
    rf"{_NAME}(?:\s+\(\s*{_HANDLE}\s*\))?\s+on\s+(?P<on>X|Twitter|Bluesky|Threads)\s*:\s*(?=[“\"])"
)
_REDDIT = re.compile(r"\bby\s+(?P<name>)(?P<handle>u/[\w-]+)\s+in\s+(?:r/)?\w+")
_SIGNED = (
    (_DASHED, re.compile("@")),
    (_SHARED, re.compile(r"\b(?:shared|posted)\s+by\b", re.IGNORECASE)),
    (_POST_BY, re.compile(r"\bPost\s+by\s")),
    (_POSTED_BY, re.compile(r"\bPosted?\s+by\s")),
    (_ON_NETWORK, re.compile(r"\son\s+(?:X|Twitter|Bluesky|Threads)\s*:")),
    (_REDDIT, re.compile(r"\bu/")),
)
"""Each form of a signature, with what a text must hold for a look at it to be worth its time."""

_AFTER = re.compile(r"[\s,·•|]*")


def signatures(text: str, start: int, end: int) -> list[Signature]:
    """The signatures of posts in `text[start:end]`, in order; each ends with its date, where it has one."""
    found = [
        signature
        for pattern, told_by in _SIGNED
        if told_by.search(text, start, end)
        for match in pattern.finditer(text, start, end)
        if (signature := _signature(text, match, pattern, end)) is not None
    ]
    found.sort(key=lambda s: (s.start, -s.end))
    kept: list[Signature] = []
    for signature in found:
        if not kept or signature.start >= kept[-1].end:
            kept.append(signature)
    return kept


def _signature(text: str, match: re.Match[str], pattern: re.Pattern[str], end: int) -> Signature | None:
    name = match.span("name") if match["name"] else None
    handle = match["handle"] or None
    leads = pattern is _ON_NETWORK
    date, close = None, match.end()
    gap = _AFTER.match(text, close, end)
    if not leads and gap is not None:
        found = find_date(text, start=gap.end(), end=min(end, gap.end() + 60))
        if found is not None and _opens(text, gap.end(), found.span[0]):
            date, close = found.iso, found.span[1]
    if pattern is _DASHED and date is None and text[close:end].strip(" .\n)"):
        return None  # "(@handle)" in the middle of prose
    return Signature(match.start(), close, name, handle, _network(match, pattern, handle), date, leads)


def _opens(text: str, start: int, at: int) -> bool:
    """Whether nothing but a weekday stands before the date."""
    return re.fullmatch(r"(?:[A-Z][a-z]{2,8}day,?\s+|[A-Z][a-z]{2},?\s+)?", text[start:at]) is not None


def _network(match: re.Match[str], pattern: re.Pattern[str], handle: str | None) -> Network:
    names = networks()["names"]
    on = match.groupdict().get("on")
    if on and on.lower() in names:
        return names[on.lower()]  # type: ignore[no-any-return]
    if pattern is _SHARED:
        return "instagram"
    if pattern is _POSTED_BY:
        return "facebook"
    if pattern is _REDDIT:
        return "reddit"
    if handle and handle.count("@") == 2:
        return "mastodon"
    if handle and re.search(r"\.[a-z]{2,}$", handle):
        return "bluesky"
    return "twitter" if pattern is _DASHED else "unknown"


# Bodies ------------------------------------------------------------------------------------------


@cache
def _furniture() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = networks()["furniture"]
    lines, tails = "|".join(table["lines"]), "|".join(table["tails"])
    return re.compile(rf"\s*(?:{lines})\s*(?=\n|$)", re.IGNORECASE), re.compile(rf"\s*(?:{tails})\s*$", re.IGNORECASE)


def own_words(text: str, start: int, end: int) -> Span:
    """The author's own words in `text[start:end]`: without the embed's lines and the addresses at its end."""
    lines, tails = _furniture()
    while (match := lines.match(text, start, end)) is not None and match.end() > start:
        start = match.end()
    shown = text[start:end]
    while True:
        kept = tails.sub("", shown.rstrip())
        kept = re.sub(r"\s*(?:[—–―]|--)\s*$", "", kept)
        last = kept.rfind("\n") + 1
        if lines.fullmatch(kept, last):
            kept = kept[:last]
        if kept == shown:
            break
        shown = kept
    end = start + len(shown)
    start += len(shown) - len(shown.lstrip())
    return (min(start, end), end)


def _post(
    text: str, paragraphs: Sequence[Span], index: int, signature: Signature, start: int, floor: int
) -> tuple[Post, int] | None:
    """The post of a signature in paragraph `index`, and the first paragraph that is free after it."""
    end = paragraphs[index][1]
    if signature.leads:
        last = index
        post = post_of(text, (signature.start, end), signature, network="unknown")
        return None if post is None else (post, last + 1)
    close = signature.end
    tail = text[close:end].strip()
    if not tail or _furniture()[0].fullmatch(tail):
        close = end
    first = _first_paragraph(text, paragraphs, index, (start, signature.start), floor)
    begin = paragraphs[first][0] if first < index else start
    begin += len(text[begin : signature.start]) - len(text[begin : signature.start].lstrip())
    close -= len(text[begin:close]) - len(text[begin:close].rstrip())
    post = post_of(text, (begin, close), signature, network="unknown")
    return None if post is None else (post, index + 1)


_POSTLIKE = re.compile(
    r"(?<!\w)[#@]\w|https?://t\.co/|pic\.(?:twitter|x)\.com/|^\d{1,2}/\d{0,2}(?!\d)|[\U0001F300-\U0001FAFF]"
)


def _first_paragraph(text: str, paragraphs: Sequence[Span], index: int, own: Span, floor: int) -> int:
    """Where a post that ends in paragraph `index` begins."""
    body = own_words(text, *own)
    empty = body[0] >= body[1]
    introduced = _introduced(text, paragraphs, index, floor)
    if introduced is not None and (introduced < index or not empty):
        return introduced
    first = index
    length = body[1] - body[0]
    while first > floor and index - first < _MOST_PARAGRAPHS:
        start, end = paragraphs[first - 1]
        length += end - start
        lone = empty and first == index
        if not lone and (length > _LONGEST_TWEET or not _POSTLIKE.search(text, start, end)):
            break
        first -= 1
    return first


def _introduced(text: str, paragraphs: Sequence[Span], index: int, floor: int) -> int | None:
    """The paragraph after the nearest one that ends in a colon, where all between is short enough for a post."""
    for first in range(index, max(floor, index - _MOST_PARAGRAPHS), -1):
        start, end = paragraphs[first - 1]
        if paragraphs[index][1] - paragraphs[first][0] > _LONGEST_INTRODUCED:
            return None
        if text[start:end].rstrip().endswith(":"):
            return first
    return None
