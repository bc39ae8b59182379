"""What kind of file some bytes are, by the ending of their name and by how they begin."""

from __future__ import annotations

import re
import zlib
from pathlib import PurePosixPath
from typing import Literal

Kind = Literal["html", "text", "markdown", "pdf", "docx", "eml", "warc", "json"]

KINDS: dict[str, Kind] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "text", ".text": "text", ".md": "markdown",
    ".pdf": "pdf", ".docx": "docx", ".eml": "eml", ".warc": "warc", ".warc.gz": "warc", ".json": "json",
    ".jsonl": "json",
}  # fmt: skip
"""The endings that are read, in lower case."""

KINDS_READ = ".html .htm .txt .md .pdf .docx .eml .warc .warc.gz .json .jsonl"
"""The kinds, as messages name them."""

_FOREIGN = (
    (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"), (b"MZ\x90", "a program"), (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"Rar!", "a RAR archive"), (b"7z\xbc\xaf", "a 7z archive"), (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"), (b"(\xb5/\xfd", "a Zstandard archive"), (b"SQLite format 3", "a database"),
    (b"ID3", "a sound file"), (b"OggS", "a sound file"), (b"RIFF", "a media file"), (b"{\\rtf", "an RTF file"),
    (b"%!PS", "a PostScript file"),
)  # fmt: skip

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[ \t][^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3}")
_MAIL_FIELDS = (b"\nfrom:", b"\nsubject:", b"\ndate:", b"\nreceived:", b"\nmessage-id:", b"\nmime-version:")
_STORED = re.compile(rb"\s*\{\s*\"(?:document|id|text|sha256)\"\s*:")
_NOT_IN_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x80-\xff]")


def ending(name: str) -> str:
    """The ending of a file's name in lower case, `.warc.gz` whole.

    >>> ending("2023/Letter.PDF"), ending("crawl.warc.gz"), ending("README")
    ('.pdf', '.warc.gz', '')
    """
    suffixes = [suffix.lower() for suffix in PurePosixPath(name.replace("\\", "/")).suffixes]
    if suffixes[-2:] == [".warc", ".gz"]:
        return ".warc.gz"
    return suffixes[-1] if suffixes else ""


def stem(name: str) -> str:
    """The name of a file without its folder and ending, as the document's id.

    >>> stem("a/b/storm.warc.gz"), stem("2016-09-12_storm.v2.txt"), stem(".txt")
    ('storm', '2016-09-12_storm.v2', '.txt')
    """
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    end = ending(last)
    cut = last[: len(last) - len(end)] if end in KINDS else last
    return cut or last or "document"


def kind_of(data: bytes, name: str = "") -> Kind | None:
    """The kind of `data`, None where it is plainly of none that is read (`foreign_kind` says of which).

    A signature wins over the ending: a `.txt` that holds a PDF or a whole HTML page is read as such.

    >>> kind_of(b"%PDF-1.7", "letter.txt"), kind_of(b"Hello.", "a.txt"), kind_of(b"GIF89a\\x00")
    ('pdf', 'text', None)
    """
    named = KINDS.get(ending(name))
    head = data[:65_536].removeprefix(b"\xef\xbb\xbf")
    signed = _signed(head)
    if signed is not None:
        return signed
    if foreign_kind(data) is not None:
        return None
    if named in ("text", "markdown", None) and _HTML.match(head):
        return "html"
    if named == "html" and b"<" not in data:
        return "text"
    return named or _written(head)


def foreign_kind(data: bytes) -> str | None:
    """What the bytes are, for people, where they are plainly nothing that is read."""
    if data.startswith(b"PK\x03\x04") and _signed(data[:65_536]) is None:
        return "a zip archive"
    if data.startswith(b"\x1f\x8b") and _signed(data[:65_536]) is None:
        return "a gzip archive"
    for start, words in _FOREIGN:
        if data.startswith(start) and (start[:1] in b"{%" or _NOT_IN_TEXT.search(data, 0, 4096)):
            return words
    return None


def _signed(head: bytes) -> Kind | None:
    """The kind that a signature at the beginning tells."""
    if b"%PDF-" in head[:1024] and not head.lstrip().startswith(b"<"):
        return "pdf"
    if head.startswith(b"PK\x03\x04") and (b"word/" in head or b"[Content_Types].xml" in head):
        return "docx"
    if re.match(rb"WARC/\d\.\d\r?\n", head):
        return "warc"
    if head.startswith(b"\x1f\x8b") and _opened(head).startswith((b"WARC/", b"filedesc:")):
        return "warc"
    return None


def _opened(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(47).decompress(head, 64)
    except zlib.error:
        return b""


def _written(head: bytes) -> Kind:
    """The kind of something textual whose name says nothing."""
    if _STORED.match(head):
        return "json"
    if _MAIL.match(head) and sum(field in b"\n" + head.lower() for field in _MAIL_FIELDS) >= 2:
        return "eml"
    return "text"
