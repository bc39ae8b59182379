"""Membership: which claim each statement of a new story joins, and where parts of it stand as well.

A newcomer is held against the members of the claims in reach. It joins the one of which most members say the same; of
the others that do, a part of it is. Where only one member of a claim says what it does, a part of that one stands with
the newcomer. It is always the longer of two of which a part stands with the other. Two that say the same beyond doubt
stand together so whatever the other members say.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from ..linking.claims import SHARE, choose, key, telling
from ..linking.parts import holds, is_longer, stretch
from ..linking.points import Point
from ..linking.sameness import Verdict, same
from . import claim_parts
from .candidates import Candidates
from .said import Said, nested, outermost_last, pointed, said_of, within

_MEMBERS = 6
_FAMILY = 4
_BRIDGED = 4
_BEYOND_DOUBT = 0.8
"""Likeness from which two of which one holds the other need nobody else to say the same."""
_MERGED = 256
"""Members of a claim beyond which it is not made part of an older one."""
_BY_MACHINE = ("first", "same_words", "same_sense", "bridged")


On: TypeAlias = tuple[int, Verdict]
"""A member of a claim, and whether a newcomer says the same as it."""
Verdicts: TypeAlias = dict[int, list[On]]


class Membership:
    """One story being tied: its statements, the candidates with their vectors, and what was read of them."""

    def __init__(
        self, db: sqlite3.Connection, own: Sequence[Said], points: Sequence[Point], candidates: Candidates
    ) -> None:
        self.db = db
        self.own = {said.id: said for said in own}
        self.points = {said.id: point for said, point in zip(own, points, strict=True)}
        self.rare = telling(points)
        self.candidates = candidates
        self.read: dict[int, Said] = {}
        self.claims: dict[int, int] = {}
        self.to_come = set(self.own)

    def run(self) -> None:
        for said in outermost_last(self.own.values()):
            nearest = self._nearest(said)
            self.to_come.discard(said.id)
            held, inside = self._held(said, nearest)
            self._join(said, held)
            for inner, verdicts in inside:
                self._tells(said, inner, verdicts)

    def _nearest(self, said: Said) -> list[Said]:
        """The candidates, and those that hold the same quotation; of its own story those already tied."""
        family = (row for row in _family(self.db, said.id) if row not in self.to_come)
        rows = dict.fromkeys([*self.candidates.of(said.id, self.to_come), *family])
        return [other for other in self._rows(list(rows)) if not nested(other, said)]

    def _held(self, said: Said, nearest: Iterable[Said]) -> tuple[Verdicts, list[tuple[Said, list[On]]]]:
        """The verdicts on the members of each claim in reach; who has no claim yet stands for itself, as `-id`.

        Apart from them, those on the claims of words of which the newcomer only tells that they were said.
        """
        groups: dict[int, list[Said]] = {}
        for other in nearest:
            claim = self.claims.get(other.id, other.claim)
            group = groups.setdefault(claim if claim is not None else -other.id, [])
            if len(group) < _MEMBERS:
                group.append(other)
        held: Verdicts = {}
        inside = []
        for claim, members in groups.items():
            verdicts = self._verdicts(said, members)
            if not any(verdict.same for _, verdict in verdicts):
                continue  # where those most like it do not say the same the others need not be asked
            if claim > 0:
                whole = self._members(claim, members)
                verdicts += self._verdicts(said, whole[len(members) :])
                members = whole
            inner = next((member for member in members if nested(member, said)), None)
            if inner is None:
                held[claim] = verdicts
            elif within(inner, said):
                inside.append((inner, verdicts))
        return held, inside

    def _verdicts(self, said: Said, members: Sequence[Said]) -> list[On]:
        return [(member.id, same(self.points[said.id], self._point(member), self.rare)) for member in members]

    def _join(self, said: Said, held: Verdicts) -> None:
        chosen = choose(held)
        if chosen is None:
            if not said.own_voice:
                self._begin(said)
            self._parts(said, held)
            return
        claim = chosen.claim
        if claim < 0:  # a sentence in a story's own voice that nobody had said until now
            claim = self._begin(self._rows([-claim])[0])
        self._tie(said.id, claim, chosen.verdict.check, chosen.member, chosen.verdict.likeness)
        for other in sorted(held):
            if other != chosen.claim and choose({other: held[other]}) is not None:
                claim = self._bridge(said, claim, other)
        self._parts(said, held)

    def _parts(self, said: Said, held: Verdicts) -> None:
        """Tie the newcomer to the other claims that it speaks for, and who says it among other things to its own."""
        for other in sorted(held):
            alike = [(verdict.likeness, -member, verdict) for member, verdict in held[other] if verdict.same]
            if not alike or any(verdict.against for _, verdict in held[other]):
                continue
            _, member, verdict = max(alike)
            beside = self._rows([-member])[0]
            mine, theirs = self._claim(said), self._claim(beside)
            if theirs is not None and mine == theirs:
                continue
            sure = verdict.likeness >= _BEYOND_DOUBT
            for longer, shorter in self._longer_first(said, beside):
                if not sure and not (
                    choose({other: held[other]}) if longer is said else self._speaks_for(beside, said, mine)
                ):
                    continue
                if self._claim(shorter) is None:
                    self._begin(shorter)
                self._part(longer, shorter, verdict)
                break

    def _longer_first(self, said: Said, beside: Said) -> Iterator[tuple[Said, Said]]:
        """Which of the two says all that the other does: the longer one, and the other where they say as much."""
        one, another = self._point(said), self._point(beside)
        pairs = ((said, beside, one, another), (beside, said, another, one))
        for longer, shorter, more, less in pairs if is_longer(one, another, self.rare) else pairs[::-1]:
            if holds(more, less, self.rare):
                yield longer, shorter

    def _tells(self, said: Said, inner: Said, verdicts: list[On]) -> None:
        """Tie who tells that somebody said it, with the words that were said: that is no second one who says it."""
        theirs = self._claim(inner)
        alike = [verdict for member, verdict in verdicts if verdict.same and member != inner.id]
        if theirs is None or theirs == self._claim(said) or not alike:
            return
        self._part(said, inner, max(alike, key=lambda verdict: verdict.likeness))

    def _part(self, said: Said, beside: Said, verdict: Verdict) -> None:
        inside = stretch(self._point(said), self._point(beside), self.rare)
        claim_parts.tie(self.db, claim_parts.Found(said.id, beside.id, inside, verdict.check, verdict.likeness))

    def _speaks_for(self, other: Said, said: Said, claim: int | None) -> bool:
        """Whether `other`, which says the same as `said`, says the same as most of the claim that `said` is in."""
        if claim is None:
            return True
        members = [member for member in self._members(claim, (said,)) if member.id != other.id]
        if any(nested(member, other) for member in members):
            return False
        verdicts = [(member.id, same(self._point(other), self._point(member), self.rare)) for member in members]
        return choose({claim: verdicts}) is not None

    def _claim(self, said: Said) -> int | None:
        return self.claims.get(said.id, said.claim)

    def _begin(self, first: Said) -> int:
        """A claim of its own for what nobody had said until now."""
        claim = self._new(first)
        self._tie(first.id, claim, "first", None, None)
        return claim

    def _bridge(self, said: Said, claim: int, other: int) -> int:
        """Make one of two claims that a newcomer speaks for, where their members say the same without it too.

        The older one stays, and is returned. What a person has merged or parted is left alone.
        """
        ours = [one for one in self._members(claim, ()) if one.id != said.id]
        theirs = self._rows([-other]) if other < 0 else self._members(other, ())
        if any(nested(one, another) for one in ours for another in theirs):
            return claim
        verdicts = {
            (one.id, another.id): same(self._point(one), self._point(another), self.rare)
            for one in ours[:_BRIDGED]
            for another in theirs[:_BRIDGED]
        }
        alike = [pair for pair, verdict in verdicts.items() if verdict.same]
        if len(alike) < SHARE * len(verdicts) or any(verdict.against for verdict in verdicts.values()):
            return claim
        if other < 0:
            if claim_parts.decided(self.db, -other, claim):
                return claim
            best = max(alike, key=lambda pair: (verdicts[pair].likeness, -pair[0]))
            self._tie(best[1], claim, verdicts[best].check, best[0], verdicts[best].likeness)
            return claim
        return self._merge(min(claim, other), max(claim, other), claim)

    def _merge(self, kept: int, gone: int, unless: int) -> int:
        marks = ", ".join("?" * len(_BY_MACHINE))
        decided = self.db.execute(
            f"SELECT 1 FROM membership WHERE claim IN (?, ?) AND reason NOT IN ({marks}) LIMIT 1",
            (kept, gone, *_BY_MACHINE),
        ).fetchone()
        size = self.db.execute("SELECT count(*) FROM membership WHERE claim = ?", (gone,)).fetchone()[0]
        if decided or size > _MERGED or claim_parts.kept_apart(self.db, kept, gone):
            return unless
        self.db.execute("UPDATE membership SET claim = ? WHERE claim = ?", (kept, gone))
        self.db.execute(
            "UPDATE membership SET reason = 'bridged' WHERE claim = ? AND reason = 'first' AND statement <> "
            "(SELECT min(statement) FROM membership WHERE claim = ?)",
            (kept, kept),
        )
        self.db.execute("INSERT OR IGNORE INTO stale_standing (claim) VALUES (?), (?)", (kept, gone))
        self.db.execute("DELETE FROM claim WHERE id = ?", (gone,))
        self.claims = {row: kept if claim == gone else claim for row, claim in self.claims.items()}
        self.read = {row: said._replace(claim=kept) if said.claim == gone else said for row, said in self.read.items()}
        return kept

    def _new(self, first: Said) -> int:
        """A new claim; where an earlier version of the story said the same words, the one that it had."""
        left = None
        if self.db.execute("SELECT 1 FROM temp.sqlite_master WHERE name = 'claim_left'").fetchone():
            left = self.db.execute("SELECT claim FROM temp.claim_left WHERE words = ?", (key(first.text),)).fetchone()
        if left and self.db.execute("SELECT 1 FROM claim WHERE id = ?", left).fetchone() is None:
            self.db.execute("INSERT INTO claim (id, name) VALUES (?, ?)", (left[0], f"c{left[0]}"))
            return int(left[0])
        row = self.db.execute("INSERT INTO claim (name) VALUES (?)", (f"new {first.id}",)).lastrowid
        assert row is not None
        self.db.execute("UPDATE claim SET name = ? WHERE id = ?", (f"c{row}", row))
        return row

    def _tie(self, statement: int, claim: int, reason: str, beside: int | None, alike: float | None) -> None:
        self.claims[statement] = claim
        self.db.execute(
            "INSERT INTO membership (statement, claim, reason, beside, likeness) VALUES (?, ?, ?, ?, ?)",
            (statement, claim, reason, beside, None if alike is None else round(alike, 4)),
        )

    def _members(self, claim: int, known: Sequence[Said]) -> list[Said]:
        """Members of a claim to hold a newcomer against: the first ones, and those known to be near."""
        rows = self.db.execute(
            "SELECT statement FROM membership WHERE claim = ? ORDER BY statement LIMIT ?", (claim, _MEMBERS)
        ).fetchall()
        first = [row for (row,) in rows if row not in {member.id for member in known}]
        return [*known, *self._rows(first[: max(0, _MEMBERS - len(known))])]

    def _rows(self, rows: Sequence[int]) -> list[Said]:
        for row in rows:
            if row not in self.read:
                self.read[row] = self.own.get(row) or said_of(self.db, row)
        return [self.read[row] for row in rows]

    def _point(self, said: Said) -> Point:
        return self.points.get(said.id) or pointed(said)


def _family(db: sqlite3.Connection, statement: int) -> list[int]:
    """Statements that hold the same quotation as `statement`."""
    rows = db.execute(
        "SELECT DISTINCT other.statement FROM quotation AS mine"
        " JOIN quotation AS other ON other.family = mine.family AND other.statement IS NOT NULL"
        " AND other.statement < mine.statement WHERE mine.statement = ? ORDER BY other.statement LIMIT ?",
        (statement, _FAMILY),
    )
    return [row for (row,) in rows]
