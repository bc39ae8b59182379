"""The animals of the zoo: inputs that are broken or hostile, what reading says of each, and how it ends.

`ANIMALS` is also run through the command line. All people, places and outlets are invented.
"""

from __future__ import annotations

import base64
import codecs
import gzip
import json
import zlib
from collections.abc import Callable
from typing import Literal, NamedTuple

from .bodies import (
    MAIL_HEAD,
    PICTURE,
    PICTURE_PAGE,
    PICTURE_RESOURCES,
    STORY,
    deflated_zeros,
    docx,
    docx_paragraph,
    gzip_bomb,
    mail,
    nested_mail,
    packed,
    page,
    pdf,
    pdf_lines,
    pdf_pages,
    response,
    stored,
    stream,
    zip_bomb,
)  # fmt: skip

Outcome = Literal["read", "read with problem", "not read"]


class Animal(NamedTuple):
    """An input named by its damage.

    `codes` are the messages that reading must give (others may stand beside them), `outcome` says
    whether a document comes out of it, `seconds` is the most that it may take.
    """

    name: str
    filename: str
    build: Callable[[], bytes]
    codes: tuple[str, ...] = ()
    outcome: Outcome = "read"
    seconds: float = 10.0


def _noise(length: int) -> bytes:
    """Bytes that look random and never change."""
    return b"".join(zlib.crc32(b"%d" % number).to_bytes(4, "big") for number in range(length // 4))


def _text(words: str) -> Callable[[], bytes]:
    return lambda: words.encode()


_LONG_DASHES = "— — " * 20_000
_BAIT = "\n".join(
    ["(" * 5_000, "@a" * 5_000, "By A " * 5_000, "UPDATE: " * 3_000, "1 May " * 3_000, '"' * 9_999, "— A (@a) " * 2_000]
)
_SPANISH = (
    "La alcaldesa dijo el viernes que el puente del puerto se cerrará en marzo porque no hay otra opción. "
    "“El acero está cansado”, dijo ella, y añadió que la reparación se había retrasado durante diez años. "
)
_RUSSIAN = "Мэр заявила в пятницу, что мост в гавани закроют в марте. «Сталь устала», — сказала она. "
_QUOTED = "“We wait,” Ada Lindgren said.\n\n"

TEXTS = (
    Animal("empty", "empty.txt", lambda: b"", ("R202",), "not read"),
    Animal("nothing but white space", "blank.txt", _text(" \n\t\u00a0\n \u2003\n"), ("R212",), "not read"),
    Animal("binary with a text's name", "binary.txt", lambda: _noise(20_000), ("R205",), "not read"),
    Animal(
        "picture with a text's name", "picture.txt", lambda: b"\x89PNG\r\n\x1a\n" + _noise(400), ("R203",), "not read"
    ),
    Animal("fifty megabytes", "huge.txt", lambda: b"She said so. " * 3_900_000, ("R204",), "not read"),
    Animal(
        "cut inside a character",
        "cut.txt",
        lambda: STORY.encode()[: STORY.encode().index(b"\xe2") + 1],
        ("R303",),
        "read with problem",
    ),
    Animal("Windows-1252", "windows.txt", lambda: STORY.encode("cp1252"), ("R302",), "read with problem"),
    Animal(
        "two encodings in one file",
        "mixed.txt",
        lambda: STORY.encode() + b"\x93Not now,\x94 she said.\n",
        ("R303",),
        "read with problem",
    ),
    Animal("UTF-16 without its mark", "wide.txt", lambda: STORY.encode("utf-16-le"), ("R302",), "read with problem"),
    Animal("UTF-16 with its mark", "wide-marked.txt", lambda: codecs.BOM_UTF16_BE + STORY.encode("utf-16-be")),
    Animal("UTF-32 with its mark", "widest.txt", lambda: codecs.BOM_UTF32_LE + STORY.encode("utf-32-le")),
    Animal("UTF-8 with its mark", "marked.txt", lambda: codecs.BOM_UTF8 + STORY.encode()),
    Animal(
        "lone surrogates",
        "surrogates.txt",
        lambda: STORY.encode() + b"Then \xed\xa0\x80 came.\n",
        ("R303",),
        "read with problem",
    ),
    Animal("line ends CR LF", "crlf.txt", lambda: STORY.replace("\n", "\r\n").encode(), ("R304",), "read with problem"),
    Animal("line ends CR", "old-mac.txt", lambda: STORY.replace("\n", "\r").encode(), ("R304",), "read with problem"),
    Animal(
        "zero bytes between words",
        "zeros.txt",
        lambda: STORY.replace(". ", ".\0 ").encode(),
        ("R308",),
        "read with problem",
    ),
    Animal(
        "terminal escapes", "escapes.txt", _text(f"\x1b[31m{STORY}\x1b]0;owned\x07"), ("R308",), "read with problem"
    ),
    Animal(
        "right-to-left override",
        "bidi.txt",
        _text("The mayor, \u202eadA\u202c, said: “No \u2067later\u2069.”"),
        ("R308",),
        "read with problem",
    ),
    Animal(
        "zero-width characters in a name",
        "zero-width.txt",
        _text("A\u200bda Lind\u2060gren said so.\ufeff"),
        ("R308",),
        "read with problem",
    ),
    Animal("heaps of combining marks", "marks.txt", _text("“H" + "\u0301\u0323" * 3_000 + "elp,” she said.")),
    Animal(
        "families, flags and syllables",
        "emoji.txt",
        _text("“👩\u200d👩\u200d👧\u200d👦 🇫🇮🇸🇪 각 \u1100\u1161\u11a8,” Ada Lindgren wrote. "),
    ),
    Animal("odd number of quotation marks", "odd.txt", _text('"We wait, she said. "Then we go," he said.\n')),
    Animal(
        "quotation never closed over paragraphs",
        "open.txt",
        _text("“We wait.\n\n“Then we go.\n\n“And on.\n\nShe left."),
    ),
    Animal("marks typed the wrong way round", "turned.txt", _text("”We shouldn‘t wait,“ she said, and ’left‘.")),
    Animal("nothing but quotation marks", "quotes.txt", _text("\"“”‘’'" * 2_000), ("R316",), "read with problem"),
    Animal("one word of 100,000 letters", "word.txt", _text("a" * 100_000), ("R316",), "read with problem"),
    Animal("one paragraph of 60,000 words", "paragraph.txt", _text("she said that they went home " * 10_000)),
    Animal("20,000 paragraphs", "paragraphs.txt", _text(_QUOTED * 20_000)),
    Animal("100,000 empty lines", "lines.txt", _text("\n" * 100_000 + STORY)),
    Animal("bait for slow patterns", "bait.txt", _text(_BAIT)),
    Animal("nothing but dashes", "dashes.txt", _text(_LONG_DASHES), ("R316",), "read with problem"),
    Animal(
        "base64",
        "base64.txt",
        lambda: base64.encodebytes(bytes(range(256)) * 40 + b"\0" * 9_000),
        ("R316",),
        "read with problem",
    ),
    Animal("numbers", "numbers.txt", _text("17.5;42;0.3\n" * 4_000), ("R316",), "read with problem"),
    Animal("Spanish", "spanish.txt", _text(_SPANISH * 3), ("R301",), "read with problem"),
    Animal("Russian", "russian.txt", _text(_RUSSIAN * 3), ("R301",), "read with problem"),
)

PAGES = (
    Animal(
        "20,000 nested elements",
        "nested.html",
        lambda: page("<div>" * 20_000 + "<p>“Deep down,” Ada Lindgren said.</p>" + "</div>" * 20_000),
        ("R211",),
        "read with problem",
    ),
    Animal(
        "20,000 elements never closed",
        "unclosed.html",
        lambda: page("<b><i>" * 10_000 + "<p>“So,” she said.</p>"),
        ("R211",),
        "read with problem",
    ),
    Animal("cut inside a tag", "cut.html", lambda: page()[:-60] + b'<p class="x'),
    Animal(
        "javascript: links",
        "links.html",
        lambda: page(
            '<p>The mayor published <a href="javascript:alert(1)">her letter</a> on Friday, and the engineer '
            'sent <a href="data:text/html,x">his own</a> to the council in the evening.</p>'
        ),
        ("R309",),
        "read with problem",
    ),
    Animal(
        "script in the title and in a name",
        "script.html",
        lambda: page('<p class="byline">By &lt;script&gt;alert(1)&lt;/script&gt; Quist</p>').replace(
            b"<title>", b"<title>&lt;img src=x onerror=alert(1)&gt; "
        ),
    ),
    Animal(
        "nothing but scripts",
        "scripts.html",
        lambda: b"<!DOCTYPE html><html><head><script>var a = 'She said so.';</script></head><body></body></html>",
        ("R212",),
        "not read",
    ),
    Animal("empty page", "empty.html", lambda: b"", ("R202",), "not read"),
    Animal("page of nine megabytes", "huge.html", lambda: page("<p>She said so.</p>" * 475_000), ("R204",), "not read"),
    Animal(
        "entity expansion in a page",
        "entities.html",
        lambda: (
            b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "ha ha ha ha"><!ENTITY b "'
            + b"&a;" * 50
            + b'"><!ENTITY c "'
            + b"&b;" * 50
            + b'">]>'
            + page("<p>&c;&c;&c;</p>").removeprefix(b"<!DOCTYPE html>")
        ),
    ),
    Animal(
        "entity that names a file",
        "file-entity.html",
        lambda: (
            b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            + page("<p>&x;</p>").removeprefix(b"<!DOCTYPE html>")
        ),
    ),
    Animal(
        "structured data cut short",
        "json-ld.html",
        lambda: page('<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>'),
        ("R313",),
        "read with problem",
    ),
    Animal(
        "structured data nested 50,000 deep",
        "json-deep.html",
        lambda: page('<script type="application/ld+json">' + "[" * 50_000 + "</script>"),
        ("R313",),
        "read with problem",
    ),
    Animal(
        "an element with 20,000 attributes",
        "attributes.html",
        lambda: page("<p " + " ".join(f'a{n}="{n}"' for n in range(20_000)) + ">“So,” she said.</p>"),
    ),
    Animal(
        "page declared in another encoding",
        "declared.html",
        lambda: page().replace(b"<head>", b'<head><meta charset="utf-16">'),
    ),
    Animal("page with a text's name", "page.txt", page),
    Animal("zero bytes in a page", "zeros.html", lambda: page().replace(b"said", b"sa\0id")),
)

_RC4 = b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + b"4f" * 32 + b"> /U <" + b"55" * 32 + b"> >>"
_LETTER = pdf_lines(
    ["The bridge will close in March, the mayor said.", "“We wait,” she said.".replace("“", '"').replace("”", '"')]
)


def _encrypted() -> bytes:
    return pdf_pages([_LETTER], extra={6: _RC4}, trailer=b"/Encrypt 6 0 R /ID [<00><00>]")


def _looping() -> bytes:
    return pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                3: b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 1 >>"})  # fmt: skip


def _pdf_bomb() -> bytes:
    body = b"\x78\x9c" + deflated_zeros(2_000, byte=b" ")
    twice = zlib.compress(body, 9)
    return pdf_pages([stream(twice, b"/Filter [/FlateDecode /FlateDecode]")])


PDFS = (
    Animal("empty PDF", "empty.pdf", lambda: b"", ("R202",), "not read"),
    Animal("text with a PDF's name", "text.pdf", lambda: STORY.encode(), ("R206",), "not read"),
    Animal("PDF cut in the middle", "cut.pdf", lambda: pdf_pages([_LETTER])[:300], ("R206",), "not read"),
    Animal("encrypted PDF", "encrypted.pdf", _encrypted, ("R207",), "not read"),
    Animal("PDF whose page tree loops", "loop.pdf", _looping, (), "not read"),
    Animal(
        "scanned PDF",
        "scan.pdf",
        lambda: pdf_pages([PICTURE_PAGE], resources=PICTURE_RESOURCES, extra=PICTURE),
        ("R210",),
        "not read",
    ),
    Animal(
        "PDF with one scanned page",
        "half-scan.pdf",
        lambda: pdf_pages([_LETTER, PICTURE_PAGE], resources=PICTURE_RESOURCES, extra=PICTURE),
        ("R306",),
        "read with problem",
    ),
    Animal("PDF with an empty page", "blank.pdf", lambda: pdf_pages([stream(b"")]), ("R212",), "not read"),
    Animal("PDF without pages", "no-pages.pdf", lambda: pdf_pages([]), (), "not read"),
    Animal("PDF that unpacks to two gigabytes", "bomb.pdf", _pdf_bomb, (), "not read"),
    Animal(
        "PDF with scripts",
        "script.pdf",
        lambda: pdf_pages([_LETTER], catalog=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
    ),
    Animal("PDF with a text's name", "letter.txt", lambda: pdf_pages([_LETTER])),
    Animal("PDF of 400 pages", "pages.pdf", lambda: pdf_pages([_LETTER] * 400), ("R312",), "read with problem"),
    Animal(
        "PDF with its table of places wrong",
        "places.pdf",
        lambda: pdf_pages([_LETTER]).replace(b"startxref\n", b"startxref\n9"),
    ),
)

_BILLION = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 100 + '"><!ENTITY c "' + "&b;" * 100 + '">]>'

FILES = (
    Animal("Word file that is a bomb", "bomb.docx", lambda: zip_bomb("word/document.xml", 60), ("R209",), "not read"),
    Animal(
        "Word file with entity expansion",
        "entities.docx",
        lambda: docx(docx_paragraph("&c;&c;"), head=_BILLION),
        ("R206",),
        "not read",
    ),
    Animal(
        "Word file cut in the middle",
        "cut.docx",
        lambda: docx(docx_paragraph("She said so."))[:-40],
        ("R206",),
        "not read",
    ),
    Animal(
        "Word file without a body",
        "hollow.docx",
        lambda: docx(docx_paragraph("So.")).replace(b"word/document.xml", b"word/somewhere.xml"),
        ("R206",),
        "not read",
    ),
    Animal("Word file with no words", "wordless.docx", lambda: docx(docx_paragraph(" ")), ("R212",), "not read"),
    Animal("Word file with XML cut short", "xml.docx", lambda: docx("<w:p><w:r><w:t>So"), ("R206",), "not read"),
    Animal(
        "tables nested 200 deep",
        "tables.docx",
        lambda: docx("<w:tbl><w:tr><w:tc>" * 60 + docx_paragraph("“So,” she said.") + "</w:tc></w:tr></w:tbl>" * 60),
    ),
    Animal(
        "old Office file", "old.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ("R203",), "not read"
    ),
    Animal("zip archive with a Word file's name", "zip.docx", lambda: zip_bomb("notes.txt", 1), ("R203",), "not read"),
    Animal("mail without words", "wordless.eml", lambda: mail(" \r\n"), ("R212",), "not read"),
    Animal("mail nested 500 deep", "nested.eml", lambda: nested_mail(500), ("R211",), "not read"),
    Animal(
        "mail with a header of two megabytes",
        "header.eml",
        lambda: mail(head=MAIL_HEAD + "X-Long: " + "=?utf-8?q?a?= " * 150_000 + "\r\n"),
    ),
    Animal(
        "mail with broken base64",
        "base64.eml",
        lambda: mail("=she= said so", head=MAIL_HEAD + "Content-Transfer-Encoding: base64\r\n"),
        (),
        "not read",
    ),
    Animal("mail in an unknown encoding", "unknown.eml", lambda: mail(kind="text/plain; charset=x-harbor")),
    Animal(
        "mail with script in its subject",
        "script.eml",
        lambda: mail(head=MAIL_HEAD.replace("Harbor", "<script>alert(1)</script>\x1b[31m")),
    ),
    Animal(
        "archive cut in a record",
        "cut.warc.gz",
        lambda: packed(response("https://a.example/1.html", page()), response("https://a.example/2.html", page()))[
            :-90
        ],
        ("R310",),
        "read with problem",
    ),
    Animal(
        "archive that is a bomb",
        "bomb.warc.gz",
        lambda: gzip_bomb(3_000, head=response("https://a.example/", b"", length=3_000_000_000)[:-4]),
        ("R209",),
        "not read",
    ),
    Animal(
        "page in an archive that is a bomb",
        "page-bomb.warc",
        lambda: response(
            "https://a.example/", gzip_bomb(3_000), headers="Content-Type: text/html\r\nContent-Encoding: gzip\r\n"
        ),
        ("R209",),
        "not read",
    ),
    Animal(
        "archive with no page",
        "no-page.warc",
        lambda: response("https://a.example/", page(), status="404 Not Found"),
        ("R212",),
        "not read",
    ),
    Animal(
        "archive with a record shorter than it says",
        "short.warc",
        lambda: response("https://a.example/", page(), length=9_999),
        ("R310",),
        "read with problem",
    ),
    Animal("archive of noise", "noise.warc", lambda: _noise(4_000), ("R206",), "not read"),
    Animal(
        "archive with wrong chunks",
        "chunks.warc",
        lambda: response(
            "https://a.example/",
            b"zz\r\n" + page(),
            headers="Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n",
        ),
    ),
    Animal(
        "gzip that is no archive", "notes.gz", lambda: gzip.compress(STORY.encode(), mtime=0), ("R203",), "not read"
    ),
    Animal(
        "stored document with its text changed", "changed.json", lambda: stored(text=STORY + "!"), ("R214",), "not read"
    ),
    Animal("stored document without a text", "textless.json", lambda: b'{"id": "bridge"}', ("R213",), "not read"),
    Animal(
        "stored document with offsets outside",
        "outside.json",
        lambda: stored(blocks=[{"kind": "paragraph", "start": 5, "end": 9_999}]),
        ("R213",),
        "not read",
    ),
    Animal(
        "stored document with negative offsets",
        "negative.json",
        lambda: stored(posts=[{"start": -5, "end": 4, "body": [-5, 4]}]),
        ("R213",),
        "not read",
    ),
    Animal("stored document cut short", "cut.json", lambda: stored()[:-30], ("R213",), "not read"),
    Animal("JSON nested 100,000 deep", "deep.json", lambda: b'{"document": ' + b"[" * 100_000, ("R213",), "not read"),
    Animal(
        "lines of which one is damaged",
        "lines.jsonl",
        lambda: b"\n".join([b'{"document": %s}' % stored(), b'{"document": {}}', json.dumps({"x": 1}).encode()]),
        ("R213",),
        "read with problem",
    ),
    Animal("picture", "picture.gif", lambda: b"GIF89a\x01\x00\x01\x00" + b"\0" * 30, ("R203",), "not read"),
)

ANIMALS: tuple[Animal, ...] = TEXTS + PAGES + PDFS + FILES
