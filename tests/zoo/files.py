"""Word files, mail, archives and stored documents that are broken or hostile."""

from __future__ import annotations

import gzip
import json

from .animal import Animal, noise
from .bodies import (
    MAIL_HEAD,
    STORY,
    docx,
    docx_paragraph,
    gzip_bomb,
    mail,
    nested_mail,
    packed,
    page,
    response,
    stored,
    zip_bomb,
)  # fmt: skip

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
        "tables nested 60 deep",
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
    Animal("archive of noise", "noise.warc", lambda: noise(4_000), ("R206",), "not read"),
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
