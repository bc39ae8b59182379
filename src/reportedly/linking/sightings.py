"""Somebody as one story shows them, made ready to be held against somebody of another story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from ..entity import Entity
from ..resolution import lexicon
from .agent_words import LONGEST, agent_words, plain_words
from .bodies import body_key, initials, is_generic, is_list, is_place, is_short_form
from .offices import Office, is_singular, offices
from .personal import PersonalName, personal_name, sound

Family = Literal["person", "body", "nobody"]
"""What can be the same across stories: a person, a body (organization or outlet); others are never tied."""

MOST_NAMES = 12
MOST_ROLES = 12
MOST_COMPANY = 48
_LONGEST_AT_END = 4
_DEFINITE = re.compile(r"the\b|its\b|their\b|[A-Z]")
_THE = re.compile(r"the\b", re.IGNORECASE)
_DRESSING = re.compile(r"\A(?:the|real|official|its|iam|im|mr|ms|dr|rep|sen|gov|senator)(?=\w{4})|(?:tv|news|hq|\d+)\Z")


class Company(NamedTuple):
    """Whom a story names: full names of persons, bodies that are not in every story, places and others that are."""

    persons: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


class Sighting(NamedTuple):
    """An entity of one story, or all that a ledger knows of an agent, with the company kept and the days it was seen.

    `names` are those of a person, `bodies` the keys of a body's names (`generic` where they only say what kind of body
    it is), `short` those of its names that look like initials, `initials` those of the others. `handles` are in lower
    case without `@`. `described` where there is no name, only a role that one at a time has.
    """

    family: Family
    names: tuple[PersonalName, ...] = ()
    bodies: tuple[str, ...] = ()
    generic: bool = False
    short: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    handles: frozenset[str] = frozenset()
    roles: tuple[Office, ...] = ()
    described: bool = False
    company: Company = Company()
    days: tuple[int, ...] = ()


def sighting(entity: Entity, company: Company = Company(), day: int | None = None) -> Sighting:  # noqa: B008
    """What `entity` shows of itself.

    >>> ann = Entity(id="e1", type="person", name="Ann Roe", roles=("mayor of Northgate",), handles=("@AnnRoe",))
    >>> sighting(ann).names[0].words, sighting(ann).handles
    (('ann', 'roe'), frozenset({'annroe'}))
    """
    family = family_of(entity)
    handles = frozenset(handle.lower().lstrip("@")[:80] for handle in entity.handles[:MOST_NAMES])
    days = () if day is None else (day,)
    if family == "body":
        forms = [entity.name, *(form for form in entity.aliases[:MOST_NAMES] if not is_list(form))]
        telling = [form for form in forms if not is_generic(form)] or forms
        telling = _without_short_for_longer(telling)
        keys = tuple(dict.fromkeys(key for key in map(body_key, telling) if key))
        return Sighting(
            family,
            bodies=keys,
            generic=is_generic(telling[0]),
            short=frozenset(form.replace(".", "").lower() for form in telling if is_short_form(form)),
            initials=frozenset(filter(None, (initials(form) for form in telling if not is_generic(form)))),
            handles=handles,
            company=company,
            days=days,
        )
    if family == "nobody":
        return Sighting(family)
    names = person_names(entity)
    roles = offices(dict.fromkeys((*entity.roles[:MOST_ROLES], *(() if names else (entity.name,)))))
    definite = _DEFINITE.match(entity.name) or any(_THE.match(form) for form in entity.aliases[:MOST_NAMES])
    described = not names and bool(definite) and any(map(is_singular, roles))
    if not names and not handles and not described:
        return Sighting("nobody")
    return Sighting(family, names=names, handles=handles, roles=roles, described=described, company=company, days=days)


def _without_short_for_longer(forms: list[str]) -> list[str]:
    """The forms but those that only shorten another: "the Post" is one paper in this story, another in the next."""
    small = agent_words().dropped
    words = {form: {word for word in plain_words(form) if word not in small} for form in forms}
    return [form for form in forms if not any(words[form] < words[other] for other in forms)]


def family_of(entity: Entity) -> Family:
    """Persons, named or not, are held against persons, organizations and outlets against each other."""
    if entity.type in ("person", "unnamed_person"):
        return "person"
    return "body" if entity.type in ("organization", "outlet") else "nobody"


def person_names(entity: Entity) -> tuple[PersonalName, ...]:
    """All full names of a person, or one of a single word where there are none; none of somebody only described."""
    if entity.type == "unnamed_person":
        told = _named_at_end(entity.name)
        found = [personal_name(told)] if told else []
    else:
        found = [personal_name(form) for form in (entity.name, *entity.aliases[:MOST_NAMES]) if form[:1] != "@"]
    names = list(dict.fromkeys(name for name in found if name is not None))
    full = [name for name in names if name.is_full]
    return tuple(full or names[:1])


def _named_at_end(description: str) -> str | None:
    """The name with which a description ends ("Prime Minister Ann Roe"), None where it is only a description.

    "An aide to President Ann Roe" is not she: a name after a title is the bearer's only where nothing stands between.
    """
    kept: list[str] = []
    bodies, roles, titles = lexicon.bodies(), lexicon.roles(), lexicon.titles()
    words = description[:LONGEST].replace("’s", "").split()
    for word in reversed(words):
        low = "".join(plain_words(word))
        if not word[:1].isupper() or low in titles.titles or low in roles.gender or low in bodies.heads:
            break
        if low in bodies.peoples or low in bodies.places or not low or low in agent_words().fields:
            break
        kept.insert(0, word)
    before = [plain_words(word) for word in words[: len(words) - len(kept)]]
    last = before[-1][-1] if before and before[-1] else ""
    name = " ".join(kept)
    if not kept or len(kept) > _LONGEST_AT_END:
        return None
    if last in ("named", "called"):
        return name
    if before and before[0][:1] and before[0][0] in ("a", "an", "one", "another", "some", "no"):
        return None
    is_title = last in titles.titles or last in roles.gender
    between = {word for each in before for word in each} & agent_words().role_of
    if (is_title and between) or (before and not is_title and last not in bodies.heads and not between):
        return None
    if last in agent_words().role_of or last in ("who", "that", "and", "the"):
        return None
    return name if len(kept) > 1 or last in roles.gender else None


def company_of(entities: Iterable[Entity]) -> Company:
    """Whom a story names, of those whose name tells who they are.

    >>> people = [Entity(id="e1", type="person", name="Ann Roe"), Entity(id="e2", type="outlet", name="Reuters")]
    >>> company_of(people)
    Company(persons=frozenset({'ann roe'}), bodies=frozenset(), places=frozenset({'reuters'}))
    """
    persons: dict[str, None] = {}
    bodies: dict[str, None] = {}
    places: dict[str, None] = {}
    for entity in entities:
        family = family_of(entity)
        if family == "person":
            persons.update((" ".join(name.words), None) for name in person_names(entity)[:1] if name.is_full)
        elif family == "body" and not is_generic(entity.name):
            key = body_key(entity.name)
            (places if is_place(key) else bodies)[key] = None
    return Company(*(frozenset(list(one)[:MOST_COMPANY]) for one in (persons, bodies, places)))


def day_number(day: str | None) -> int | None:
    """The number of an ISO date's day, None where it is no date.

    >>> day_number("2024-03-09T10:00:00") - day_number("2024-03-07")
    2
    """
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return None


class Keys(NamedTuple):
    """Under which keys somebody is `kept`, and under which others that may be the same are `sought`, surest first."""

    kept: tuple[str, ...]
    sought: tuple[str, ...]


def lookup_keys(one: Sighting) -> Keys:
    """A handful of keys, however long the names are.

    >>> roe = Entity(id="e1", type="person", name="Roe")
    >>> lookup_keys(sighting(roe))
    Keys(kept=('lone:roe',), sought=('lone:roe', 'last:roe', 'first:roe'))
    """
    kept = [f"handle:{handle}" for handle in sorted(one.handles)]
    sought = list(kept)
    if one.family == "person":
        for name in one.names[:MOST_NAMES]:
            for keys, more in ((kept, _kept_names(name)), (sought, _sought_names(name))):
                keys += more
        if not one.names:
            sought += [f"letters:{undressed(handle)}" for handle in sorted(one.handles)]
        else:
            sought += [f"undressed:{''.join(name.words)}" for name in one.names[:3] if name.is_full]
        kept += [f"undressed:{undressed(handle)}" for handle in sorted(one.handles)]
        offices_here = office_keys(one.roles)
        kept += offices_here
        # Everybody in office is kept under it; only who has no name, or meets one who has none, is sought by it.
        sought += offices_here if one.described else [f"{key}?" for key in offices_here]
        if one.described:
            kept = [f"{key}?" for key in offices_here]
    for form in one.bodies[:MOST_NAMES]:
        both = (f"body:{form}", f"sound:{' '.join(sorted(sound(word) or word for word in form.split()))}")
        kept += both
        sought += both
    both_initials = [f"initials:{form}" for form in sorted(one.short | one.initials)]
    kept += both_initials
    sought += both_initials
    return Keys(tuple(dict.fromkeys(kept)), tuple(dict.fromkeys(sought)))


def _kept_names(name: PersonalName) -> list[str]:
    if not name.is_full:
        return [f"lone:{name.last}"]
    first, words = name.words[0], " ".join(name.words)
    keys = [f"name:{words}", f"initial:{first[0]} {name.last}", f"sound:{_sounds(name)}"]
    keys += [f"last:{name.last}", f"first:{first}", f"letters:{''.join(name.words)}"]
    if len(name.words) > 2:
        keys += [f"pair:{first} {name.words[1]}", f"letters:{first}{name.last}"]
        if len(first) == 1:
            keys.append(f"initial:{name.words[1][0]} {name.last}")
    return keys


def _sought_names(name: PersonalName) -> list[str]:
    if not name.is_full:
        return [f"lone:{name.last}", f"last:{name.last}", f"first:{name.last}"]
    first, words = name.words[0], " ".join(name.words)
    others = {other[0] for other in lexicon.given_names().same.get(first, ())} - {first[0]}
    keys = [f"name:{words}", f"initial:{first[0]} {name.last}"]
    keys += [f"initial:{initial} {name.last}" for initial in sorted(others)[:4]]
    if len(name.words) == 2:
        keys += [f"pair:{words}", f"name:{name.last} {first}"]
    else:
        keys += [f"name:{first} {name.words[1]}", f"initial:{name.words[1][0]} {name.last}"]
    keys.append(f"letters:{''.join(name.words)}")
    return [*keys, f"sound:{_sounds(name)}", f"lone:{name.last}", f"lone:{first}"]


def _sounds(name: PersonalName) -> str:
    return " ".join(sound(word) or word for word in name.words)


def office_keys(roles: Sequence[Office]) -> list[str]:
    """The keys of offices that one at a time has, each by every word that tells it from others."""
    keys = [f"office:{one.head} {word}" for one in roles if is_singular(one) for word in sorted(one.rest)[:4]]
    return keys[:MOST_ROLES]


def undressed(handle: str) -> str:
    """The letters of a handle without what accounts put around a name.

    >>> undressed("RealAnnRoe")
    'annroe'
    """
    return _DRESSING.sub("", handle.lower().replace("_", "").replace(".", ""))
