"""Sentences: where one ends and the next begins, in news text as it is printed.

A rule over stops, closing marks and what follows; the words whose stop ends nothing are in
`abbreviations.txt`. A blank line always ends a sentence.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from ._typing import Span

_END = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s+(?:[“\"‘'«(\[#@$—–•-]\s*)*[^\W_a-z]|\s*$)|\n[^\S\n]*\n", re.MULTILINE)
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]+$")
_TAG = re.compile(
    r"\s+(?:[A-Z][\w.’'-]*,? (?:[A-Z][\w.’'-]*,? ){0,4}|I |We |He |She )"
    r"(?:[a-z]+ly |then |also )?(?:said|says|asked|asks|wrote|writes|tweeted|added|told|shouted|replied|posted)\b"
)


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Cut `text[start:end]` into sentences; returns their spans without the white space around them.

    Spans are code points of the whole of `text`, in order, and never overlap. `"Why?" Ann asked.`
    stays one sentence.

    >>> text = 'Dr. Roe agreed. "Why not?" J. Doe asked.'
    >>> [text[a:b] for a, b in sentences(text)]
    ['Dr. Roe agreed.', '"Why not?" J. Doe asked.']
    """
    stop = len(text) if end is None else end
    found: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, stop):
        if match.end() < stop and not _ends(text, match, begin):
            continue
        _append(found, text, begin, match.end())
        begin = match.end()
    _append(found, text, begin, stop)
    return found


def _ends(text: str, match: re.Match[str], begin: int) -> bool:
    mark = match.group()
    if mark[0] == "\n":
        return True
    if mark == ".":
        word = _LAST_WORD.search(text, max(begin, match.start() - 16), match.start())
        if word is not None and _stops_inside(word.group(), text, match.end()):
            return False
    elif mark[-1] in "\"”’'»" and mark[0] in "!?…." and _TAG.match(text, match.end()):
        return False
    return True


def _stops_inside(word: str, text: str, after: int) -> bool:
    """Is the stop after `word` an abbreviation's? After "U.S." a new sentence may begin, after "Mr." never."""
    if len(word) == 1:
        return word.isupper() and word != "I"
    if "." in word or word.lower() == "am" or word.lower() == "pm":
        return _continues(text, after)
    return word.lower() in _abbreviations() and not (word.lower() in _MAY_END and not _continues(text, after))


_MAY_END = frozenset({"inc", "ltd", "corp", "co", "no", "etc", "jr", "sr", "ed", "al", "miss", "mass", "fig", "ill"})
_NEW = frozenset(
    [
        "the",
        "a",
        "an",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "but",
        "and",
        "in",
        "on",
        "at",
        "for",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "their",
        "there",
    ]
)


def _continues(text: str, after: int) -> bool:
    """After an abbreviation that may end a sentence: go on unless a typical first word follows."""
    words = text[after : after + 24].split()
    return not words or words[0].strip("“”\"'").lower() not in _NEW


def _append(found: list[Span], text: str, begin: int, end: int) -> None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        found.append((begin, end))


@cache
def _abbreviations() -> frozenset[str]:
    lines = resources.files(__package__).joinpath("abbreviations.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
