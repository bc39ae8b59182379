"""Capitalized sequences: where the text may be naming somebody.

Nothing is classified here: a sequence is a run of capitalized words that belong together by what
stands between them ("Jane van der Doe", "University of Springfield", "J. R. Roe Jr.").
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from . import lexicon


class Token(NamedTuple):
    """One capitalized word `[start, end)`; `low` is its folded form, without a final dot."""

    start: int
    end: int
    text: str
    low: str


class Sequence(NamedTuple):
    """Capitalized words that stand together; `initial` where the first opens a sentence."""

    tokens: tuple[Token, ...]
    initial: bool
    headline: bool


@cache
def capital() -> str:
    """A character class of all capital letters, for use inside a regular expression."""
    points = [c for c in range(_LAST_CASED) if unicodedata.category(chr(c)) in ("Lu", "Lt")]
    ranges: list[list[int]] = []
    for point in points:
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "".join(chr(low) if low == high else f"{chr(low)}-{chr(high)}" for low, high in ranges)


@cache
def _token() -> re.Pattern[str]:
    up = f"[{capital()}]"
    mark = "[\u0300-\u036f\u200d\ufe0f]"
    dotted = rf"(?:{up}\.)+(?:-{up}\.)*(?!\w)"
    small = rf"(?:[a-z]{{2,3}}(?={up}[a-z]))?"  # "deRoe"
    plain = rf"{small}{up}[\w\u0300-\u036f]*(?:[’'‘](?![sS]\b)\w+|-\w+|&{up}\w*|\.(?:com|org|net)\b)*"
    return re.compile(rf"(?<![\w@#&/])(?:{dotted}|{plain})(?!{mark})")


_DIGITS_BETWEEN = re.compile(r"[ \u00a0]['’‘]\d0s[ \u00a0]\Z")
_SPACE = frozenset((" ", "\u00a0", "  ", "\u202f", "\u2009"))
_BETWEEN_PARTS = re.compile(r"[ \u00a0](?:of|for|on|and|in)(?: the)?[ \u00a0]\Z")
_LAST_CASED = 0x2E00  # the bicameral scripts of living languages lie below
_LONGEST = 30  # words in one sequence; no name is longer, and hostile text may be all capitals
_LONG_HEADLINE = 30
_SHORT_WORD = 4


def fold(text: str) -> str:
    """A form in which spellings of one name agree: no accents, no case, straight apostrophes.

    >>> fold("Núñez’s")
    "nunez's"
    """
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return "".join(c for c in bare if not unicodedata.combining(c)).lower()


def sequences(text: str) -> list[Sequence]:
    """Every capitalized sequence of the text, in order.

    >>> [" ".join(t.text for t in s.tokens) for s in sequences("On Monday, Jane van der Doe met Acme Corp.")]
    ['On Monday', 'Jane van der Doe', 'Acme Corp']
    """
    headlines = _headlines(text)
    common = lexicon.words()
    found: list[Sequence] = []
    run: list[Token] = []
    previous_end = 0
    for match in _token().finditer(text):
        start, end = match.span()
        word = match.group()
        token = Token(start, end, word, fold(word).rstrip("."))
        if len(run) >= _LONGEST:
            found.append(_sequence(text, run, headlines))
            run = []
        if run:
            gap = text[previous_end:start]
            if token.low in common and (run[-1].text.endswith(".") or gap[0] == "."):
                gap = "\n"
            if gap in _SPACE or _joins(run, gap, token):
                particle = gap.strip(" \u00a0,")
                if particle and particle not in (".", ". "):
                    where = previous_end + gap.index(particle)
                    run.append(Token(where, where + len(particle), particle, particle))
                run.append(token)
                previous_end = end
                continue
            found.append(_sequence(text, run, headlines))
        run = [token]
        previous_end = end
    if run:
        found.append(_sequence(text, run, headlines))
    return found


def _sequence(text: str, run: list[Token], headlines: list[tuple[int, int]]) -> Sequence:
    start = run[0].start
    at = bisect_right(headlines, (start, len(text))) - 1
    headline = at >= 0 and start < headlines[at][1]
    return Sequence(tuple(run), opens_sentence(text, start), headline)


def opens_sentence(text: str, start: int) -> bool:
    """Whether a capital at `start` may be due to its being the first of a sentence or quotation."""
    at = start - 1
    while at >= 0 and text[at] in " \u00a0\t\"“'‘([*—–-•|":
        if text[at] in "\"“'‘(—–•|":
            return True
        at -= 1
    if at < 0 or text[at] in "\n\r!?:…;":
        return True
    if text[at] in '.”"’':
        before = text[max(0, at - 12) : at].rsplit(" ", 1)[-1]
        return fold(before) not in lexicon.titles().honorifics and not (len(before) == 1 and before.isupper())
    return False


def _joins(run: list[Token], gap: str, token: Token) -> bool:
    """Whether the token goes on with the run across a gap that is not a plain space."""
    if len(gap) > 12 or "\n" in gap:
        return False
    last = run[-1]
    titles = lexicon.titles()
    stripped = gap.strip(" \u00a0")
    if gap[0] == "." and stripped == ".":
        return (
            last.low in titles.honorifics
            or last.low in titles.abbreviated
            or last.low in titles.suffixes
            or last.low in ("st", "mt", "ft", "gens", "inc", "corp", "co")
            or len(last.low) == 1
        )
    if gap == " & ":
        return len(run) == 1 and (token.low in lexicon.bodies().heads or len(token.low) > 1)
    if gap[0] == ",":
        return token.low in ("jr", "sr", "inc", "llc", "llp", "ltd")
    if not stripped.isascii() or _DIGITS_BETWEEN.match(gap):
        return _DIGITS_BETWEEN.match(gap) is not None
    parts = stripped.split(" ")
    if all(part in titles.particles for part in parts) and gap[0] in " \u00a0":
        return True
    if _BETWEEN_PARTS.match(gap):
        return _takes_parts(run, stripped, token)
    return False


def _takes_parts(run: list[Token], link: str, token: Token) -> bool:
    """Whether "of", "for", "and" go on with an organization's name, or "of" with a title."""
    heads = lexicon.bodies().heads
    if link.startswith("and"):
        bodies = lexicon.bodies()
        known = token.text.replace("-", "").isupper() or token.low in bodies.known or token.low in bodies.outlets
        return (
            not known and any(token.low in ("of", "for") for token in run) and any(token.low in heads for token in run)
        )
    last = run[-1].low
    if last in heads or last in lexicon.grammar("people_heads"):
        return link.split(" ")[0] in ("of", "for", "on")
    return link.startswith("of") and (
        last in ("secretary", "speaker", "archbishop", "duke", "state") or _plural_head(last)
    )


def _plural_head(low: str) -> bool:
    return low.endswith("s") and low[:-1] in lexicon.bodies().heads


def _headlines(text: str) -> list[tuple[int, int]]:
    """Lines in title case or capitals, where a capital is no evidence of a name."""
    found: list[tuple[int, int]] = []
    for match in re.finditer(r"[^\n]+", text):
        if match.end() - match.start() > _LONG_HEADLINE * 8:
            continue
        words = [word.strip("\"“”‘’'.,:;!?()") for word in match.group().split()]
        long = [word for word in words if len(word) >= _SHORT_WORD and word[0].isalpha()]
        if len(long) >= 3 and len(words) <= _LONG_HEADLINE and all(word[0].isupper() for word in long):
            found.append(match.span())
    return found
