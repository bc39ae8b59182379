"""Two versions of a story held against each other: words first, statements second.

What changed is found in the words alone, so that a reading which sees one sentence more or less in one of the versions
makes no change. The statements then say whose words they are and who is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from .._typing import Span
from ..alignment.words import words
from ..change import Change, ChangedStatement, ChangeKind, VersionWords
from ..story import Story
from .accounts import Around, accounted, headed, pointed, repeated, tells_more
from .classing import classed, turns, weighs
from .hedges import doubts
from .hunks import Hunk, Sides, differences, is_paraphrased
from .laid_open import Sentence, Version
from .pairing import Pair, Pairing, pair
from .places import runs, stems_of, words_between, words_of
from .remarks import Told, new_notices, stems, weighed
from .settled import Settled, settled
from .side_by_side import Row, rows
from .slips import is_grammar
from .sources import describes, is_of_saying, source_turned
from .surroundings import around, numbered

ASKS: frozenset[ChangeKind] = frozenset(
    {"withdrawn", "speaker_changed", "named", "unnamed", "hedge_added", "hedge_dropped", "number", "name", "headline"}
)
"""Changes of which readers of the old version would have to be told; `reworded` is one where words in quotation marks
changed, or a "not"."""
PROSE = frozenset({"paragraph", "list_item", "blockquote", "embedded_post", "turn"})
"""Blocks whose words are the story's; a caption, a heading or a pull quote may go without a word."""


def compare(old: Story, new: Story) -> tuple[Change, ...]:
    """What changed from `old` to `new`, in the order of the new version; what was withdrawn stands where it stood.

    >>> from reportedly import Story, from_text
    >>> def story(text):
    ...     return Story(document=from_text(text, id="note"))
    >>> [(c.kind, c.old.text, c.new.text, c.silent) for c in compare(
    ...     story("The board met on Monday. Twelve members voted for the sale of the ferry."),
    ...     story("The board met on Monday. Ten members voted for the sale of the ferry."))]
    [('number', 'Twelve', 'Ten', True)]
    """
    return held(old, new).changes


class Compared(NamedTuple):
    """Two versions with what changed between them, and the blocks that stand side by side."""

    old: Story
    new: Story
    changes: tuple[Change, ...]
    rows: tuple[Row, ...]


def held(old: Story, new: Story) -> Compared:
    """Hold two versions against each other, for a page that shows both."""
    comparison = _Comparison(Version(old, beside=new.document.text), Version(new, beside=old.document.text))
    return Compared(old, new, comparison.changes(), tuple(rows(comparison.old, comparison.new, comparison.pairing)))


class _Comparison:
    """The two versions while they are compared."""

    def __init__(self, old: Version, new: Version) -> None:
        self.old, self.new = old, new
        self.notices: tuple[Told, ...] = new_notices(old, new)
        self.pairing: Pairing = pair(old.sentences, new.sentences)
        self.notices = weighed(self.notices, list(numbered(self.old, self.new, self.pairing) if self.notices else ()))

    def changes(self) -> tuple[Change, ...]:
        """All of them, in order."""
        outcomes = self._settled()
        found: list[tuple[float, int, Change]] = []
        for change in self._headline():
            found.append((-1, 0, change))
        place = -0.5
        new_places = {at: one.new[0] for one in self.pairing.pairs for at in one.old}
        where: dict[int, float] = {}
        for at in range(len(self.old.sentences)):
            place = new_places.get(at, place)
            where[at] = place
        answered, told = set(outcomes), {outcome.new for outcome in outcomes.values()}
        gone = [at for at in self.pairing.withdrawn if at not in answered]
        for one in self.pairing.pairs:
            if not one.same and told.issuperset(one.new) and answered.isdisjoint(one.old):
                gone += one.old  # what stands in its place answers another
            elif not one.same or self._marked_otherwise(one):
                found += [(one.new[0], 1, change) for change in self._altered(one, outcomes)]
        found += [(where[run[0]], 0, change) for run, change in self._moved()]
        found += [(where[at], 2, self._settling(outcome)) for at, outcome in outcomes.items()]
        passages = runs(sorted(gone), self.old)
        found += [(where[at[0]], 3, change) for at, change in zip(passages, self._all_withdrawn(passages), strict=True)]
        for run in runs([at for at in self.pairing.added if at not in told], self.new):
            found.append((run[0], 4, self._added(run)))
        found.sort(key=lambda item: item[:2])
        return headed(repeated(pointed([change for _, _, change in found])))

    # Sentences that answer each other

    def _altered(self, one: Pair, outcomes: dict[int, Settled]) -> Iterator[Change]:
        before = [token for at in one.old for token in self.old.sentences[at].tokens]
        after = [token for at in one.new for token in self.new.sentences[at].tokens]
        told = [outcomes[at].kind for at in one.old if at in outcomes and outcomes[at].new in one.new]
        if "answered" in told:
            return  # what the question became is told with its answer
        sides = Sides(self.old, self.new, before, after)
        found = differences(before, after)
        context = stems_of(self.old, one.old) | stems_of(self.new, one.new)
        hedges, hunks = doubts(one, found, sides)
        if told:  # that it came true is told by itself; which number or name came otherwise is not
            for hunk in hunks:
                kind = classed(hunk, sides)
                if kind in {"number", "name"} and hunk.old and hunk.new:
                    yield self._change(kind, [hunk], sides, context)
            return
        for kind, hedge in hedges:
            yield self._change(kind, [hedge], sides, context)
        reworded: dict[bool, list[Hunk]] = {}
        speakers: set[ChangeKind] = set()
        sourced: list[Hunk] = []
        grammar: list[Hunk] = []
        kinds = [classed(hunk, sides) for hunk in hunks]
        turned = source_turned(hunks, kinds, sides)
        if turned is not None:
            kind, naming = turned
            yield self._change(kind, naming, sides, context)
            speakers.add(kind)
            sourced += naming
            kept = [at for at, hunk in enumerate(hunks) if hunk not in naming]
            hunks, kinds = [hunks[at] for at in kept], [kinds[at] for at in kept]
        for hunk, kind in zip(hunks, kinds, strict=True):
            if kind == "typo" and is_grammar(hunk):
                grammar.append(hunk)
            elif kind == "reworded":
                reworded.setdefault(hunk.quoted, []).append(hunk)
            elif kind in {"named", "unnamed", "speaker_changed"}:
                if kind not in speakers:
                    yield self._change(kind, [hunk], sides, context)
                speakers.add(kind)
                sourced.append(hunk)
            elif kind is not None:
                yield self._change(kind, [hunk], sides, context, alone=kinds.count(kind) == 1)
        if self._marks_hold(one):
            for hunk in found.remarked:
                reworded.setdefault(True, []).append(hunk)
        for hunk in () if False in reworded else grammar:
            yield self._change("typo", [hunk], sides, context)
        if len(reworded) == 2 and all(map(is_of_saying, reworded[False])):
            del reworded[False]
        elif len(reworded) == 2 and is_paraphrased(reworded[True]):
            reworded = {True: [*reworded[True], *reworded[False]]}
        for quoted, parts in sorted(reworded.items(), reverse=True):
            parts.sort(key=lambda hunk: (hunk.at, hunk.there))
            if not quoted and speakers and not any(map(turns, parts)) and describes(parts, sourced, sides.before):
                continue  # how the source was described changed with its name
            yield self._change("reworded", parts, sides, context, quoted=quoted)

    def _marked_otherwise(self, one: Pair) -> bool:
        mine, theirs = self.old.sentences[one.old[0]].tokens, self.new.sentences[one.new[0]].tokens
        return any(token.quoted != other.quoted for token, other in zip(mine, theirs, strict=True))

    def _marks_hold(self, one: Pair) -> bool:
        """Whether both texts close each quotation that they open here: else a mark was mended, not words quoted."""
        return all(
            version.closed(_span(version.sentences[at]))
            for version, numbers in ((self.old, one.old), (self.new, one.new))
            for at in numbers
        )

    def _change(
        self,
        kind: ChangeKind,
        hunks: Sequence[Hunk],
        sides: Sides,
        context: frozenset[str],
        *,
        quoted: bool = False,
        alone: bool = True,
    ) -> Change:
        first, last = hunks[0], hunks[-1]
        wide = kind == "reworded" and (not (first.old or last.old) or not (first.new or last.new))
        old = words_between(self.old, sides.before, first.at, last.at + len(last.old), wide=wide)
        new = words_between(self.new, sides.after, first.there, last.there + len(last.new), wide=wide)
        every = [token for hunk in hunks for token in (*hunk.old, *hunk.new)]
        numbers = [token for token in every if token.is_number] if kind == "number" else []
        changed = stems([token.print for token in numbers or every])
        quoted = quoted or any(hunk.quoted for hunk in hunks)
        notice = accounted(
            self.notices,
            kind,
            changed,
            around(kind, hunks, sides, context, alone=alone),
            quoted=quoted,
            removed=kind in {"reworded", "name", "unnamed", "number"} and not any(hunk.new for hunk in hunks),
            span=(new.start or 0, max(new.end or 0, new.start or 0)),
        )
        if kind == "reworded" and notice is not None and any(weighs(hunk, sides) for hunk in hunks):
            notice = notice if tells_more(notice, self.notices, changed, context) else None
        asks = kind in ASKS or (kind == "reworded" and (quoted or any(weighs(hunk, sides) for hunk in hunks)))
        return Change(
            kind=kind, old=old, new=new, statement=self._about(new=new, old=old), notice=notice,
            silent=asks and notice is None,
        )  # fmt: skip

    # Sentences that stand alone

    def _withdrawn(self, run: Sequence[int]) -> Change:
        text = words_of(self.old, run)
        found = stems_of(self.old, run)
        notice = accounted(self.notices, "withdrawn", found, Around(found))
        silent = notice is None and self.old.sentences[run[0]].kind in PROSE
        return Change(
            kind="withdrawn", old=text, new=None, statement=self._about(old=text), notice=notice, silent=silent
        )

    def _all_withdrawn(self, gone: Sequence[Sequence[int]]) -> list[Change]:
        """As `_withdrawn`; a notice that words were removed tells of all that went from one place of a paragraph."""
        found = [self._withdrawn(run) for run in gone]
        removing = {told.account for told in self.notices if "removed" in told.about}
        wholes = {told.account for told in self.notices if {"removed", "whole"} <= told.about}
        for ahead in (range(1, len(gone)), range(len(gone) - 2, -1, -1)):
            for at in ahead:
                beside = at - ahead.step
                here, there = sorted((at, beside))
                whole = self._block(gone[here]) != self._block(gone[there])
                if gone[here][-1] + 1 != gone[there][0] or found[at].notice is not None:
                    continue
                if found[beside].notice in (wholes if whole else removing):
                    found[at] = msgspec.structs.replace(found[at], notice=found[beside].notice, silent=False)
        return found

    def _block(self, run: Sequence[int]) -> int:
        return self.old.sentences[run[0]].block

    def _added(self, run: Sequence[int]) -> Change:
        text = words_of(self.new, run)
        found = stems_of(self.new, run)
        return Change(
            kind="added", old=None, new=text, statement=self._about(new=text),
            notice=accounted(self.notices, "added", found, Around(found)),
        )  # fmt: skip

    def _moved(self) -> Iterator[tuple[list[int], Change]]:
        """Runs of sentences that stand elsewhere now, in the order in which they stood."""
        partner = {at: one.new[0] for one in self.pairing.pairs for at in one.old if one.old[0] in self.pairing.moved}
        partner |= self.pairing.stands
        found: list[list[int]] = []
        for at in sorted(partner):
            if found and at == found[-1][-1] + 1 and partner[at] == partner[found[-1][-1]] + 1:
                found[-1].append(at)
            else:
                found.append([at])
        for run in found:
            if all(self.old.sentences[at].kind == "heading" for at in run):
                continue  # what stands under it has changed, and is told
            theirs = [partner[at] for at in run]
            old, new = words_of(self.old, run), words_of(self.new, theirs)
            yield run, Change(kind="moved", old=old, new=new, statement=self._about(new=new, old=old))

    def _settled(self) -> dict[int, Settled]:
        same = {one.old[0] for one in self.pairing.pairs if one.same}
        standing = {there for one in self.pairing.pairs if one.same for there in one.new}
        told = [at for at in range(len(self.new.sentences)) if at not in standing]
        if not told:
            return {}
        asked = [at for at in range(len(self.old.sentences)) if self.old.sentences[at].kind in PROSE]
        asked.sort(key=lambda at: at in same)
        found = settled(self.old, self.new, asked, told, self.pairing)
        return {outcome.old: outcome for outcome in found}

    def _settling(self, outcome: Settled) -> Change:
        old, new = words_of(self.old, [outcome.old]), words_of(self.new, [outcome.new])
        changed = stems_of(self.new, [outcome.new])
        context = changed | stems_of(self.old, [outcome.old])
        notice = accounted(self.notices, outcome.kind, changed, Around(context))
        return Change(kind=outcome.kind, old=old, new=new, statement=self._about(old=old), notice=notice)

    def _headline(self) -> Iterator[Change]:
        old, new = self.old.headline, self.new.headline
        if old is None or new is None:
            return
        mine, theirs = ([word.form for word in words(title[2][:2_000])] for title in (old, new))
        if mine == theirs:
            return
        found = stems([old[2], new[2]])
        notice = accounted(self.notices, "headline", found, Around(found))
        yield Change(
            kind="headline",
            old=VersionWords(start=old[0], end=old[1], text=old[2]),
            new=VersionWords(start=new[0], end=new[1], text=new[2]),
            notice=notice,
            silent=notice is None,
        )

    def _about(self, *, new: VersionWords | None = None, old: VersionWords | None = None) -> ChangedStatement | None:
        """The statement to which the words belong, of the new version where it has one."""
        for name, version, place in (("new", self.new, new), ("old", self.old, old)):
            if place is None or place.start is None or place.end is None:
                continue
            statement = version.statement_at(place.start, place.end)
            if statement is not None:
                speaker = version.speaker(statement)
                return ChangedStatement(
                    version="new" if name == "new" else "old", id=statement.id,
                    speaker=None if speaker is None else speaker.name,
                )  # fmt: skip
        return None


def _span(sentence: Sentence) -> Span:
    return sentence.start, sentence.end
