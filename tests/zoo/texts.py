"""Texts that are broken or hostile."""

from __future__ import annotations

import base64
import codecs
from collections.abc import Callable

from .animal import Animal, noise
from .bodies import STORY


def _people(line: str, *, count: int) -> Callable[[], bytes]:
    """`line` for so many different names, as NAME in it."""
    syllables = [a + b for a in "bdfglmnrst" for b in "aeiou"]
    names = [f"{a}{b}{c}n" for a in syllables for b in syllables for c in syllables]
    return lambda: "\n\n".join(line.replace("NAME", name) for name in names[:count]).encode()


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
    Animal("binary with a text's name", "binary.txt", lambda: noise(20_000), ("R205",), "not read"),
    Animal(
        "picture with a text's name", "picture.txt", lambda: b"\x89PNG\r\n\x1a\n" + noise(400), ("R203",), "not read"
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
    Animal("20,000 quotations in one paragraph", "crowded.txt", _text(_QUOTED.strip() * 20_000)),
    Animal(
        "14,000 people of one family",
        "namesakes.txt",
        _people("NAME Lindgren said so. Mr. Lindgren said it was late.", count=14_000),
    ),
    Animal(
        "14,000 people with a handle each",
        "handles.txt",
        _people("Ada NAME (@NAME) met @xNAME, she said.", count=14_000),
    ),
    Animal(
        "14,000 posts left as lines",
        "posts.txt",
        _people("I saw it — Ada NAME (@NAME) September 7, 2023", count=14_000),
    ),
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
