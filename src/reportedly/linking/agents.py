"""Whether two sightings are one person or body: the rules, each with its reason in words.

Precision goes before recall: where the names alone leave a doubt, company and time must agree, and where they do not
the two are kept apart. Nothing is tied by a description alone but an office that one at a time holds.
"""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from .offices import Office, fields, is_singular, of_other_places, same_office
from .personal import Relation, is_common, relation
from .sightings import Sighting, undressed

NEAR_DAYS = 21
"""Within so many days two stories may tell of one event."""
SEASON_DAYS = 90
"""Within so many they may still, where much company is common."""
OFFICE_DAYS = 120
"""Within so many days an office is taken to have one holder."""
GENERATION_DAYS = 5_500
"""So many days apart one full name may be another's."""
PERSON, BODY, PLACE = 2.0, 1.0, 0.25
"""What naming the same person, body or place says about two stories' telling of one event."""
EVENT = 2.0
"""So much common company makes it likely that two stories tell of one event."""
SURE_EVENT = 4.0
"""So much makes it likely even where a story has no date, or another season's."""
BY_OFFICE = "the same office in one event"
"""Why somebody who is only described is one who is named, in the same story or in another."""
_LONG_WORD = 4


class Verdict(NamedTuple):
    """`same` is None where it stays in doubt. `strong` where a name or handle decided, not the event alone."""

    same: bool | None
    reason: str
    support: float = 0.0
    strong: bool = False
    shared: tuple[str, ...] = ()


def same(a: Sighting, b: Sighting) -> Verdict:
    """Whether `a` and `b` are one.

    >>> from reportedly.entity import Entity
    >>> from reportedly.linking.sightings import sighting
    >>> ann = sighting(Entity(id="e1", type="person", name="Ann Roe", roles=("baker",)))
    >>> same(ann, sighting(Entity(id="e7", type="person", name="Ann Roe", roles=("baker in Northgate",)))).reason
    'the same full name'
    >>> same(ann, sighting(Entity(id="e7", type="person", name="Roe"))).same is None
    True
    """
    if a.family != b.family or a.family == "nobody":
        return Verdict(False, "of different kinds")
    return _same_person(a, b) if a.family == "person" else _same_body(a, b)


def _same_person(a: Sighting, b: Sighting) -> Verdict:
    found = _relation(a, b)
    support, shared = common_company(a, b)
    if found == "different" and a.names and b.names:
        return Verdict(False, "different names")
    if a.handles & b.handles:
        return Verdict(
            True, "the same handle", support, True, (*sorted("@" + h for h in a.handles & b.handles), *shared)
        )
    if _handle_spells_name(a, b) or _handle_spells_name(b, a):
        if support >= EVENT and is_near(a, b):
            return Verdict(True, "a handle that spells the name, in one event", support, True, shared)
        return Verdict(None, "a handle that spells the name", support, False, shared)
    if found is None:
        return _by_office(a, b, support, shared)
    role = same_office(a.roles, b.roles)
    if found == "equal":
        return _equal_names(a, b, role, support, shared)
    if found in ("longer", "nickname", "initial", "order"):
        if support >= EVENT or (role is not None and (role.rest or is_near(a, b))):
            return Verdict(True, _COMPATIBLE[found], support, True, shared)
        return Verdict(None, f"{_COMPATIBLE[found]}, but no common company or role", support, False, shared)
    if found == "variant":
        near = is_near(a, b) and (support >= EVENT or (role is not None and support > 0))
        if near or support >= SURE_EVENT:
            return Verdict(True, "another spelling of the name, in much common company", support, True, shared)
        return Verdict(None, "names that sound alike", support, False, shared)
    return _short_name(a, b, found, role, support, shared)


_COMPATIBLE = {
    "longer": "the same name, in one with a middle name, surname or suffix more",
    "nickname": "the same surname and a short form of the given name",
    "initial": "the same surname and initial",
    "order": "the same name, family name first in one",
}


def _relation(a: Sighting, b: Sighting) -> Relation | None:
    """The closest relation of any two names; `different` if none agrees, or if a suffix or a name contradicts it."""
    if not a.names or not b.names:
        return None
    found = {relation(one, other) for one in a.names for other in b.names}
    if any(one.suffix and other.suffix and one.suffix != other.suffix for one in a.names for other in b.names):
        return "different"
    if "equal" in found and _is_full(a) != _is_full(b):
        return "surname"
    for kind in ("equal", "longer", "order", "initial", "nickname"):
        if kind in found:
            # "J. Roe" fits Jane and John: whoever contradicts one of the known names is somebody else.
            return kind if kind in ("equal", "order") or "different" not in found else "different"
    for kind in ("variant", "surname", "given"):
        if kind in found:
            return kind
    return "different"


def _is_full(one: Sighting) -> bool:
    return any(name.is_full for name in one.names)


def _equal_names(a: Sighting, b: Sighting, role: Office | None, support: float, shared: tuple[str, ...]) -> Verdict:
    names = {name for name in a.names if name.is_full} & {name for name in b.names if name.is_full}
    if not names:
        return _short_name(a, b, "equal", role, support, shared)
    if support >= EVENT or role is not None:
        return Verdict(True, "the same full name", support, True, shared)
    of_a, of_b = fields(a.roles), fields(b.roles)
    if of_a and of_b and not of_a & of_b:
        return Verdict(None, "the same full name, but in different fields and without common company", support)
    if of_other_places(a.roles, b.roles):
        return Verdict(None, "the same full name, but an office in another place, and no common company", support)
    gap = days_between(a, b)
    if gap is not None and gap > GENERATION_DAYS:
        return Verdict(None, "the same full name, but many years apart and without common company", support)
    if support <= PLACE and all(map(is_common, names)):
        return Verdict(None, "the same full name, but one that many bear, and no common company", support)
    return Verdict(True, "the same full name", support, True, shared)


def _short_name(
    a: Sighting, b: Sighting, found: str, role: Office | None, support: float, shared: tuple[str, ...]
) -> Verdict:
    """A surname or given name alone: only where the event agrees, or the office and nearly the time."""
    if support >= EVENT and is_near(a, b):
        of_a, of_b = fields(a.roles), fields(b.roles)
        if of_a and of_b and not of_a & of_b and role is None:
            return Verdict(None, "one name of two, but in different fields", support)
        what = "given name" if found == "given" else "surname"
        return Verdict(True, f"the {what} alone, in one event", support, False, shared)
    gap = days_between(a, b)
    if found != "given" and role is not None and is_singular(role) and gap is not None and gap <= OFFICE_DAYS:
        return Verdict(True, "the surname and the office", support, False, shared)
    return Verdict(None, "one name of two, and no common event", support)


def _by_office(a: Sighting, b: Sighting, support: float, shared: tuple[str, ...]) -> Verdict:
    """Somebody who is only described: by an office that one at a time holds, whose place or body agrees."""
    if not (a.described or b.described):
        return Verdict(None, "no name in common", support)
    if not is_near(a, b) or support < BODY:
        return Verdict(None, "described, and no common event", support)
    for one in a.roles:
        for other in b.roles:
            if one.head != other.head or not is_singular(one) or not is_singular(other):
                continue
            if one.rest & other.rest and (one.rest <= other.rest or other.rest <= one.rest or _known(one, other, a, b)):
                return Verdict(True, BY_OFFICE, support, False, shared)
    return Verdict(None, "described by no common office", support)


def _known(one: Office, other: Office, a: Sighting, b: Sighting) -> bool:
    """Whether what an office has and the other has not is named beside both ("the zoo's director" in one event)."""
    told = {word for each in (a, b) for names in each.company for name in names for word in name.split()}
    return (one.rest ^ other.rest) <= told


def _shared_handles(a: Sighting, b: Sighting) -> tuple[str, ...]:
    return tuple(sorted("@" + handle for handle in a.handles & b.handles))


def _handle_spells_name(a: Sighting, b: Sighting) -> bool:
    letters = {"".join(name.words) for name in b.names if name.is_full}
    letters |= {name.words[0] + name.last for name in b.names if name.is_full}
    return not a.names and any(undressed(handle) in letters for handle in a.handles)


def _same_body(a: Sighting, b: Sighting) -> Verdict:
    support, shared = common_company(a, b)
    if a.handles & b.handles:
        return Verdict(True, "the same handle", support, True, _shared_handles(a, b))
    event = is_near(a, b) and support >= EVENT
    if set(a.bodies) & set(b.bodies):
        if not (a.generic or b.generic):
            return Verdict(True, "the same name", support, True, shared)
        if event:
            return Verdict(True, "the same kind of body, in one event", support, False, shared)
        return Verdict(None, "a name that says only what kind of body is meant", support)
    if not event:
        return Verdict(None, "no name in common", support)
    if a.short & b.initials or b.short & a.initials:
        return Verdict(True, "initials and the name in full, in one event", support, True, shared)
    if any(_is_misprint(one, other) for one in a.bodies for other in b.bodies):
        return Verdict(True, "the same name but for a letter, in one event", support, True, shared)
    return Verdict(None, "no name in common", support)


def _is_misprint(a: str, b: str) -> bool:
    x, y = set(a.split()) - set(b.split()), set(b.split()) - set(a.split())
    if len(x) != 1 or len(y) != 1 or len(a.split()) < 2:
        return False
    one, other = x.pop(), y.pop()
    return min(len(one), len(other)) > _LONG_WORD and Levenshtein.distance(one, other) == 1 and not one.isdigit()


def common_company(a: Sighting, b: Sighting) -> tuple[float, tuple[str, ...]]:
    """How much of the company kept is common, and who it is; those that are compared do not count for themselves."""
    own = {name.last for each in (a, b) for name in each.names} | {key for each in (a, b) for key in each.bodies}
    persons = sorted(name for name in a.company.persons & b.company.persons if name.split()[-1] not in own)
    bodies = sorted(key for key in a.company.bodies & b.company.bodies if key not in own)
    places = sorted(key for key in a.company.places & b.company.places if key not in own)
    weight = PERSON * len(persons) + BODY * len(bodies) + PLACE * len(places)
    return weight, (*persons, *bodies, *places)[:6]


def days_between(a: Sighting, b: Sighting) -> int | None:
    """The days between the nearest two sightings, None where one has no date."""
    return min((abs(x - y) for x in a.days for y in b.days), default=None)


def is_near(a: Sighting, b: Sighting) -> bool:
    """Whether both may tell of one event: near in time or, where a date is missing or months apart, in much company."""
    gap = days_between(a, b)
    if gap is not None and gap <= NEAR_DAYS:
        return True
    return (gap is None or gap <= SEASON_DAYS) and common_company(a, b)[0] >= SURE_EVENT
