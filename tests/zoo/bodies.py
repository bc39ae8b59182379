"""Small builders for files of every kind that is read, whole or damaged on purpose."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Sequence

STORY = (
    "Harbor bridge to close for a year\n\n"
    "By Nora Quist\n\n"
    "The harbor bridge will close in March, the mayor, Ada Lindgren, said on Friday.\n\n"
    "“We have no other choice,” she said. “The steel is tired.”\n\n"
    "An engineer who asked not to be named said that the repair had been put off for ten years.\n"
)
PAGE = (
    "<!DOCTYPE html><html><head><title>Harbor bridge to close</title></head><body><article>"
    "<h1>Harbor bridge to close</h1>"
    "<p>The harbor bridge will close in March, the mayor, Ada Lindgren, said on Friday.</p>"
    "<p>“We have no other choice,” she said. “The steel is tired, and so are we.”</p>"
    "{more}</article></body></html>"
)


def page(more: str = "") -> bytes:
    """A small page of news, with `more` markup at the end of its article."""
    return PAGE.replace("{more}", more).encode()


# PDF ---------------------------------------------------------------------------------------------


def pdf(objects: dict[int, bytes], *, trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects; object 1 is its catalog."""
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in objects.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    last = max(objects)
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1))
    for number in range(1, last + 1):
        out.write(b"%010d 00000 n \n" % places.get(number, 0))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (last + 1, trailer, start))
    return out.getvalue()


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A PDF stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def pdf_pages(contents: Sequence[bytes], *, resources: bytes = b"", extra: dict[int, bytes] | None = None,
              catalog: bytes = b"", trailer: bytes = b"") -> bytes:  # fmt: skip
    """A PDF with one page for each content stream object in `contents`."""
    first = 10
    kids = b" ".join(b"%d 0 R" % (first + 2 * index) for index in range(len(contents)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents)),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    for index, content in enumerate(contents):
        number = first + 2 * index
        objects[number] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> %s >> >>" % (number + 1, resources)
        )
        objects[number + 1] = content
    objects.update(extra or {})
    return pdf(dict(sorted(objects.items())), trailer=trailer)


def pdf_lines(lines: Sequence[str], *, left: int = 72, top: int = 720, leading: int = 14) -> bytes:
    """A content stream that shows `lines` (Latin-1), one below the other."""
    shown = b"".join(
        b"1 0 0 1 %d %d Tm (%s) Tj\n" % (left, top - leading * index, _escaped(line))
        for index, line in enumerate(lines)
    )
    return stream(b"BT /F1 11 Tf\n" + shown + b"ET")


def _escaped(line: str) -> bytes:
    data = line.encode("latin-1")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


PICTURE = {5: stream(b"\x80" * 64, b"/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray "
                                   b"/BitsPerComponent 8")}  # fmt: skip
PICTURE_PAGE = stream(b"q 612 0 0 792 0 0 cm /Im0 Do Q")
PICTURE_RESOURCES = b"/XObject << /Im0 5 0 R >>"


# Bombs -------------------------------------------------------------------------------------------


def deflated_zeros(megabytes: int, *, byte: bytes = b"\0") -> bytes:
    """Raw deflate data that unpacks to that many megabytes of one byte; built in no time."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(byte * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * megabytes + b"\x03\x00"


def gzip_bomb(megabytes: int, *, head: bytes = b"") -> bytes:
    """A gzip file that begins with `head` and goes on with that many megabytes of zeros."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    start = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff" + start + deflated_zeros(megabytes) + b"\0" * 8


def zip_bomb(name: str, megabytes: int) -> bytes:
    """A zip archive whose member `name` unpacks to that many megabytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as member:
        for _ in range(megabytes):
            member.write(b"<" * 1_000_000)
    return out.getvalue()


# Word, mail, archives, stored documents ----------------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, *, head: str = "", parts: dict[str, str] | None = None) -> bytes:
    """A Word file whose body is `body` (XML), `head` standing before its root."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"{head}<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def docx_paragraph(text: str, style: str | None = None) -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}<w:r><w:t>{text}</w:t></w:r></w:p>"


MAIL_HEAD = (
    "From: Nora Quist <nora@harbor-news.example>\r\nTo: desk@harbor-news.example\r\n"
    "Subject: Harbor bridge to close\r\nDate: Fri, 08 Sep 2023 10:30:00 +0200\r\nMIME-Version: 1.0\r\n"
)


def mail(body: str = STORY, *, head: str = MAIL_HEAD, kind: str = "text/plain; charset=utf-8") -> bytes:
    return f"{head}Content-Type: {kind}\r\n\r\n{body}".encode()


def nested_mail(depth: int) -> bytes:
    """A message whose parts are nested `depth` deep."""
    opened = "".join(
        f'Content-Type: multipart/mixed; boundary="b{level}"\r\n\r\n--b{level}\r\n' for level in range(depth)
    )
    closed = "".join(f"\r\n--b{level}--\r\n" for level in reversed(range(depth)))
    return (MAIL_HEAD + opened + "Content-Type: text/plain\r\n\r\nShe said so.\r\n" + closed).encode()


def response(url: str, body: bytes, *, headers: str = "Content-Type: text/html; charset=utf-8\r\n",
             status: str = "200 OK", length: int | None = None) -> bytes:  # fmt: skip
    """A WARC record with what a server answered."""
    payload = f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2023-09-08T10:30:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length or len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """Records as they stand in a .warc.gz: each packed by itself."""
    return b"".join(gzip.compress(record, mtime=0) for record in records)


def stored(**changes: object) -> bytes:
    """A stored document, some of its fields changed after its fingerprint was taken."""
    from reportedly.document import fingerprint

    document: dict[str, object] = {
        "id": "bridge", "text": STORY, "sha256": fingerprint(STORY),
        "blocks": [{"kind": "paragraph", "start": 0, "end": len(STORY) - 1}],
    }  # fmt: skip
    document.update(changes)
    return json.dumps(document).encode()
