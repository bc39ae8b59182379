"""Steps fitted to words: the same word in another form stands alone, and what is left was put in or left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .._typing import Span
from ..claim import Operation
from .answers import answers
from .differences import Step
from .grammar import grammar, is_light
from .printed import Wording

_LIGHT_RUN = 2
_TWICE = 2
_MOST_AT_AN_END = 12
"""Words at an end of the story beyond which they are another passage."""


def fitted(found: Sequence[Step], mine: Wording, theirs: Wording, *, excerpt: bool = False) -> list[Step]:
    """The steps, with words that are the same in another form ("anymore", "happens") as steps of their own.

    At the ends of the story the document is free to give some words more for it, of the same sentence. Two excerpts
    have sentences without a counterpart, in which an equal word is chance: they stay whole.
    """
    parts: list[Step] = []
    for number, step in enumerate(found):
        first, last = number == 0, number == len(found) - 1
        if step.op != "replaced" and not ((first or last) and step.op == "added"):
            parts.append(step)
            continue
        (begin, end), (place, stop) = step.story, step.document
        start, limit = _window(step, theirs, first=first, last=last) if len(found) > 1 else step.document
        plain = not (_holds_brackets(mine, step.story) or _holds_brackets(theirs, step.document))
        if excerpt:
            taken_up = (first and theirs.elides(stop)) or (last and theirs.elides(place))
            plain = plain and not taken_up and not _holds_a_sentence(mine, step.story)
        same = answers(mine.forms[begin:end], theirs.forms[start:limit], last=last) if plain else []
        if not same:
            parts.append(_at_the_end(step, mine, theirs, first=first, last=last))
            continue
        if first:  # as many words before the first that answers as the story has
            place = max(start, start + same[0].place - same[0].begin)
        if last:
            stop = min(limit, start + same[-1].stop + (end - begin) - same[-1].end)
        outer = first
        for answer in same:
            parts += _rest((begin, step.story[0] + answer.begin), (place, start + answer.place), mine, theirs, outer)
            begin, place, outer = step.story[0] + answer.end, start + answer.stop, False
            parts.append(Step("replaced", (step.story[0] + answer.begin, begin), (start + answer.place, place)))
        parts += _rest((begin, end), (place, stop if last else max(stop, place)), mine, theirs, False, last=last)
    return parts


def _window(step: Step, theirs: Wording, *, first: bool, last: bool) -> Span:
    """The words of the document among which those of a gap are sought: at an end some more, of the sentence there."""
    place, stop = step.document
    room = _TWICE * (step.story[1] - step.story[0]) + _LIGHT_RUN
    if step.story[1] - step.story[0] > _MOST_AT_AN_END:
        return place, stop
    if first and stop < len(theirs.forms):
        return min(place, max(stop - room, theirs.sentences[theirs.numbers[stop]][0])), stop
    if last and place:
        return place, max(stop, min(place + room, theirs.sentences[theirs.numbers[place - 1]][1]))
    return place, stop


def _rest(
    story: Span, document: Span, mine: Wording, theirs: Wording, first: bool, *, last: bool = False
) -> Iterator[Step]:
    """The step, if any, of what stands beside words that answer each other."""
    if (first or last) and story[0] == story[1]:
        return  # what the document has beyond the words that are quoted
    if story[0] < story[1] or document[0] < document[1]:
        step = Step(_operation(story, document), story, document)
        yield _at_the_end(step, mine, theirs, first=first, last=last)


def _at_the_end(step: Step, mine: Wording, theirs: Wording, *, first: bool, last: bool) -> Step:
    """A step at an end of the story as an addition, where the document's words stand beyond what is quoted."""
    if step.op != "replaced" or not (first or last):
        return step
    small = _joins(mine, step.story) and not _is_grammar(theirs, step.document)
    if small or _is_direction(theirs, step.document):
        at = step.document[0] if last else step.document[1]
        return Step("added", step.story, (at, at))
    return step


def _holds_brackets(wording: Wording, span: Span) -> bool:
    return bool(wording.bracketed) and any(at in wording.bracketed for at in range(*span))


def _holds_a_sentence(wording: Wording, span: Span) -> bool:
    return any(span[0] <= begin and end <= span[1] for begin, end in wording.sentences)


def _joins(wording: Wording, span: Span) -> bool:
    """Whether small words join on to what is quoted, and stand for nobody: "those" are people."""
    return _is_grammar(wording, span) and not any(form in grammar().pointing for form in wording.forms[slice(*span)])


def _is_grammar(wording: Wording, span: Span) -> bool:
    return span[1] - span[0] <= _LIGHT_RUN and all(map(is_light, wording.forms[slice(*span)]))


def _is_direction(wording: Wording, span: Span) -> bool:
    """Whether all that stands there is a note of a transcript: (APPLAUSE)."""
    noted = all(at in wording.bracketed and _print(wording, at).isupper() for at in range(*span))
    return span[0] < span[1] and noted


def _print(wording: Wording, at: int) -> str:
    return wording.text[wording.words[at].start : wording.words[at].end]


def _operation(story: Span, document: Span) -> Operation:
    if story[0] == story[1]:
        return "dropped"
    return "added" if document[0] == document[1] else "replaced"
