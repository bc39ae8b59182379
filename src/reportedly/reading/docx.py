"""Word-processor files (.docx): paragraphs, headings, list items and table rows."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from ..document import Block, BlockKind, Document, Link, Problem, fingerprint
from ..messages import problem
from . import limits
from .dates import parse_date
from .language import language_of
from .marking import mark
from .plain import trim
from .record import Reading
from .text import text_problems

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_BODY = "word/document.xml"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "\u2011"}
_HEADING_STYLE = re.compile(r"(?:Heading|Title|Subtitle)\d*$", re.IGNORECASE)
_QUOTE_STYLE = re.compile(r"(?:Intense)?Quote$", re.IGNORECASE)
_LIST_STYLE = re.compile(r"List", re.IGNORECASE)
_GENERATED_TITLE = re.compile(r"(?:untitled|document\d*|microsoft word.*|.*\.docx?)$", re.IGNORECASE)


class _Paragraph(NamedTuple):
    kind: BlockKind
    text: str
    links: tuple[tuple[int, int, str], ...] = ()


class _Damaged(Exception):
    """A part of the file cannot be read."""


def read_docx(data: bytes, *, id: str, source: str) -> Reading:
    """The document in a .docx file: its body text, with title, author and dates from its properties.

    Changes that were deleted, comments, headers and footers are left out. Never raises.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if any(info.flag_bits & 1 for info in archive.infolist()):
                return Reading(source, None, (problem("R207", source=source),))
            body = _part(archive, _BODY)
            relations = _relations(archive)
            properties = _properties(archive)
    except limits.TooLong as error:
        return Reading(source, None, (problem("R209", source=source, limit=str(error)),))
    except (_Damaged, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        return Reading(source, None, (problem("R206", source=source, reason=str(error) or "it ends early"),))
    return _document(list(_paragraphs(body, relations)), properties, id=id, source=source)


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element:
    """One XML part of the file, parsed with nothing resolved and nothing loaded."""
    try:
        with archive.open(name) as file:
            data = file.read(limits.TEXT_BYTES + 1)
    except KeyError:
        raise _Damaged(f"{name} is missing from it") from None
    if len(data) > limits.TEXT_BYTES:
        raise limits.TooLong(limits.size(limits.TEXT_BYTES))
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _Damaged(f"{name} declares entities, which such files never do")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _Damaged(f"{name}: {error.msg}") from None


def _relations(archive: zipfile.ZipFile) -> dict[str, str]:
    """The web addresses that links in the body point to, by their number."""
    try:
        root = _part(archive, "word/_rels/document.xml.rels")
    except _Damaged:
        return {}
    found = {}
    for relation in root:
        target = relation.get("Target") or ""
        if re.match(r"(?:https?://|mailto:)", target, re.IGNORECASE):
            found[relation.get("Id") or ""] = target
    return found


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    try:
        root = _part(archive, "docProps/core.xml")
    except _Damaged:
        return {}
    names = {f"{_DC}title": "title", f"{_DC}creator": "author", f"{_TERMS}modified": "modified"}
    return {
        names[child.tag]: " ".join((child.text or "").split())[:300]
        for child in root
        if isinstance(child.tag, str) and child.tag in names and (child.text or "").strip()
    }


def _paragraphs(body: etree._Element, relations: dict[str, str]) -> Iterator[_Paragraph]:
    """The paragraphs in order; a row of a table is one paragraph, its cells parted by tabs."""
    in_row: set[etree._Element] = set()
    for element in body.iter(f"{_W}tr", f"{_W}p"):
        if element.tag == f"{_W}tr":
            inner = list(element.iter(f"{_W}p"))
            if element.getparent() is not None and not any(p in in_row for p in inner):
                in_row.update(inner)
                cells = (
                    " ".join(_words(p, relations).text for p in cell.iter(f"{_W}p")) for cell in element.iter(f"{_W}tc")
                )
                yield _Paragraph("table_row", "\t".join(" ".join(cell.split()) for cell in cells))
        elif element not in in_row:
            yield _words(element, relations)


def _words(paragraph: etree._Element, relations: dict[str, str]) -> _Paragraph:
    pieces: list[str] = []
    links: list[tuple[int, int, str]] = []
    length = 0
    for element in paragraph.iter():
        piece = _BREAKS.get(element.tag) if isinstance(element.tag, str) else None
        if element.tag == f"{_W}t":
            piece = (element.text or "").replace("\r", "\n")
        if piece is None or next(element.iterancestors(f"{_W}p"), None) is not paragraph:
            continue
        link = next(element.iterancestors(f"{_W}hyperlink"), None)
        target = relations.get(link.get(f"{_R}id") or "") if link is not None else None
        if target:
            if links and links[-1][1] == length and links[-1][2] == target:
                links[-1] = (links[-1][0], length + len(piece), target)
            else:
                links.append((length, length + len(piece), target))
        pieces.append(piece)
        length += len(piece)
    return _Paragraph(_kind(paragraph), "".join(pieces), tuple(links))


def _kind(paragraph: etree._Element) -> BlockKind:
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return "paragraph"
    style = properties.find(f"{_W}pStyle")
    name = (style.get(f"{_W}val") or "") if style is not None else ""
    if _HEADING_STYLE.match(name):
        return "heading"
    if _QUOTE_STYLE.match(name):
        return "blockquote"
    if properties.find(f"{_W}numPr") is not None or _LIST_STYLE.match(name):
        return "list_item"
    return "paragraph"


def _document(paragraphs: list[_Paragraph], properties: dict[str, str], *, id: str, source: str) -> Reading:
    pieces: list[str] = []
    blocks: list[Block] = []
    links: list[Link] = []
    length = 0
    for paragraph in paragraphs:
        if not paragraph.text.strip():
            continue
        if pieces:
            pieces.append("\n\n")
            length += 2
        links += [Link(start=length + start, end=length + end, url=url) for start, end, url in paragraph.links]
        pieces.append(paragraph.text)
        start, end = trim(paragraph.text, 0, len(paragraph.text))
        blocks.append(Block(kind=paragraph.kind, start=length + start, end=length + end))
        length += len(paragraph.text)
    text = "".join(pieces)
    if not text:
        return Reading(source, None, (problem("R212", source=source),))
    if length > limits.longest():
        return Reading(source, None, (limits.too_long(source, length, limits.longest()),))
    marked = mark(text, blocks)
    found = marked.sources()
    title = properties.get("title")
    if title and not _GENERATED_TITLE.match(title):
        found["title"] = "properties"
    else:
        title = marked.title
    modified = parse_date(properties.get("modified", "")) if not marked.modified else marked.modified
    if modified and not marked.modified:
        found["modified"] = "properties"
    authors = marked.authors
    if not authors and properties.get("author"):
        authors, found["authors"] = (properties["author"],), "properties"
    document = Document(
        id=id, text=text, sha256=fingerprint(text), title=title, authors=authors, published=marked.published,
        modified=modified, language=language_of(text), blocks=marked.blocks, posts=marked.posts,
        links=tuple(links), sources=found,
    )  # fmt: skip
    problems: list[Problem] = text_problems(document)
    return Reading(source, document, tuple(problems))
