"""Whose a handle is, from this text alone.

No table of accounts is kept. A handle is settled by a post's signature, by a name beside it, by
likeness to a name in the text, and last by elimination: where a text puts two handles together as
one pair, knows one of them, and names that one together with one other person only.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from ..document import Post
from . import lexicon, roles
from .cast import Cast, Spot
from .figure import Figure
from .lists import companions
from .names import fold

_HANDLE = re.compile(r"(?<![\w@./])@[A-Za-z0-9_](?:[\w.\-]{0,60}\w)?")
_JOINED = re.compile(r"\s*(?:,|and|&|, and|, &|or)\s*")
_BESIDE = re.compile(r"\s*[,(\[—–-]*\s*")
_NOISE = re.compile(r"[\d_.\-]+")
_DRESSING = (
    "the",
    "real",
    "official",
    "its",
    "iam",
    "im",
    "mr",
    "ms",
    "dr",
    "rep",
    "sen",
    "gov",
    "press",
    "tv",
    "news",
)
_SURE = 0.7
_MOST_HANDLES = 200  # handles of one text that are compared with its people
_MOST_PEOPLE = 500  # people of one text, the first named, that a handle is compared with
_MOST_LISTS = 50  # lists of handles in one text in which elimination is tried


class Handle(NamedTuple):
    """A handle `[start, end)` as the text writes it."""

    start: int
    end: int
    text: str


def handles(text: str) -> list[Handle]:
    """The handles in a text, in order; e-mail addresses hold none.

    >>> [handle.text for handle in handles("Ask @ann_lee, not ann@example.org or (@bo).")]
    ['@ann_lee', '@bo']
    """
    if "@" not in text:
        return []
    return [Handle(*match.span(), match.group()) for match in _HANDLE.finditer(text)]


def likeness(handle: str, key: tuple[str, ...]) -> float:
    """How like a handle is to a name, 0 to 1; 0.7 and more settles it where nobody else comes near.

    >>> likeness("@LisaRoeABC", ("lisa", "roe")), likeness("@plusk", ("lisa", "roe"))
    (0.95, 0.0)
    """
    name = _NOISE.sub("", fold(handle.lstrip("@").split("@")[0].split(".bsky")[0]))
    if not key or not name:
        return 0.0
    words = [re.sub(r"[^a-z]", "", fold(word)) for word in key]
    first, last = words[0], words[-1]
    if not last or not first:
        return 0.0
    whole = "".join(words)
    if len(key) == 1:
        return 0.75 if name == last and len(last) > 3 else 0.0
    if name in (whole, first + last, last + first):
        return 1.0
    if first + last in name or last + first in name or whole in name:
        return 0.95
    forms = {first, *lexicon.given_names().same.get(first, ())}
    if last not in name and not any(form[:1] == name[:1] for form in forms):
        return 0.0
    if any(form + last in name for form in forms):
        return 0.9
    if name in (first[0] + last, last + first[0]) or name.startswith(first[0] + last):
        return 0.9
    if len(last) > 3 and last in name:
        rest = name.replace(last, "", 1)
        return 0.8 if not rest or rest in _DRESSING or rest[:1] == first[:1] else 0.6
    if any(len(form) > 2 and name.startswith(form + last[0]) for form in forms):
        shared = _prefix(name[len(first) :], last) if name.startswith(first) else 1
        return 0.75 + min(shared, 4) * 0.03
    if any(len(form) > 3 and name == form for form in forms):
        return 0.7
    return 0.0


def _prefix(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def settle(cast: Cast, posts: tuple[Post, ...], found: list[Handle]) -> None:
    """Tie every handle of the text to somebody of the cast, or to nobody but itself."""
    owners = cast.owners
    for post in posts:
        if post.handle:
            author(cast, post)
    for handle in found:
        owner = None if _key(handle.text) in owners else _beside(cast, handle)
        if owner is not None:
            owners[_key(handle.text)] = owner
    open_keys = dict.fromkeys(key for handle in found if (key := _key(handle.text)) not in owners)
    for key in islice(open_keys, _MOST_HANDLES):
        owner = _alike(cast, key)
        if owner is not None:
            owners[key] = owner
    for group in _groups(cast.text, found)[:_MOST_LISTS]:
        _eliminate(cast, group, owners)
    known = sorted(cast.spots, key=lambda spot: spot.start)
    for handle in found:
        owner = owners.get(_key(handle.text))
        if owner is None:
            owner = cast.add(Figure("person", handle.text))
            owners[_key(handle.text)] = owner
        _note(cast, handle, owner)
    for group in _groups(cast.text, found):
        for role in roles.before(cast.text, group[0].start):
            shared = group if roles.shared_before(cast.text, group[0].start) else group[:1]
            for handle in shared:
                owners[_key(handle.text)].take_role(role)
    if len(known) != len(cast.spots):
        cast.spots.sort(key=lambda spot: (spot.start, -spot.end))


def author(cast: Cast, post: Post) -> Figure | None:
    """Who wrote a post: its author by name, else the owner of its handle."""
    figure: Figure | None = None
    if post.author and post.author.strip():
        figure = next((spot.figure for spot in cast.at(*post.signature)), None) if post.signature else None
        figure = figure or cast.named(post.author)
        figure.forms.setdefault(post.author, 0)
        if post.signature is not None:
            figure.call(post.author, post.signature)
    elif post.handle:
        figure = (
            cast.owners.get(_key(post.handle))
            or _alike(cast, post.handle)
            or cast.add(Figure("person", _at(post.handle)))
        )
    if figure is not None and post.handle:
        figure.handles[_at(post.handle)] = None
        cast.owners[_key(post.handle)] = figure
    return figure


def _at(handle: str) -> str:
    return handle if handle.startswith(("@", "u/")) else f"@{handle}"


def _key(handle: str) -> str:
    return handle.lstrip("@").casefold()


def _note(cast: Cast, handle: Handle, owner: Figure) -> None:
    owner.handles[handle.text] = None
    owner.mention((handle.start, handle.end))
    cast.spots.append(Spot(handle.start, handle.end, owner))


def _beside(cast: Cast, handle: Handle) -> Figure | None:
    """The one named right before the handle: "Ann Lee (@bo)"."""
    opened = cast.text.rfind("(", max(0, handle.start - 3), handle.start)
    near = cast.at(max(0, handle.start - 40), handle.start)
    if not near:
        return None
    gap = cast.text[near[-1].end : handle.start]
    if (opened >= 0 or gap.startswith(", @") or gap == ", ") and _BESIDE.fullmatch(gap):
        return near[-1].figure
    return None


def _alike(cast: Cast, handle: str) -> Figure | None:
    """The one whose name the handle is most like, where nobody else's is as like."""
    scored = []
    for figure in islice(cast.figures, _MOST_PEOPLE):
        best = likeness(handle, figure.key)
        if figure.type != "person":
            compact = "".join(re.sub(r"[^a-z0-9]", "", word) for word in figure.key)
            best = 1.0 if compact and compact == re.sub(r"\W", "", _key(handle)) else 0.0
        if best >= _SURE:
            scored.append((best, figure))
    scored.sort(key=lambda pair: -pair[0])
    if not scored or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return None
    return scored[0][1]


def _groups(text: str, found: list[Handle]) -> list[list[Handle]]:
    """Handles put together in one list: "@a and @b"."""
    groups: list[list[Handle]] = []
    for handle in found:
        if groups and _JOINED.fullmatch(text, groups[-1][-1].end, handle.start):
            groups[-1].append(handle)
        else:
            groups.append([handle])
    return groups


def _eliminate(cast: Cast, group: list[Handle], owners: dict[str, Figure]) -> None:
    """Give the one open handle of a list to the one person who is always named with the others."""
    open_handles = [handle for handle in group if _key(handle.text) not in owners]
    known = [owners[_key(handle.text)] for handle in group if _key(handle.text) in owners]
    if len(open_handles) != 1 or not known or len(group) < 2:
        return
    asked = {_head(role) for role in roles.before(cast.text, group[0].start)}
    taken = {id(owner) for owner in owners.values()}
    fit: list[Figure] = []
    for figure in companions(cast, known, size=len(group)):
        if id(figure) in taken or figure.type != "person":
            continue
        mine = {_head(role) for role in figure.roles}
        theirs = {_head(role) for other in known for role in other.roles}
        if not mine or mine & asked or mine & theirs:
            fit.append(figure)
    if len(fit) == 1:
        owners[_key(open_handles[0].text)] = fit[0]


def _head(role: str) -> str:
    return role.split(" of ")[0].split(" for ")[0].rsplit(" ", 1)[-1].casefold()
