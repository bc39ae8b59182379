"""Names that the words beside them introduce: as an outlet's, a body's, or with the short form in parentheses."""

from __future__ import annotations

import re
from typing import NamedTuple

from . import lexicon
from .kinds import Name
from .names import fold, opens_sentence

_BRINGS_NEWS = re.compile(
    r"\b(?:newspaper|news agency|magazine|broadcaster|tabloid|(?:news|fan|gossip|web) ?site|website|news outlet|"
    r"blog|channel|fanzine|newsletter|podcast|wire service) (?:[Tt]he )?\Z"
)
REPORTED = re.compile(
    r" (?:(?:has|had|also|first|later) ){0,2}reported(?:,| that\b| (?:on|in|earlier|last|this|late|early) \w|\.|\n)"
)
"""Behind a name: what newsrooms do, rather than people."""
_BEHIND_ARTICLE = re.compile(r"\b[Tt]he \Z")
_APPOSED_BODY = re.compile(
    r", (?:an?|the) (?:(?!(?:for|of|at|from|with|in|on|by|to|who|whose|the|an?)\b)[\w-]+ ){0,3}(?:"
    r"(?:super PAC|PAC|group|company|firm|organi[sz]ation|nonprofit|think tank|union|bank)|"
    r"(?P<news>newspaper|magazine|tabloid|news site|broadcaster))\b"
    r"(?![’'-]| (?!(?:under|over|after|other|rather)\b)"
    r"\w+(?:er|or|ist|man|woman|person|ian|ent|ant|ive|ief|ial|clerk)\b)"
)
"""Behind a name: what it is. Who works for a body is none: "a spokesman for the group", "the union leader"."""
_LAST_WORD = re.compile(r"\b([^\W\d_][\w-]*) \Z")
_SITE = (
    r"(?:own |official |company |corporate )?"
    r"(?:web ?site|web ?page|home ?page|(?:twitter|facebook|instagram|x) (?:page|account|feed))(?!\w)"
)
OWN_SITE = re.compile(rf"[’']s? {_SITE}", re.IGNORECASE)
"""Behind a name: where its bearer speaks to the public ("Acme's website")."""
OWN_SITE_OF_OWNER = re.compile(
    rf"(?P<owner>(?:the|a|an|this|that) (?:[\w-]+ ){{0,2}}[\w-]+)[’']s? {_SITE}|(?P<whose>its|his|her|their) {_SITE}",
    re.IGNORECASE,
)
"""Such a place of somebody described or meant by a pronoun ("its website")."""
_SHORT_FORM = re.compile(r" \((?![DRI]-)(?:the )?[\"“‘']?(?P<short>[^\W\d_a-z][\w&-]{1,7})[\"”’']?\)")
_WORD = re.compile(r"[^\W_][\w’'&.-]*")
_ABBREVIATED = re.compile(r"(?:\.|\b)\w{1,2}\.\Z")
_SMALL = frozenset(
    ("of", "for", "and", "the", "in", "on", "to", "a", "&", "against", "de", "des", "du", "la", "le", "les")
)
_MOST = 50  # bodies of one text, the first told, whose full names are looked for again
_REACH = 120  # characters before the parenthesis that a name in full may take


class Introduced(NamedTuple):
    """A body named in full with its short form: where the full name stands, and the short form behind it."""

    start: int
    end: int
    short: str
    short_start: int


def introduced(text: str, name: Name) -> Name:
    """A name as the words beside it tell: an outlet ("the newspaper Corran Ilbo"), a body ("the law firm Roe Moss")."""
    if name.kind not in ("unknown", "person", "other") or name.title:
        return name
    if name.kind == "unknown" and len(name.tokens) == 1 and OWN_SITE.match(text, name.end):
        return name._replace(kind="organization")
    apposed = _APPOSED_BODY.match(text, name.end)
    if apposed is not None and (len(name.tokens) > 1 or name.kind == "unknown") and name.kind != "person":
        return name._replace(kind="outlet" if apposed["news"] else "organization")
    if name.kind == "unknown" and len(name.tokens) > 1 and REPORTED.match(text, name.end):
        behind = name.tokens[0].low == "the" or _BEHIND_ARTICLE.search(text, max(0, name.start - 5), name.start)
        if behind:
            return name._replace(kind="outlet")
    if name.initial:
        return name
    if _BRINGS_NEWS.search(text, max(0, name.start - 20), name.start):
        return name._replace(kind="outlet")
    before = _LAST_WORD.search(text, max(0, name.start - 20), name.start)
    if before is not None and before.group(1) in lexicon.grammar("introduces_bodies"):
        return name._replace(kind="organization")
    return name


def known_as_introduced(found: list[Name], told: list[Name]) -> list[Name]:
    """The names as introduced, and those in the same words elsewhere with them: what is once told to be a body stays
    one. A single word may still be somebody's surname."""
    bodies = {
        after.key: after.kind
        for before, after in zip(found, told, strict=True)
        if after.kind != before.kind and len(after.tokens) > 1
    }
    return [
        name._replace(kind=bodies[name.key])
        if name.key in bodies and name.kind in ("unknown", "person", "other") and not name.title
        else name
        for name in told
    ]


def short_forms(text: str) -> list[Introduced]:
    """The bodies that a text names in full and then by their initials ("Friends of Old Mills (FOM)").

    >>> story = "It was the Union to Keep Our Mills (UKOM) again."
    >>> [(story[one.start : one.end], one.short) for one in short_forms(story)]
    [('Union to Keep Our Mills', 'UKOM')]
    """
    found = []
    for match in _SHORT_FORM.finditer(text):
        short = match.group("short")
        letters = "".join(c for c in short if c.isupper()).lower()
        if len(letters) < 2:
            continue
        start = max(_begin(text, match.start(), letters, small) for small in (False, True))
        if start >= 0:
            found.append(Introduced(start, match.start(), short, match.start("short")))
    return found


def in_full_again(text: str, told: list[Introduced]) -> list[tuple[int, Introduced]]:
    """Where a text repeats in full the names that it told with their short forms."""
    forms = {text[one.start : one.end]: one for one in reversed(told[:_MOST])}
    if not forms:
        return []
    longest_first = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    first = {one.start for one in told}
    found = re.finditer(rf"(?<!\w)(?:{longest_first})(?!\w)", text)
    return [(match.start(), forms[match.group()]) for match in found if match.start() not in first]


def _begin(text: str, end: int, letters: str, small: bool) -> int:
    """Where the words before `end` begin whose initials are these letters, -1 where they are not; `small` where "of"
    and the like have a letter too."""
    words = list(_WORD.finditer(text, max(0, end - _REACH), end))
    left = len(letters)
    start = -1
    for word in reversed(words):
        if any(mark in text[word.end() : start if start >= 0 else end] for mark in ',;:.()\n“”"'):
            return -1
        if start >= 0 and opens_sentence(text, start) and not _ABBREVIATED.search(word.group()):
            return -1
        parts = [part for part in fold(word.group()).split("-") if part]
        counts = small or not word.group()[0].islower()
        if parts and counts and parts[0][0] == letters[left - 1]:
            left -= 1
        elif len(parts) > 1 and letters[:left].endswith("".join(part[0] for part in parts)):
            left -= len(parts)
        elif fold(word.group()) in _SMALL:
            continue
        else:
            return -1
        start = word.start()
        if left == 0:
            return start
    return -1
