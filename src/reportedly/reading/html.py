"""Pages: from HTML to a document with blocks, posts, notices, links and what the page says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from ..document import Block, Document, Link, Post, Problem, fingerprint
from ..messages import problem
from . import limits
from .article import Passage, story
from .dates import find_date, parse_date
from .embeds import Embed, post_in
from .graphemes import snap
from .language import language_of
from .markup import parse
from .metadata import Metadata, author_names, metadata_of
from .pieces import MOST_ELEMENTS, Page, Piece, read_page
from .plain import byline_names, is_signature, says_changed
from .record import Reading
from .text import text_problems
from .turns import with_turns

_BETWEEN = "\n\n"
_MOST_LINKS = 10_000
_FIRST_LINES = 8
"""Byline and date stand among the first passages of a page."""
_LONGEST_DATE_LINE = 200


def read_html(data: bytes, *, id: str, source: str, url: str | None = None, encoding: str | None = None) -> Reading:
    """The document in the bytes of a page.

    `url` is the page's address where it is known, `encoding` what a header said of it. Never
    raises: what holds no text gives a reading without a document, with the reason.

    >>> page = b"<title>Mayor resigns</title><h1>Mayor resigns</h1><p>She said that she would go.</p>"
    >>> document = read_html(page, id="mayor", source="mayor.html").document
    >>> document.title, [block.kind for block in document.blocks]
    ('Mayor resigns', ['heading', 'paragraph'])
    """
    if not data:
        return Reading(source, None, (problem("R202", source=source),))
    if len(data) > limits.TEXT_BYTES:
        size, limit = limits.size(len(data)), limits.size(limits.TEXT_BYTES)
        return Reading(source, None, (problem("R204", source=source, size=size, limit=limit),))
    markup = parse(data, source=source, encoding=encoding)
    if markup.root is None:
        return Reading(source, None, (*markup.problems, problem("R212", source=source)))
    said = metadata_of(markup.root)
    page = read_page(markup.root)
    cut = (problem("R319", source=source, limit=MOST_ELEMENTS),) if page.is_cut_short else ()
    passages = story(page, title=said.title, published=said.published)
    if not any(passage.piece.text for passage in passages):
        return Reading(source, None, (*markup.problems, *said.problems, *cut, problem("R212", source=source)))
    written = _written(passages, page, base=url or said.url)
    document = _document(written, said, passages, id=id, url=url)
    problems = (*markup.problems, *said.problems, *cut, *written.problems, *text_problems(document))
    return Reading(source, document, problems)


@dataclass(slots=True)
class _Written:
    """The canonical text as it grows, with what stands in it."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    embeds: list[tuple[int, int, Embed]] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, passage: Passage) -> None:
        if self.pieces:
            self.pieces.append(_BETWEEN)
            self.length += len(_BETWEEN)
        start = self.length
        text = passage.piece.text
        self.pieces.append(text)
        self.length += len(text)
        self.blocks.append(
            Block(kind=passage.kind, start=start, end=self.length, notice=passage.notice, date=passage.date)
        )
        if passage.piece.embed is not None:
            self.embeds.append((start, self.length, passage.piece.embed))


def _written(passages: list[Passage], page: Page, *, base: str | None) -> _Written:
    written = _Written()
    dropped: set[str] = set()
    for passage in passages:
        start = written.length + (len(_BETWEEN) if written.pieces else 0)
        written.add(passage)
        _add_links(written, passage.piece, start, base, dropped)
    for scheme in sorted(dropped):
        written.problems.append(problem("R309", scheme=scheme))
    text = "".join(written.pieces)
    written.links = [_snapped(text, link) for link in written.links]
    for start, end, embed in written.embeds:
        post = post_in(text, (start, end), embed)
        if post is None:
            written.problems.append(_wordless(embed, start, end))
        else:
            written.posts.append(post)
    for embed in page.bare_embeds:
        written.problems.append(_wordless(embed))
    written.pieces = [text]
    return written


def _wordless(embed: Embed, start: int | None = None, end: int | None = None) -> Problem:
    return problem("R311", start=start, end=end, network=embed.network, url=embed.url or "unknown")


def _add_links(written: _Written, piece: Piece, start: int, base: str | None, dropped: set[str]) -> None:
    for anchor in piece.anchors:
        url = _followed(anchor.url, base)
        if url is None:
            scheme = re.match(r"\s*([a-zA-Z][\w+.-]{0,20}):", anchor.url)
            if scheme is not None:
                dropped.add(scheme[1].lower() + ":")
        elif len(written.links) < _MOST_LINKS:
            written.links.append(Link(start=start + anchor.start, end=start + anchor.end, url=url))


def _followed(url: str, base: str | None) -> str | None:
    """The full address of a link, None where it leads to no page or cannot be told."""
    url = re.sub(r"[\t\r\n\x00-\x1f]", "", url).strip()
    try:
        full = urljoin(base, url) if base else url
        scheme = urlsplit(full).scheme.lower()
    except ValueError:
        return None
    if url.startswith("#") or not url:
        return None
    if full.startswith("//"):
        full, scheme = "https:" + full, "https"
    return full if scheme in ("http", "https", "mailto") else None


def _snapped(text: str, link: Link) -> Link:
    start, end = snap(text, link.start, link.end)
    return link if (start, end) == (link.start, link.end) else Link(start=start, end=end, url=link.url)


def _document(written: _Written, said: Metadata, passages: list[Passage], *, id: str, url: str | None) -> Document:
    text = "".join(written.pieces)
    sources = dict(said.sources)
    title, authors, published = said.title, said.authors, said.published
    if passages[0].kind == "heading" and (title is None or sources.get("title") == "title"):
        title, sources["title"] = " ".join(passages[0].piece.text.split()), "page"
    if not authors:
        authors = _visible_authors(passages)
        if authors:
            sources["authors"] = "page"
    if published is None:
        published = _visible_date(passages)
        if published is not None:
            sources["published"] = "page"
    if url is not None:
        sources["url"] = "given"
    language = language_of(text)
    if language != said.language:
        sources["language"] = "text"
    return Document(
        id=id, text=text, sha256=fingerprint(text), title=title, outlet=said.outlet, authors=authors,
        published=published, modified=said.modified, url=url or said.url, language=language,
        blocks=tuple(with_turns(text, written.blocks)), posts=tuple(written.posts), links=tuple(written.links),
        sources=sources,
    )  # fmt: skip


def _visible_authors(passages: list[Passage]) -> tuple[str, ...]:
    """Who signs by the page's bylines: after "By", or where the markup says that a line is one and it is but a name."""
    lines = [passage.piece for passage in passages if passage.kind == "byline"]
    for piece in lines:
        names = byline_names(piece.text.replace("\n", " "))
        if names:
            return author_names(names)
    for piece in lines[:_FIRST_LINES]:
        if piece.moment is None and is_signature(piece.text):
            return author_names([piece.text])
    return ()


def _visible_date(passages: list[Passage]) -> str | None:
    """The date in the bylines of a page, above the text, that does not say that it is one of change."""
    for passage in passages[:_FIRST_LINES]:
        piece = passage.piece
        if passage.kind == "byline" and not says_changed(piece.text):
            date = parse_date(piece.moment or "")
            found = find_date(piece.text, end=min(len(piece.text), _LONGEST_DATE_LINE)) if date is None else None
            if date is not None or found is not None:
                return date or (found.iso if found is not None else None)
    return None
