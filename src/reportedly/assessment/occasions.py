"""Occasions: where and when something was said, and through whom it came here.

What one sentence says of the occasion holds for the next one of the same speaker, where that plainly
goes on and says nothing else: in the same paragraph or the next, and in the next in spite of others between
where it is an event such as a speech or a hearing. It holds for the one before, where a bare quotation
brings the words for what that one has told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..statement import Hop, Medium
from .beside import interviewed_by, printed_at
from .chain import chain, hop
from .credits import Credits
from .dates import said_on
from .kind import is_speaking
from .listeners import listening_zone, told_to_host
from .medium import medium, points_back
from .occasion import Occasion
from .own_outlet import own_reporting
from .passage import Passage
from .publishers import points_back as points_to
from .publishers import publisher
from .running import FIRST_PARAGRAPHS, Running, days_of, may_be_one
from .scenes import Scene, scenes
from .turns import Turns, is_another_time, is_near, is_perfect

_TO_THE_PRESS = frozenset({"interview", "press_conference", "email_or_letter"})
_LEFT_OPEN: frozenset[Medium] = frozenset({"conversation", "statement", "unknown"})
"""What a "told" or the speaker's being a spokesman says, as long as it is not told to the press."""
_OF_THE_PRESS = frozenset({"outlet", "programme", "reporter"})
_WRITING = frozenset({"wrote", "writes", "write", "writing"})
_ONE_MORE = frozenset({"a", "another", "one", "other", "others", "second", "some", "third"})
_LEAD = 5
"""Paragraphs within which a story that opens with what was said tells where."""
_POINTED_BACK = 8
_QUOTED_TITLE = 4
"""Code points behind "told" before the title of a programme, where that stands in quotation marks."""
_NAMED_LATE = frozenset(
    {*_TO_THE_PRESS, "speech", "testimony_or_filing", "statement", "broadcast", "book_or_article", "debate"}
    | {"conversation"}
)
"""What may be named only with the second of two sentences that were said there."""


def occasions(story: Sequence[Passage], reference: str | None) -> list[Occasion]:
    """The occasion of each passage, carried on where the same speaker plainly goes on."""
    inner: dict[int | None, list[Passage]] = {}
    for passage in story:
        inner.setdefault(passage.attribution.parent, []).append(passage)
    own = [_occasion(passage, story, inner.get(at, ()), reference) for at, passage in enumerate(story)]
    turns = Turns(story, inner)
    named = scenes(story)
    return _credited(_read_back(_read_on(own, turns, named), own, turns, named), story)


def _credited(found: Sequence[Occasion], story: Sequence[Passage]) -> list[Occasion]:
    """The same, with the outlets that are credited with a whole passage of the article."""
    if not story:
        return list(found)
    lines = Credits(story[0].article)
    credited = []
    for occasion, passage in zip(found, story, strict=True):
        outlet = lines.hop(passage.anchor)
        known = {hop.name for hop in occasion.chain} | {entity.name for entity in passage.speakers}
        if outlet is None or outlet.name in known or passage.is_post:
            credited.append(occasion)
        else:
            credited.append(occasion._replace(chain=(outlet, *occasion.chain), own_reporting="no"))
    return credited


def _read_on(own: Sequence[Occasion], turns: Turns, named: Sequence[Scene]) -> list[Occasion]:
    """What each sentence says of its occasion, or has from the one that is running."""
    found, story = list(own), turns.story
    running = Running(turns, named)
    interviews: set[tuple[frozenset[str], str]] = set()  # who was interviewed, by whom
    for last, at in pairwise([-1, *turns.order]):
        passage, speakers = story[at], turns.taker[at]
        if last >= 0 and found[last].medium == "social_post" and _is_one_more(story[last], passage):
            found[at] = found[at]._replace(medium="social_post")
        for before in running.candidates(at):
            found[at] = _carried(before, found[at], passage)
            if found[at].medium == "unknown":
                found[at] = found[at]._replace(medium=_written_for(passage, found[at].chain) or "unknown")
            if found[at].medium != "unknown":
                break
        talk = running.way(at) if found[at].medium == "interview" and not found[at].chain else None
        if talk is not None and found[at].own_reporting == "unknown":
            found[at] = _carried(talk._replace(medium="interview"), found[at], passage)
        if found[at].medium == "broadcast" and told_to_host(passage, [hop.name for hop in found[at].chain]):
            found[at] = found[at]._replace(medium="interview")
        heard = [(speakers, hop.entity or hop.name) for hop in found[at].chain]
        if found[at].medium == "interview":
            interviews.update(heard)
        elif not interviews.isdisjoint(heard) and is_speaking(passage) and _says_nothing(found[at], passage):
            found[at] = found[at]._replace(medium="interview")
        if turns.quotes_itself(at):
            continue
        if found[at].medium != "unknown" or is_speaking(passage):
            running.add(at, found[at], stated=own[at].medium != "unknown" and own[at].medium == found[at].medium)
    return found


def _read_back(
    known: Sequence[Occasion], own: Sequence[Occasion], turns: Turns, named: Sequence[Scene]
) -> list[Occasion]:
    """ "Roe said that it was shut. “It stays so,” she said in an interview": what such a quotation says of its
    occasion holds for the sentence that it bears out."""
    found, story = list(known), turns.story
    following: dict[frozenset[str], int] = {}  # the next turn of each
    coming: dict[frozenset[str], Scene] = {}  # the next scene of each
    left = list(named)
    for at in reversed(turns.order):
        passage, taker = story[at], turns.taker[at]
        while left and left[-1].span[0] > passage.extent[1]:
            scene = left.pop()
            coming.update((frozenset({entity}), scene) for entity in scene.present)
        if not is_speaking(passage):
            continue
        after, scene_after = following.get(taker), coming.get(taker)
        following[taker] = at
        if found[at].medium != "unknown" and not (after is not None and found[at].medium == found[after].medium):
            continue
        named_late = after is not None and _is_named(after, found, known, own)
        if after is not None and named_late and _leads_on(at, after, found, turns):
            found[at] = _carried(found[after]._replace(said_on=None), found[at], passage)
        elif scene_after is not None and _leads_to(at, scene_after, turns):
            found[at] = _carried(scene_after.occasion, found[at], passage)
    return found


def _is_named(at: int, found: Sequence[Occasion], known: Sequence[Occasion], own: Sequence[Occasion]) -> bool:
    """Does turn `at` say on what occasion it was, or has it that from what comes after it?"""
    return own[at].medium in _NAMED_LATE or (found[at].medium in _NAMED_LATE and known[at].medium == "unknown")


def _leads_on(at: int, after: int, found: Sequence[Occasion], turns: Turns) -> bool:
    """Does turn `at` open the story, or does turn `after` bear it out or else belong to it, so that what is said there
    of the occasion holds for both?"""
    passage, later = turns.story[at], turns.story[after]
    if _opens_the_story(at, later, turns) or _is_same_talk(at, after, found, turns):
        return True
    return (
        not is_perfect(passage)
        and (
            _bears_out(passage, later)
            or _is_one_sentence(passage, later)
            or _says_only_when(passage, later)
            or found[at].medium == "interview"
        )
        and later.attribution.parent == passage.attribution.parent
        and turns.go_on(at, after)
    )


def _is_same_talk(at: int, after: int, found: Sequence[Occasion], turns: Turns) -> bool:
    """Is turn `at` of an interview of which only turn `after` says with whom?"""
    return (
        found[at].medium == found[after].medium
        and found[at].medium in ("interview", "broadcast")
        and not found[at].chain
        and bool(found[after].chain)
        and turns.paragraph(turns.story[after].anchor) - turns.paragraph(turns.story[at].anchor) <= _POINTED_BACK
        and turns.resume(at, after)
    )


def _opens_the_story(at: int, later: Passage, turns: Turns) -> bool:
    """Is turn `at` told in the headline or the first sentences, and the next ones name where?"""
    passage = turns.story[at]
    first, second = turns.paragraph(passage.anchor), turns.paragraph(later.anchor)
    return (
        first < FIRST_PARAGRAPHS
        and second - first <= _LEAD
        and passage.attribution.parent is None
        and turns.tells_then(at)
        and may_be_one(days_of(passage), days_of(later))
        and (first == 0 or not is_another_time(later))
    )


def _leads_to(at: int, scene: Scene, turns: Turns) -> bool:
    """The same, where a sentence that quotes nobody names the place; one that points back to all that was said
    ("She made her remarks at ...") may stand anywhere."""
    passage = turns.story[at]
    first, second = turns.paragraph(passage.anchor), turns.paragraph(scene.span[0])
    if passage.attribution.parent is not None or not turns.tells_then(at):
        return False
    if scene.points_back:
        return second - first <= _POINTED_BACK
    return first < FIRST_PARAGRAPHS and second - first <= _LEAD and scene.occasion.medium in _NAMED_LATE


def _bears_out(passage: Passage, after: Passage) -> bool:
    """Does what is said open the next sentence, with nothing before it that would set another scene? In a quotation, or
    in the same paragraph by somebody who is not named anew ("The reason, she told Meridian, is ...")."""
    article, content = passage.article, after.attribution.content
    if not content or content[0][0] - after.sentence[0] > 1:
        return False
    if article.is_quoted(content[0][0] + 1):
        return True
    near = 0 <= article.sentence_index(after.sentence[0]) - article.sentence_index(passage.extent[1] - 1) <= 1
    return near and passage.block.start == after.block.start and points_to(after)


def _is_one_sentence(passage: Passage, after: Passage) -> bool:
    """ "Claiming that it is old, Roe told Meridian ...": what opens without a source is said with what follows."""
    return not passage.attribution.source and passage.sentence == after.sentence


def _says_only_when(passage: Passage, after: Passage) -> bool:
    """ "Roe said Sunday that it was shut. ¶ In an interview with Meridian, Roe ...": a sentence that gives but the day,
    and a next paragraph that opens with the place and gives none."""
    article = passage.article
    opening = article.words_in((after.sentence,))[:1]
    return (
        after.block.start != passage.block.start
        and after.sentence[0] == after.block.start
        and opening in (["in"], ["on"], ["during"], ["speaking"])
        and bool(article.hits("time", passage.frame, "weekday"))
        and not article.hits("time", after.frame, "weekday")
    )


def _occasion(passage: Passage, story: Sequence[Passage], inner: Sequence[Passage], reference: str | None) -> Occasion:
    hops = chain(passage, list(outward(passage, story)), inner)
    known_by = publisher(passage)
    if known_by is not None and not hops:
        hops = (hop(known_by, "publisher"),)
    said_in = medium(passage)
    if said_in in _LEFT_OPEN and _is_told_to(hops, passage):
        said_in = "interview"
    if said_in == "unknown" and is_speaking(passage) and not passage.is_post:
        said_in = _written_for(passage, hops) or ("interview" if interviewed_by(passage, hops) else "unknown")
    return Occasion(said_in, said_on(passage, reference), hops, own_reporting(passage, hops))


def _is_told_to(hops: Sequence[Hop], passage: Passage) -> bool:
    """Does an outlet, a programme or a reporter stand where it is named who was told?"""
    zone = listening_zone(passage)
    if zone is None or passage.article.hits("medium", passage.frame, "statement"):
        return False
    start, end = zone[0], zone[1] + _QUOTED_TITLE
    return any(hop.relation in _OF_THE_PRESS and start <= hop.evidence[0] <= end for hop in hops)


def _written_for(passage: Passage, hops: Sequence[Hop]) -> Medium | None:
    """ "The Courier's Ann Roe wrote", "At the Courier, Ann Roe says": for that outlet."""
    written = _WRITING.intersection(passage.article.words_in(passage.attribution.cue)) or printed_at(passage, hops)
    return "book_or_article" if written and any(hop.relation == "outlet" for hop in hops) else None


def _carried(before: Occasion, own: Occasion, passage: Passage) -> Occasion:
    """What the sentence before says of the occasion, where this one says nothing else."""
    if own.medium != before.medium and not (
        own.medium == "unknown" or (before.medium in _TO_THE_PRESS and _says_nothing(own, passage))
    ):
        return own
    speakers = {entity.id for entity in passage.speakers}
    same_way = not own.chain and own.own_reporting == "unknown"
    return Occasion(
        medium=before.medium,
        said_on=own.said_on or before.said_on,
        chain=tuple(hop for hop in before.chain if hop.entity not in speakers) if same_way else own.chain,
        own_reporting=before.own_reporting if same_way else own.own_reporting,
    )


def _says_nothing(own: Occasion, passage: Passage) -> bool:
    """Is nothing said of the medium, or only by its being a spokesman who speaks, or by "his remarks"?"""
    article, stated = passage.article, (*passage.frame, *passage.attribution.cue)
    if own.medium == "speech":
        hits = article.hits("medium", stated)
        return bool(hits) and all(points_back(article, hit) for hit in hits)
    return own.medium == "unknown" or (own.medium == "statement" and not article.hits("medium", stated, "statement"))


def _is_one_more(before: Passage, passage: Passage) -> bool:
    """ "... wrote another": one more of the users quoted just before, of whom nothing else is said."""
    named = passage.article.words_in(passage.attribution.source)
    unnamed = bool(named) and _ONE_MORE.issuperset(named)
    return unnamed and is_near(before, passage) and is_speaking(passage) and medium(passage) == "unknown"


def outward(passage: Passage, story: Sequence[Passage]) -> Iterator[Passage]:
    """The attributions that this one stands in, the outermost first; a loop in hostile input ends."""
    found: list[Passage] = []
    seen = {passage.index}
    parent = passage.attribution.parent
    while parent is not None and 0 <= parent < len(story) and parent not in seen:
        seen.add(parent)
        found.append(story[parent])
        parent = story[parent].attribution.parent
    return reversed(found)
