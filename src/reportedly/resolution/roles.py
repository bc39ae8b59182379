"""What people are called besides their names: roles before a name, after it, and in descriptions."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from . import lexicon
from .names import fold

_WORD = re.compile(r"[\w’'\-‘.&]+")
_DETERMINERS = lexicon.grammar("determiners")
_STOP = lexicon.grammar("no_modifiers")
_PARTICIPLES = lexicon.grammar("modifying_participles")
_CUT = re.compile(
    r"[,;:()\[\]\n—–“”\"]| (?:who|whom|whose|that|which|when|where|has|have|had|is|was|were|are|said|says|told|in|at|"
    r"on|with|from|to|by|"
    r"during|since|and|but|representing|based|known|named|running|working|familiar|close|briefed)\b"
)
_LONG_CUT = re.compile(
    r"[,;:()\[\]\n—–“”\"]| (?:who|whom|which|that|when|where|has|had|have|is|was|said|says|"
    r"told|and|but|because|while|after|before|since|with)\b|(?<=[a-z]{3})[.!?](?: |\Z)"
)
_APPOSITION = re.compile(
    r",[’”\"']? (?:\d{1,3}, )?(?:then |also |now |himself |herself )?"
    r"(?:(?P<det>a|an|the|one of|his|her|their|its|our|my|another|both|"
    r"(?!who\b|which\b|and\b|said\b)[\w.\-’' ]{1,40}?[’']s?) )?(?P<noun>[^\W_][^\n]{2,90})"
)
_COPULA = re.compile(
    r"(?:, who)? (?:is|was|became|has been|serves as|served as|works as|worked as) "
    r"(?:also |now |then |once |currently )?(?:a|an|the|one of) (?P<noun>[^\n]{3,80})"
)
_HEADED = re.compile(r"[\w’'\-]+\Z")
_LINK = re.compile(r" (?:of|for|at|in|from|with) ")
_REACH = 90
_SEX = re.compile(r"(?<=\w\w\w)(?:wo)?man\Z")
_INTRODUCED = re.compile(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[Ii]ts) (?P<role>(?:[\w.’'-]+ ){0,4}[\w’'-]+), \Z"
)


@cache
def _all() -> frozenset[str]:
    return frozenset(lexicon.roles().gender) | frozenset(lexicon.roles().singular)


def is_role(word: str) -> bool:
    """Whether a word, singular or plural, says what somebody is.

    >>> is_role("reporter"), is_role("co-stars"), is_role("table")
    (True, True, False)
    """
    return fold(word) in _all()


def singular(role: str) -> str:
    """A role for one: "longtime friends" is "longtime friend".

    >>> singular("legal affairs reporters")
    'legal affairs reporter'
    """
    head = _HEADED.search(role)
    if head is None:
        return role
    one = lexicon.roles().singular.get(fold(head.group()))
    if one is None or fold(head.group()) in lexicon.roles().gender:
        return role
    if head.group().lower().startswith(one[:3]) and one[:1] != head.group()[:1]:
        one = head.group()[:1] + one[1:]
    return role[: head.start()] + one


@lru_cache(maxsize=4096)
def words(role: str) -> tuple[str, ...]:
    """A role's folded words up to its head, without what it is of.

    >>> words("former Secretary of State")
    ('former', 'secretary')
    """
    return tuple(fold(role).split(" of ")[0].split(" for ")[0].split(" at ")[0].split())


@lru_cache(maxsize=4096)
def _head(role: str) -> str:
    known = words(role)
    return _SEX.sub("person", known[-1].strip(" .,;:’'\"()")) if known else ""


def same_head(role: str, head: str) -> bool:
    """Whether a role's head is this noun; "spokesman", "spokeswoman" and "spokesperson" are one.

    >>> same_head("Springfield police spokeswoman", "spokesperson"), same_head("union head", "mayor")
    (True, False)
    """
    return bool(head) and _head(role) == _SEX.sub("person", head)


def gender(role: str) -> str:
    """The gender that a role's head tells: "f", "m", or "" for none."""
    head = _HEADED.search(role)
    return lexicon.roles().gender.get(fold(head.group()), "") if head else ""


def before(text: str, start: int) -> tuple[str, ...]:
    """The roles that stand right before a name at `start`, in the singular.

    >>> story = "It hurt his co-stars and longtime friends Ann Lee and Bo Roe."
    >>> before(story, story.index("Ann"))
    ('co-star', 'longtime friend')
    """
    if start < 4 or text[start - 1] not in " \u00a0\n,":
        return ()
    at = start - 1
    if text[at] == "," or text[at - 1] == ",":
        return ()
    word_start = text.rfind(" ", max(0, at - 30), at) + 1
    line_start = text.rfind("\n", max(0, at - 30), at) + 1
    last = text[max(word_start, line_start, at - 30) : at].strip("“\"(—‘'")
    if not is_role(last):
        return ()
    stretch = text[max(0, start - _REACH) : at]
    cut = max(stretch.rfind(mark) for mark in '\n,;:()“”"—–!?…')
    stop = stretch.rfind(". ")
    if stop >= 0 and not re.search(r"\b(?:Mr|Ms|Mrs|Dr|St|U\.S|D\.C|Gov|Sen|Rep)\Z", stretch[:stop]):
        cut = max(cut, stop)
    words = stretch[cut + 1 :].split()
    found: list[str] = []
    while words and is_role(words[-1].strip("'‘(“")):
        phrase, words = _take(words)
        found.append(phrase)
        if len(words) > 1 and words[-1] == "and" and is_role(words[-2]):
            words = words[:-1]
            continue
        break
    return tuple(singular(_uncapitalized(phrase)) for phrase in reversed(found))


def introduced(text: str, start: int, end: int) -> tuple[str, ...]:
    """The role that a description before a name tells, where commas part them ("the boy's uncle, Al Roe, said").

    >>> story = "But the boy's uncle, Al Roe, said no."
    >>> introduced(story, story.index("Al "), story.index(", said"))
    ("boy's uncle",)
    """
    if text[start - 2 : start] != ", " or text[end : end + 1] not in (",", "."):
        return ()
    match = _INTRODUCED.search(text, max(0, start - _REACH), start)
    if match is None or not is_role(match.group("role").rsplit(" ", 1)[-1]):
        return ()
    role = match.group("role")
    return (role,) if singular(role) == role and len(role.split()) < 5 else ()


def shared_before(text: str, start: int) -> bool:
    """Whether the role right before a name is a plural, and so the role of all in the list that follows."""
    word = fold(text[max(0, start - 30) : max(0, start - 1)].rsplit(" ", 1)[-1])
    return word in lexicon.roles().singular and word not in lexicon.roles().gender


def _take(words: list[str]) -> tuple[str, list[str]]:
    """A role with its modifiers, from the end of the words, and the words left before it.

    A small word that no list knows is a modifier only where the phrase begins properly: behind an
    article or possessive ("the legal affairs reporter"), or with a capital ("Legal affairs reporter").
    """
    while len(words) > 1 and fold(words[0]) in lexicon.grammar("numbers"):
        words = words[1:]
    at = sure = len(words) - 1
    opened = False
    while at > 0 and len(words) - at < 7:
        word = words[at - 1]
        low = fold(word)
        if low in ("the", "a", "an") or low.endswith(("'s", "s'")) or (low in _DETERMINERS and word[0].islower()):
            opened = True
            break
        if low in _STOP or low.endswith("ly"):
            break
        if low.endswith(("ed", "ing")) and low not in _PARTICIPLES and not word[0].isupper() and "-" not in low:
            break
        at -= 1
        if (
            word[0].isupper()
            or not word[0].isalpha()
            or "-" in low
            or is_role(low)
            or low in _LOWERED
            or low in _OPENERS
        ):
            sure = at
    if not opened:
        at = sure
    while at < len(words) - 1 and fold(words[at]) in lexicon.words() and fold(words[at]) not in _OPENERS:
        at += 1
    return " ".join(words[at:]), words[:at]


def _uncapitalized(phrase: str) -> str:
    """A role without the capital that only its place in the sentence gave it."""
    first = phrase.split(" ", 1)[0]
    low = fold(first)
    if (
        len(first) > 1
        and first[1:].islower()
        and not phrase[len(first) + 1 : len(first) + 2].isupper()
        and low not in lexicon.bodies().peoples
        and (is_role(first) or low in _LOWERED)
    ):
        return phrase[0].lower() + phrase[1:]
    return phrase


_OPENERS = lexicon.grammar("role_openers")
_LOWERED = lexicon.grammar("modifiers_lowered")


def after(text: str, end: int) -> tuple[str, ...]:
    """The role that stands after a name ending at `end`, through apposition or "is a".

    >>> story = "Jane Doe, a legal affairs reporter for the Star, said so."
    >>> after(story, story.index(","))
    ('legal affairs reporter for the Star',)
    """
    mark = text[end : end + 1]
    if mark == ",":
        match = _APPOSITION.match(text, end, min(len(text), end + 140))
    elif mark == " " and text[end + 1 : end + 3] in ("is", "wa", "be", "se", "ha", "wo"):
        match = _COPULA.match(text, end, min(len(text), end + 120))
    else:
        return ()
    if match is None:
        return ()
    noun = match.group("noun")
    role = _role_phrase(noun)
    if role is None:
        return ()
    lead = match.groupdict().get("det") or ""
    if lead != "one of" and not lead.startswith("one of ") and not text.startswith(", one of ", end):
        role = _singular_head(role)
    if lead == "one of" or lead.endswith(("’s", "'s", "’", "'")):
        role = f"{lead} {role}"
    elif text.startswith(", one of ", end):
        role = f"one of {role}" if not role.startswith("one of") else role
    return (role,)


def shared_after(text: str, end: int) -> tuple[str, ...]:
    """A plural role behind a name, in the singular: it is also that of those listed before the name."""
    if text[end : end + 1] != ",":
        return ()
    match = _APPOSITION.match(text, end, min(len(text), end + 140))
    role = _role_phrase(match.group("noun")) if match is not None else None
    if role is None or role == _singular_head(role):
        return ()
    return (_singular_head(role),)


def _singular_head(role: str) -> str:
    """A role with its head in the singular, what follows it untouched."""
    head, link, rest = (
        re.split(r"( (?:of|for|at|in|from|with) )", role, maxsplit=1) if _LINK.search(role) else (role, "", "")
    )
    return singular(head) + link + rest


def _role_phrase(noun: str) -> str | None:
    """The role at the beginning of a noun phrase, with what belongs to it ("director of the museum")."""
    short = _CUT.search(noun)
    core = noun[: short.start()] if short else noun
    head_part = re.split(r" (?:of|for) ", core, maxsplit=1)[0]
    words = head_part.split()
    if (
        not words
        or len(words) > 8
        or not is_role(words[-1].rstrip(".’'"))
        or fold(words[-1]) in ("people", "person", "persons")
        or fold(words[0]) in _STOP
        or fold(words[0]) in lexicon.grammar("numbers")
        or (words[0].endswith("ing") and len(words) > 1)
    ):
        return None
    if any(fold(word) in _STOP or fold(word) in _DETERMINERS for word in words[1:]):
        return None
    long = _LONG_CUT.search(noun)
    phrase = (noun[: long.start()] if long else noun).strip(" .")
    if len(phrase) > 70 or len(phrase.split()) > 11:
        phrase = core.strip(" .")
    return re.sub(r" (?:of|for|the|a)\Z", "", phrase) or None
