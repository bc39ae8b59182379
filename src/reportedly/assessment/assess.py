"""Assessment: from attributions and entities to statements, notices and the article's own voice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

import msgspec

from .._typing import Span
from ..document import Document
from ..extraction.leanings import Leaning
from ..resolution.record import Resolution
from ..statement import Attribution, Kind, Statement
from ..story import Notice
from .anonymity import anonymity
from .appearances import Printing, printings
from .article import Article
from .basis import basis
from .dates import reference_day
from .flags import flags
from .hedge import hedges
from .notices import notices
from .occasion import Occasion
from .occasions import occasions
from .open_questions import open_questions
from .own_voice import own_voice
from .passage import Passage, passages
from .polarity import polarity
from .record import Assessment
from .responses import Understood, response
from .subclaims import Subclaim, subclaims
from .weighing import weighed


def assess(
    document: Document,
    attributions: Sequence[Attribution],
    resolution: Resolution,
    leanings: Sequence[Leaning | None] = (),
) -> Assessment:
    """Say of each attribution what kind of statement it is, how and when it was made and how it came here.

    `attributions[i]` is spoken by `resolution.speakers[i]`; `leanings[i]`, if given, is what the network makes of its
    kind. Statements come back in order of first
    appearance with ids `s1`, `s2`, ...; a post printed twice is one of them. Open questions in the
    article's own voice are statements without a speaker. Every span is in code points of
    `document.text`. Nothing is raised for odd input; what is not known is `unknown`, None or empty.

    >>> from reportedly.document import fingerprint
    >>> text = "Ann Roe denied it."
    >>> document = Document(id="note", text=text, sha256=fingerprint(text))
    >>> found = Attribution(source=((0, 7),), cue=((8, 14),), content=((15, 17),), quotation="indirect", confidence=0.9)
    >>> [(s.id, s.kind, s.polarity) for s in assess(document, [found], Resolution((), ((),))).statements]
    [('s1', 'denial', 'negative')]
    """
    article = Article(document, resolution)
    found = passages(article, attributions, resolution)
    kinds = [weighed(passage, leaning) for passage, leaning in zip_longest(found, leanings[: len(found)])]
    story = _understood(found, kinds, reference_day(document))
    drafts: list[_Draft] = []
    for group in printings(article, story.passages):
        draft = _draft(group, story)
        drafts.append(draft)
        drafts.extend(_child(draft, sub) for sub in subclaims(article, group, draft.statement.kind))
    questions = [_own_question(found) for found in open_questions(article, story.passages)]
    drafts.extend(questions)
    open_spans = [d.statement.content[0] for d in drafts if d.statement.kind == "open_question" and d.statement.content]
    found_notices, undone = notices(article, open_spans)
    statements = _numbered(drafts, found_notices)
    attributed = [passage.extent for passage in story.passages] + [
        span for q in questions for span in q.statement.content
    ]
    return Assessment(statements, found_notices, own_voice(article, attributed), undone)


class _Story(NamedTuple):
    """All passages of a document with what is known of each."""

    passages: Sequence[Passage]
    kinds: Sequence[Kind]
    occasions: Sequence[Occasion]
    paragraphs: dict[int, list[Passage]]
    """The passages of each block, under its start."""

    @property
    def understood(self) -> list[Understood]:
        """The passages with their kinds."""
        return [Understood(passage, found) for passage, found in zip(self.passages, self.kinds, strict=True)]


def _understood(story: Sequence[Passage], kinds: Sequence[Kind], reference: str | None) -> _Story:
    paragraphs: dict[int, list[Passage]] = {}
    for passage in story:
        paragraphs.setdefault(passage.block.start, []).append(passage)
    return _Story(story, kinds, occasions(story, reference), paragraphs)


class _Draft(NamedTuple):
    """A statement before it has an id, with the attributions that it was made of and its parent's draft."""

    statement: Statement
    members: frozenset[int]
    outer: int | None
    """The index of the attribution in whose content it stands."""
    within: Statement | None = None


def _draft(group: Sequence[Printing], story: _Story) -> _Draft:
    members = [passage for printing in group for passage in printing.passages]
    lead = next((p for p in members if p.is_post), members[0])
    main = story.kinds[lead.index]
    doubts = tuple(sorted({hedge for p in members for hedge in hedges(p)}, key=lambda hedge: hedge.start))
    known = basis(lead)
    unnamed = anonymity(lead)
    occasion = story.occasions[lead.index]
    answer = response(lead, story.understood) if main == "allegation" else None
    first = group[0].attribution
    statement = Statement(
        id="",
        source=first.source,
        cue=first.cue,
        content=first.content,
        quotation=first.quotation,
        speakers=_speakers(members, lead),
        kind=main,
        polarity=polarity(lead, main),
        medium=occasion.medium,
        said_on=occasion.said_on,
        hedges=doubts,
        basis=known,
        anonymity=unnamed,
        chain=occasion.chain,
        own_reporting=occasion.own_reporting,
        parent=None,
        appearances=tuple(printing.appearance for printing in group),
        printings=tuple(printing.attribution for printing in group),
        settled_by=None,
        response=answer,
        flags=flags(
            lead,
            story.passages,
            story.paragraphs[lead.block.start],
            kind=main,
            hedges=doubts,
            basis=known,
            anonymity=unnamed,
            chain=occasion.chain,
            response=answer,
        ),
        confidence=first.confidence,
    )
    return _Draft(statement, frozenset(p.index for p in members), group[0].passages[0].attribution.parent)


def _speakers(members: Sequence[Passage], lead: Passage) -> tuple[str, ...]:
    for passage in (lead, *members):
        if passage.speakers:
            return tuple(entity.id for entity in passage.speakers)
    return ()


def _child(draft: _Draft, sub: Subclaim) -> _Draft:
    """A clause of another kind inside a post: what holds for the post holds for it."""
    first = sub.printings[0]
    statement = msgspec.structs.replace(
        draft.statement,
        content=first.content,
        kind=sub.kind,
        polarity="positive",
        appearances=sub.appearances,
        printings=sub.printings,
        response=None,
        flags=(),
    )
    return _Draft(statement, frozenset(), None, within=draft.statement)


def _own_question(found: Attribution) -> _Draft:
    statement = Statement(
        id="",
        source=(),
        cue=(),
        content=found.content,
        quotation="indirect",
        speakers=(),
        kind="open_question",
        polarity="positive",
        medium="unknown",
        said_on=None,
        hedges=(),
        basis="unknown",
        anonymity=None,
        chain=(),
        own_reporting="unknown",
        parent=None,
        appearances=found.content,
        printings=(found,),
        settled_by=None,
        response=None,
        flags=(),
        confidence=found.confidence,
    )
    return _Draft(statement, frozenset(), None)


def _numbered(drafts: Sequence[_Draft], found_notices: Sequence[Notice]) -> tuple[Statement, ...]:
    """Ids in order of first appearance, parents by id, open questions tied to the notice that settles them."""
    ordered = sorted(range(len(drafts)), key=lambda at: (*_place(drafts[at].statement), at))
    ids = {at: f"s{number}" for number, at in enumerate(ordered, start=1)}
    by_member = {member: ids[at] for at in ordered for member in drafts[at].members}
    by_statement = {id(drafts[at].statement): ids[at] for at in ordered}
    settled = {span: (notice.start, notice.end) for notice in found_notices for span in notice.supersedes}
    finished = []
    for at in ordered:
        draft = drafts[at]
        parent = by_member.get(draft.outer) if draft.outer is not None else None
        if draft.within is not None:
            parent = by_statement[id(draft.within)]
        finished.append(
            msgspec.structs.replace(
                draft.statement,
                id=ids[at],
                parent=parent if parent != ids[at] else None,
                settled_by=_settling(draft.statement, settled),
            )
        )
    return tuple(finished)


def _place(statement: Statement) -> tuple[int, int]:
    """Where it first appears; what stands around another comes before it."""
    start, end = statement.appearances[0] if statement.appearances else (0, 0)
    return (start, -end)


def _settling(statement: Statement, settled: dict[Span, Span]) -> Span | None:
    if statement.kind != "open_question" or not statement.content:
        return None
    return settled.get(statement.content[0])
