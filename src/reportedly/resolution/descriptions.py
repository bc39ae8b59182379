"""Sources that have no name: what a description such as "a senior official" is about."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..entity import EntityType
from . import lexicon, roles
from .names import fold

_BOUNDARY = lexicon.grammar("phrase_ends")
_INDEFINITE = lexicon.grammar("indefinite")
_DEFINITE = lexicon.grammar("definite")
_OWNERS = lexicon.grammar("possessives")
_QUANTITY = re.compile(
    r"(?:about |around |roughly |nearly |almost |more than |fewer than |less than |over |at least |just |only |some )*"
    r"(?:[\d.,]+|one|two|three|four|five|six|seven|eight|nine|ten|half|most|many|some|several|few|all|both|each|none|"
    r"neither|any|dozens|hundreds|thousands|millions|a (?:majority|number|"
    r"group|handful|couple|pair|plurality|quarter|third|few|lot|slew|host|bunch|coalition of|minority))"
    r"(?:[- ](?:in|out of|thirds?|quarters?|fifths?|tenths?)[- ]?(?:[\d.]+|\w+)?)?"
    r"(?: ?%| percent| per cent)?(?= |\Z)"
)
_RELATIVE = re.compile(r"(?<=\w\w),[”\"’]? (?:who|whom|whose|which|where|when)\b.*\Z", re.DOTALL)
_LED = re.compile(r"\A(?:by|among|from|with|of|to|in|even) ")
_ONE_OF = re.compile(r"(?:one|another|any|either|neither|each) (?:of|such)\b")
_NO_ONE = frozenset(("no one", "no-one", "noone", "nobody"))
_PERSONAL = (
    "er",
    "or",
    "ist",
    "ian",
    "ant",
    "ee",
    "man",
    "woman",
    "person",
    "ers",
    "ors",
    "ists",
    "ians",
    "ants",
    "ees",
)
_TRIMMED = " \n\t,.;:–—-\"“”‘’'()[]"


class Description(NamedTuple):
    """What a description tells: the kind of source, its head noun, and how it points.

    `head` is in the singular, `role` the whole noun phrase without its article where it says what
    a person is, `definite` for "the ...", `owner` the possessive pronoun or the span of the name
    that owns ("his campaign", "Doe's lawyer"), `bare` where nothing follows the head.
    """

    type: EntityType
    text: str
    head: str
    role: str
    plural: bool
    definite: bool
    indefinite: bool
    owner: str
    bare: bool
    known: bool


def describe(text: str) -> Description | None:
    """Understand a description, or None where there are no words.

    >>> found = describe("a senior official familiar with the talks")
    >>> found.type, found.head, found.role
    ('unnamed_person', 'official', 'senior official')
    >>> describe("The report").type, describe("Two former aides").type
    ('document', 'group')
    """
    phrase = _LED.sub("", _RELATIVE.sub("", text.strip(_TRIMMED)).strip(_TRIMMED))
    words = phrase.split()
    if not words:
        return None
    if len(words) > 1 and words[-1][0].islower() and words[-1].endswith(("’s", "'s")):  # "the senator's"
        phrase = phrase[:-2]
        words = phrase.split()
    first = fold(words[0])
    definite, owner = first in _DEFINITE, first if first in _OWNERS else ""
    one_of = _ONE_OF.match(fold(phrase))
    quantity = None if one_of else _QUANTITY.match(fold(phrase))
    at, kind = _head(words)
    known = kind is not None
    head = fold(words[at].strip(_TRIMMED)) if at >= 0 else fold(words[-1].strip(_TRIMMED))
    if (one_of and kind == "group") or (one_of and kind is None):
        kind = "unnamed_person"
    if kind == "organization" and any(fold(word) == "news" for word in words[: at + 1]):
        kind = "outlet"
    plural = kind == "group"
    if quantity and first not in ("a", "one", "1") and kind in (None, "unnamed_person"):
        kind, plural = "group", True
    if quantity and first == "a" and kind in (None, "group", "unnamed_person"):
        kind, plural = "group", True
    if definite and at == len(words) - 1 and _people(head) and head.endswith(("ese", "ish", "ch", "ss")):
        kind, plural = "group", True
    if kind == "unnamed_person" and _paired(words, at):
        kind, plural = "group", True
    whole = fold(phrase).removeprefix("the ")
    if whole in _NO_ONE:
        kind, plural = "group", True
    if len(words) < 4:
        whole = whole.removesuffix("'s")
    if words[-1][0].islower():
        pass
    elif whole != fold(phrase).removeprefix("the ") and whole in lexicon.bodies().places:  # "Peru's"
        kind, plural, phrase = "organization", False, phrase[:-2]
    elif whole in lexicon.bodies().places or whole in lexicon.bodies().known:
        kind, plural = "organization", False
    single = lexicon.roles().singular.get(head, head)
    if kind is None:
        plural = head.endswith("s") and not head.endswith("ss")
        kind = _unknown_kind(words[at], plural, definite)
    start = (
        1
        if first in _DEFINITE or first in ("a", "an", "one", "another", "every", "each", "any", "some") or owner
        else 0
    )
    role = " ".join(words[start : _role_end(words, at)]).strip(_TRIMMED) if at >= start else ""
    return Description(
        kind,  # type: ignore[arg-type]
        phrase,
        single,
        role if kind == "unnamed_person" or roles.is_role(head) else "",
        plural,
        definite,
        first in _INDEFINITE,
        owner,
        at == len(words) - 1 or at < 0,
        known,
    )


def _unknown_kind(word: str, plural: bool, definite: bool) -> EntityType:
    """What a head that no lexicon knows most likely is: people by their ending, else a thing that tells."""
    head = fold(word).strip(_TRIMMED)
    if _people(head):
        return "group"
    if definite and word[:1].isupper():
        return "organization"
    if head.endswith(_PERSONAL) or word[:1].isupper():
        return "group" if plural else "unnamed_person"
    return "group" if plural else "document"


def _role_end(words: list[str], at: int) -> int:
    """Where a role ends: "secretary of state" goes on behind its head."""
    end = at + 1
    if end < len(words) - 1 and words[end] == "of" and words[at][-1] not in ",;:":
        for end in range(at + 2, min(len(words), at + 6)):
            if words[end][-1] in ",;:":
                return end + 1
            if fold(words[end]) in _BOUNDARY:
                return end
        return min(len(words), at + 6)
    return end


def _paired(words: list[str], at: int) -> bool:
    """Whether another noun for people is put beside the head ("niece and nephew")."""
    rest = [fold(word).strip(_TRIMMED) for word in words[at + 1 :]]
    if fold(words[0]) in ("the", "a", "an") and not {"the", "a", "an"} & set(rest[:3]):
        return False
    if not rest or rest[0] not in ("and", "&") or words[at][-1] in ",;":
        return False
    return any(roles.is_role(word) for word in rest[1:4])


def _people(head: str) -> bool:
    return head in lexicon.bodies().peoples or (head.endswith("s") and head[:-1] in lexicon.bodies().peoples)


def _head(words: list[str]) -> tuple[int, str | None]:
    """Where the head noun stands, and its kind: the last known noun before anything follows it.

    Behind "of" after a quantity ("some of the operatives") the head is sought further on.
    """
    kinds = lexicon.nouns().kinds
    found, kind = -1, None
    for i, word in enumerate(words):
        low = fold(word).strip(_TRIMMED)
        if i and low in _BOUNDARY and not (low in ("and", "that") and found < 0):
            if found >= 0 and not (low == "of" and _counts(words[:i])):
                break
            if found < 0 and not (low == "of" and _counts(words[:i])):
                return i - 1, None
            found, kind = -1, None
            continue
        bare = low.removesuffix("'s")
        if low in kinds or (bare in kinds and i == len(words) - 1):
            found, kind = i, kinds.get(low) or kinds[bare]
        elif _people(low):
            found, kind = i, "group" if low.endswith("s") else "unnamed_person"
        elif "-" in low and low.rsplit("-", 1)[-1] in kinds:
            found, kind = i, kinds[low.rsplit("-", 1)[-1]]
        elif low.endswith(("-year-old", "-year-olds")):
            found, kind = i, "group" if low.endswith("s") else "unnamed_person"
        if found >= 0 and word[-1] in ",;:—–(" and i > 0:
            break
        if found == i - 1 >= 0 and low in _OWNERS:  # "figures her office released"
            break
    return found, kind


def _counts(words: list[str]) -> bool:
    """Whether the words before "of" only count what comes after."""
    last = fold(words[-1])
    return last in lexicon.grammar("counters") or last.endswith("%") or last[:1].isdigit()


def last_phrase(text: str, begin: int, limit: int) -> tuple[str, int]:
    """The noun phrase that ends at `limit`: back to its article, or to what cannot belong to it."""
    stretch = text[begin:limit]
    words = list(re.finditer(r"[^\s]+", stretch))
    at = len(words)
    for word in reversed(words[-9:]):
        low = fold(word.group().strip('“"(,.;:'))
        if word.group().endswith((",", ";", ":", "—", "–")) and at < len(words):
            break
        at -= 1
        if low in lexicon.grammar("phrase_starts"):
            break
        if low in lexicon.words() and low not in lexicon.grammar("phrase_words"):
            at += 1
            break
    if at >= len(words):
        return "", limit
    start = begin + words[at].start()
    return text[start:limit].strip(_TRIMMED), start
