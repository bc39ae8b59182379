"""Spans as people mark them: whole words, whole quotations, nothing in two pieces that is one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from .._typing import Span, Spans
from ..reading.graphemes import snap
from ..statement import QuotationType
from .decode import Candidate
from .marks import Quotation

_WORD = re.compile(r"\w")
_WORDS = re.compile(r"\w+")
_NAME = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}")
_ENDS_AT_NAME = re.compile(r"\b[A-Z][\w’'-]*\Z")
_LAST_NAME = re.compile(r" (?:and|or) (?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})(?=[.!?](?:[\s”\"]|\Z)|\n|\Z)")
_REST_OF_NAME = re.compile(r"(?: (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w’'-]{1,30}){1,4}")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)(?: [\w-]+ly| also| not| now| still| long| previously){0,2} (\w+)"
    r"(?: (?:of|as|to|for|in|about|with))?\Z",
    re.IGNORECASE,
)
_JOINED_BY = re.compile(r"[^\w\n]*")
_LONGEST_WORD = 80
"""Code points over which the rest of a word is looked for; what has no end by then is cut where it was."""

_TRAILING = " \t\n\r\xa0,;:.–—-"
_LEADING = " \t\n\r\xa0,;:.–—"


def refined(candidate: Candidate, text: str, found: list[Quotation]) -> Candidate | None:
    """The candidate with clean spans, or None where nothing but marks would be left of it.

    `found` are the quotations of `text`, in order. The ends of every span lie between words and
    between graphemes; a content that fills a quotation takes its marks along; content pieces that
    only white space or marks part are one.
    """
    cue = _trimmed(text, _whole_words(text, candidate.cue))
    if cue is None:
        return None
    candidate = _named_before_its_cue(candidate, cue, text)
    held = _near(cue, [c for c in candidate.content if not _overlap(c, cue)], text)
    content = tidy_content([_whole_quotation(c, cue, candidate.source, found) for c in held], text, found)
    if not content:
        return None
    source = [s for s in (_trimmed(text, _whole_words(text, s)) for s in candidate.source) if s]
    source = _in_one_paragraph([s for s in source if not _overlap(s, cue)], cue, text)
    source = [s for s in source if not (s[1] <= cue[0] and _is_passive(text, cue))]
    source = [_with_whole_name(s, cue, text) for s in source]
    content = tuple(c for c in content if not _overlap(c, cue) and not any(_overlap(c, s) for s in source))
    if not content:
        return None
    source = [_with_its_comma(s, cue, text) for s in joined(source, text)]
    return Candidate(tuple(source), _with_its_colon(cue, text), content, candidate.evidence)


def _with_whole_name(source: Span, cue: Span, text: str) -> Span:
    """A source that ends within a name, with the rest of it ("court reporter Ann" of "Ann Roe")."""
    start, end = source
    if not _ENDS_AT_NAME.search(text, max(start, end - 40), end):
        return source
    rest = _REST_OF_NAME.match(text, end)
    return (start, rest.end()) if rest and not _overlap(rest.span(), cue) else source


def _is_passive(text: str, cue: Span) -> bool:
    """Whether the subject of a cue is not who says, but of whom or to whom it is said ("Roe is expected to resign")."""
    found = _PASSIVE.search(text, *cue)
    return found is not None and found.group(1).casefold() in _passive_cues()


@cache
def _passive_cues() -> frozenset[str]:
    lines = files(__package__).joinpath("passive_cues.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _with_its_comma(source: Span, cue: Span, text: str) -> Span:
    """A source that ends in an apposition, with the comma that closes it before the cue ("Roe, a doctor,")."""
    start, end = source
    return (start, end + 1) if end < cue[0] and text[end] == "," and "," in text[start:end] else source


def _with_its_colon(cue: Span, text: str) -> Span:
    """A cue with the colon that leads from it to what was said ("said:")."""
    return (cue[0], cue[1] + 1) if text[cue[1] : cue[1] + 1] == ":" else cue


def _in_one_paragraph(source: list[Span], cue: Span, text: str) -> list[Span]:
    """The pieces of a source that stand in the cue's paragraph, or all where none does."""
    near = [s for s in source if "\n" not in text[min(s[0], cue[0]) : max(s[1], cue[1])]]
    return near or source


def _named_before_its_cue(candidate: Candidate, cue: Span, text: str) -> Candidate:
    """The candidate with its source, where a name right before the cue was taken for content.

    "Okoro reportedly called Brandt a ..." has content behind the cue; what stands before it is who speaks.
    """
    before = [c for c in candidate.content if c[1] <= cue[0] and not text[c[1] : cue[0]].strip()]
    after = any(c[0] >= cue[1] for c in candidate.content)
    if candidate.source or not after or len(before) != 1 or not _NAME.fullmatch(text, *before[0]):
        return candidate
    cue_score, second_look, _, content_sure = candidate.evidence
    return candidate._replace(
        source=(before[0],),
        content=tuple(c for c in candidate.content if c != before[0]),
        evidence=(cue_score, second_look, content_sure, content_sure),
    )


def tidy_content(spans: Iterable[Span], text: str, found: list[Quotation]) -> Spans:
    """Content spans on word bounds, with the marks of the quotations that they fill, joined."""
    kept = []
    for span in spans:
        snapped = _with_marks(_whole_words(text, span), found)
        trimmed = _trimmed(text, snapped, found)
        if trimmed is not None and _WORD.search(text, *trimmed):
            kept.append(_with_last_name(trimmed, text))
    return joined(kept, text)


def _whole_quotation(span: Span, cue: Span, source: Spans, found: list[Quotation]) -> Span:
    """A content that holds most of a quotation, with the rest of it, where neither cue nor source stand in that."""
    for q in overlapping(found, *span):
        shared = min(span[1], q.end) - max(span[0], q.start)
        inside = any(_overlap(part, (q.start, q.end)) for part in (cue, *source))
        if q.closed and q.depth == 0 and not inside and 2 * shared > q.end - q.start:
            span = (min(span[0], q.start), max(span[1], q.end))
    return span


def _with_last_name(span: Span, text: str) -> Span:
    """A span that ends at the first of two names, with the second one that ends the sentence ("from Roe and Lee.")."""
    if not _ENDS_AT_NAME.search(text, max(span[0], span[1] - 40), span[1]):
        return span
    other = _LAST_NAME.match(text, span[1])
    return (span[0], other.end("name")) if other else span


def joined(spans: Iterable[Span], text: str) -> Spans:
    """Spans in order; two that touch, or that no word and no line break parts, become one."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and (start <= result[-1][1] or _JOINED_BY.fullmatch(text, result[-1][1], start)):
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def quotation_type(content: Spans, text: str, found: list[Quotation]) -> QuotationType:
    """Whether the words of `content` stand in quotation marks: all, none, or some of them.

    A word or two outside the marks ("that") leave a quotation direct only if they are under a
    tenth of its words, as the corpus counts. A fragment ("role model") is part of the article's own
    sentence, and so is never a direct quotation by itself.
    """
    inside = total = 0
    for start, end in content:
        near = [q.inner for q in overlapping(found, start, end)]
        words = [word.start() for word in _WORDS.finditer(text, start, end)]
        total += len(words)
        inside += sum(any(a <= at < b for a, b in near) for at in words) if near else 0
    if not inside:
        return "indirect"
    return "direct" if inside >= 0.9 * total and not _is_fragment(text, content) else "mixed"


def _is_fragment(text: str, content: Spans) -> bool:
    """A few words in marks that neither begin nor end as a sentence does."""
    if len(content) > 1:
        return False
    words = text[slice(*content[0])].strip("“”\"'‘’«»`")
    return len(words.split()) <= 5 and words[:1].islower() and words[-1:].isalnum()


def overlapping(found: Sequence[Quotation], start: int, end: int) -> list[Quotation]:
    """The quotations that share a character with `[start, end)`."""
    last = bisect_left(found, end, key=lambda q: q.start)
    first = bisect_right(found, start - 4000, key=lambda q: q.start)
    return [q for q in found[first:last] if q.end > start]


def _near(cue: Span, content: list[Span], text: str) -> list[Span]:
    """The content pieces that can belong to a cue: those of its paragraph, and one that the next begins
    with, where the cue's paragraph leads to it with a colon or holds no content itself."""
    begin = text.rfind("\n", 0, cue[0]) + 1
    end = text.find("\n", cue[1])
    end = len(text) if end < 0 else end
    own = [c for c in content if begin <= c[0] < end]
    leads = text[cue[1] : end].rstrip()[-1:] in ("", ":", ",", "—")
    if not leads or (own and not text[cue[1] : end].rstrip().endswith(":")):
        return own
    return own + [c for c in content if c[0] >= end and not re.search(r"\w", text[end : c[0]])]


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _whole_words(text: str, span: Span) -> Span:
    start, end = snap(text, *span)
    start = next((at for at in range(start, max(-1, start - _LONGEST_WORD), -1) if not _inside_word(text, at)), start)
    end = next((at for at in range(end, min(len(text), end + _LONGEST_WORD) + 1) if not _inside_word(text, at)), end)
    return snap(text, start, end)


def _inside_word(text: str, at: int) -> bool:
    """Whether a cut right before `at` would part a word; "e-mail" is one."""
    before, after = text[max(0, at - 2) : at], text[at : at + 2]
    if not before or not after:
        return False
    left, right = before[-1].isalnum(), after[0].isalnum()
    return (
        (left and right)
        or (left and after[0] == "-" and after[1:].isalnum())
        or (right and before[-1] == "-" and before[:-1].isalnum())
    )


def _trimmed(text: str, span: Span, found: Sequence[Quotation] = ()) -> Span | None:
    """The span without white space and stops at its ends; a mark that closes one of `found` stays."""
    start, end = span
    while start < end and text[start] in _LEADING:
        start += 1
    while end > start and text[end - 1] in _TRAILING and not _abbreviated(text, start, end):
        if found and any(q.end == end for q in overlapping(found, end - 1, end)):
            break
        end -= 1
    return snap(text, start, end) if start < end else None


def _abbreviated(text: str, start: int, end: int) -> bool:
    """A full stop that belongs to initials or a short title: `U.S.`, `Jr.`, `p.m.`"""
    return text[end - 1] == "." and bool(
        re.search(r"(?:\b\w\.\w|\b(?:Jr|Sr|Inc|Corp|Co|Ltd|[A-Z]))\.$", text[start:end])
    )


def _with_marks(span: Span, found: list[Quotation]) -> Span:
    """Take in the marks of a quotation that the span fills, or all but fills."""
    start, end = span
    for q in overlapping(found, start, end):
        a, b = q.inner
        if start <= a + 1 and start > q.start:
            start = q.start
        if q.closed and end >= b - 1 and end < q.end:
            end = q.end
    return start, end
