"""Mail messages: the text that a reader sees, the headers as metadata, attachments as documents of their own."""

from __future__ import annotations

import email
import email.header
import email.utils
import re
from collections.abc import Iterator
from email.message import Message
from email.policy import compat32

import msgspec

from ..document import Document
from ..messages import problem
from . import limits
from .record import Reading
from .sniff import KINDS, ending
from .text import read_text

_LONGEST_HEADER = 2_000
"""Bytes of a header that are looked at; decoding takes time, and hostile ones are long."""

_LONGEST_LINE = re.compile(rb"[^\n]{100000}")
_ATTACHMENTS = 50


def read_mail(data: bytes, *, id: str, source: str) -> list[Reading]:
    """The message in `data`, then each attachment of a kind that is read, named `MESSAGE/ATTACHMENT`.

    Subject, From and Date become title, author and publication date. The plain text is taken where
    there is one, else the HTML. Never raises.
    """
    try:
        message = email.message_from_bytes(_headers_cut(data), policy=compat32)
        parts = list(_parts(message, depth=0))
    except limits.TooLong:
        return [Reading(source, None, (problem("R211", source=source, limit=limits.MESSAGE_DEPTH),))]
    except (RecursionError, ValueError, LookupError, TypeError) as error:
        return [Reading(source, None, (problem("R206", source=source, reason=str(error) or type(error).__name__),))]
    body = _body(parts, id=id, source=source)
    if body.document is not None:
        body = body._replace(document=_with_headers(body.document, message))
    return [body, *_attachments(parts, source)]


def _headers_cut(data: bytes) -> bytes:
    """`data` with overlong lines before the first empty line cut; no honest header is so long."""
    head, gap, rest = (
        data.partition(b"\n\n") if b"\r\n\r\n" not in data[: data.find(b"\n\n")] else data.partition(b"\r\n\r\n")
    )
    if len(head) < _LONGEST_HEADER:
        return data
    lines = head.split(b"\n")[:2_000]
    return b"\n".join(line[:_LONGEST_HEADER] for line in lines) + gap + rest


def _parts(message: Message, *, depth: int) -> Iterator[Message]:
    """The parts of a message that hold something themselves, in order."""
    if depth > limits.MESSAGE_DEPTH:
        raise limits.TooLong
    payload = message.get_payload()
    if isinstance(payload, list):
        for part in payload:
            if isinstance(part, Message):
                yield from _parts(part, depth=depth + 1)
    else:
        yield message


def _body(parts: list[Message], *, id: str, source: str) -> Reading:
    shown = [part for part in parts if part.get_filename() is None and part.get_content_disposition() != "attachment"]
    for kind in ("text/plain", "text/html"):
        for part in shown:
            data = _content(part) if part.get_content_type() == kind else b""
            if not data.strip():
                continue
            charset = part.get_content_charset()
            if kind == "text/plain":
                return read_text(data, id=id, source=source, encoding=charset)
            from .html import read_html

            return read_html(data, id=id, source=source, encoding=charset)
    return Reading(source, None, (problem("R212", source=source),))


def _content(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError):
        return b""
    return content if isinstance(content, bytes) else b""


def _attachments(parts: list[Message], source: str) -> Iterator[Reading]:
    from .sources import read_bytes

    for part in [part for part in parts if part.get_filename()][:_ATTACHMENTS]:
        name = _decoded(str(part.get_filename())).replace("\\", "/").rpartition("/")[2]
        if ending(name) not in KINDS or ending(name) == ".eml":
            continue
        yield from read_bytes(_content(part), name=f"{source}/{name}")


def _with_headers(document: Document, message: Message) -> Document:
    """`document` with what the headers say; they win over what the text seems to say."""
    found = dict(document.sources)
    changes: dict[str, object] = {}
    subject = _decoded(_header(message, "Subject"))
    if subject:
        changes["title"], found["title"] = subject, "header"
    author, address = email.utils.parseaddr(_decoded(_header(message, "From")))
    if author or address:
        changes["authors"], found["authors"] = (author or address,), "header"
    date = _date(_header(message, "Date"))
    if date:
        changes["published"], found["published"] = date, "header"
    return msgspec.structs.replace(document, sources=found, **changes)


def _header(message: Message, name: str) -> str:
    return str(message.get(name, ""))[:_LONGEST_HEADER]


def _decoded(value: str) -> str:
    """A header's words, decoded, without line breaks or control characters."""
    try:
        words = str(email.header.make_header(email.header.decode_header(value)))
    except (ValueError, LookupError, TypeError):
        words = value
    words = "".join(c if c.isprintable() else " " for c in words.encode("utf-8", "replace").decode("utf-8"))
    return " ".join(words.split())


def _date(value: str) -> str | None:
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.isoformat()
