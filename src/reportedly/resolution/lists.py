"""People whom a text puts together: "A and B", "A, B and C"; and the roles that such a list shares."""

from __future__ import annotations

import re

from . import roles
from .cast import Cast
from .figure import Figure
from .kinds import Name

LISTED = re.compile(r"(?:,| and| &|, and|, &) ")


def lists(cast: Cast) -> list[list[Figure]]:
    """Lists of people, as the text puts them together: "A and B", "A, B and C"."""
    runs: list[list[Figure]] = []
    end = -1
    for spot in cast.spots:
        if spot.figure.type != "person" or spot.start < end:
            continue
        if runs and end >= 0 and LISTED.fullmatch(cast.text, end, spot.lead):
            runs[-1].append(spot.figure)
        else:
            runs.append([spot.figure])
        end = spot.end
    return [run for run in runs if len(run) > 1]


def in_lists(text: str, found: list[Name]) -> set[int]:
    """Where names of unknown kind stand in one list with known full names of people."""
    promoted: set[int] = set()
    for order in (1, -1):
        previous: Name | None = None
        for name in found[::order]:
            if previous is not None and name.kind == "unknown" and 1 < len(name.tokens) < 4:
                left, right = (previous, name) if order == 1 else (name, previous)
                known = previous.start in promoted or (previous.kind == "person" and len(previous.tokens) > 1)
                if known and LISTED.fullmatch(text, left.end, right.title_start if right.title else right.start):
                    promoted.add(name.start)
            previous = name
    return promoted


def companions(cast: Cast, known: list[Figure], *, size: int) -> list[Figure]:
    """Those who stand in one list of `size` people with all of the known, somewhere in the text."""
    found: list[Figure] = []
    for run in lists(cast):
        people = list(dict.fromkeys(run))
        if len(people) == size and all(figure in people for figure in known):
            found.extend(figure for figure in people if figure not in known and figure not in found)
    return found


def share_roles(cast: Cast) -> None:
    """A plural role before a list belongs to everybody in it."""
    spots = cast.spots
    for i, spot in enumerate(spots):
        if spot.figure.type != "person":
            continue
        if i and roles.shared_after(cast.text, spot.end):
            _share_back(cast, i, roles.shared_after(cast.text, spot.end))
        if not roles.shared_before(cast.text, spot.lead):
            continue
        shared = roles.before(cast.text, spot.lead)
        end = spot.end
        for other in spots[i + 1 :]:
            if other.figure.type != "person" or not LISTED.fullmatch(cast.text, end, other.lead):
                break
            for role in shared:
                other.figure.take_role(role)
            end = other.end


def _share_back(cast: Cast, i: int, shared: tuple[str, ...]) -> None:
    """A plural role behind a list ("A and B, sociologists at ...") belongs to those before its last."""
    start = cast.spots[i].lead
    for other in reversed(cast.spots[max(0, i - 8) : i]):
        if other.figure.type != "person" or not LISTED.fullmatch(cast.text, other.end, start):
            break
        for role in shared:
            other.figure.take_role(role)
        start = other.lead
