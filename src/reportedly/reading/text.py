"""Plain text, as a document: the characters exactly as they stand, with blocks over them."""

from __future__ import annotations

import re
from collections import Counter
from unicodedata import category

from ..document import Document, Problem, fingerprint
from ..messages import problem
from . import limits
from .encodings import decode
from .language import ENGLISH, language_of, language_problem
from .marking import mark
from .plain import paragraphs, plain_blocks
from .record import Reading

_LINE_END = re.compile(r"\r+\n|\r")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def from_text(
    text: str,
    *,
    id: str,
    source: str | None = None,
    url: str | None = None,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    markdown: bool = False,
) -> Document:
    """A document from a text that you have.

    The text is kept as it is, but for two things that no offset could bear: line ends CR LF (and
    CR) become LF, and lone surrogates become U+FFFD. Dates are ISO 8601. What is not given is
    read from the text where it stands plainly there. `markdown` reads lines like `# This` as
    headings. Never raises for any text.

    >>> document = from_text("Mayor resigns\\n\\nBy Ada Byron\\n\\nShe said so.", id="note")
    >>> document.title, document.authors, [block.kind for block in document.blocks]
    ('Mayor resigns', ('Ada Byron',), ['heading', 'byline', 'paragraph'])
    """
    text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _LINE_END.sub("\n", text))
    marked = mark(text, plain_blocks(text, paragraphs(text), markdown=markdown), published=published)
    found = marked.sources()
    for name, given in (("title", title), ("published", published)):
        if given is not None:
            found.pop(name, None)
    return Document(
        id=id, text=text, sha256=fingerprint(text), title=title or marked.title, outlet=outlet,
        authors=marked.authors, published=marked.published, modified=marked.modified, url=url,
        language=language_of(text), blocks=marked.blocks, posts=marked.posts, sources=found,
    )  # fmt: skip


def read_text(data: bytes, *, id: str, source: str, encoding: str | None = None, markdown: bool = False) -> Reading:
    """The document in the bytes of a text file.

    The encoding is UTF-8 unless a byte order mark, zero bytes or `encoding` say otherwise. Never
    raises: what is no text gives a reading without a document, with the reason.
    """
    if not data:
        return Reading(source, None, (problem("R202", source=source),))
    if len(data) > limits.longest():
        return Reading(source, None, (limits.too_long(source, len(data), limits.longest()),))
    decoded = decode(data, source=source, declared=encoding)
    if _is_binary(decoded.text):
        return Reading(source, None, (problem("R205", source=source),))
    if not decoded.text.strip():
        return Reading(source, None, (problem("R212", source=source),))
    problems = list(decoded.problems)
    folded = len(_LINE_END.findall(decoded.text))
    if folded:
        problems.append(problem("R304", count=folded))
    document = from_text(decoded.text, id=id, source=source, markdown=markdown)
    return Reading(source, document, (*problems, *text_problems(document)))


def text_problems(document: Document) -> list[Problem]:
    """What a reader should know of a document's text: its language, invisible characters, too little prose."""
    text = document.text
    foreign = language_problem(text, document.language or ENGLISH)
    problems = [foreign] if foreign else []
    hidden = len(_HIDDEN.findall(text))
    if hidden:
        problems.append(problem("R308", count=hidden))
    if not foreign and len(text) >= 200 and not _is_prose(text):
        problems.append(problem("R316", start=0, end=len(text)))
    return problems


_HIDDEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)


def _is_prose(text: str) -> bool:
    """Whether most of the text is letters, in pieces of a length that words have."""
    sample = text[:100_000]
    marks = [char for char in set(sample) if category(char)[0] == "M"]
    plain = sample.translate(dict.fromkeys(map(ord, marks)))
    pieces = plain.split()
    dense = sum(map(len, pieces))
    letters = sum(count for char, count in Counter(plain).items() if char.isalpha())
    return not dense or (letters >= _LEAST_LETTERS * dense and dense / len(pieces) <= _LONGEST_WORDS)


_LEAST_LETTERS = 0.5
_LONGEST_WORDS = 25
"""The longest mean length of words between spaces that prose has (English: 5; base64: 76)."""


def _is_binary(text: str) -> bool:
    """Whether control characters and undecodable bytes make up more than a trace of the text."""
    sample = text[:65_536]
    strange = len(_CONTROL.findall(sample))
    return strange > 0.05 * len(sample)


_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
