"""How one wording differs from another: the class of a quotation against the words that it is held against.

The class is the heaviest of all the differences, in the order in which the vocabulary gives them:
`verbatim`, `typographic`, `elided`, `bracketed`, `grammar`, `wording`, `spliced`, `out_of_order`.
Where fewer than three in five of its content words are found, in order, a quotation is `not_found`; two in five are
enough where eight words stand in a row, and half of up to four where two in three of all the words are there. The rules
of each class stand in docs/wordings.md.
"""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from rapidfuzz.distance import LCSseq

from .._typing import Span
from ..claim import Difference, WordingClass
from .align import Alignment, align
from .amounts import amount
from .answers import is_same_words, with_amounts
from .brackets import with_whole_brackets
from .differences import Step, differences, steps
from .excerpts import Counted, within, without_strays
from .fitting import fitted
from .grammar import expanded, is_light, is_small, meaning, modality, root, spelling
from .moves import with_moves
from .printed import Wording
from .words import letters

_SEVERITY: dict[str, int] = {name: place for place, name in enumerate(get_args(WordingClass))}
_SPLICE = 40
"""Words left out at one place beyond which two passages were joined."""
_FOUND = 0.6
_FOUND_IN_A_ROW = 0.4
_FOUND_SHORT = 0.5
_MOST_OF_ALL = 0.66
_SHORT = 4
"""Content words up to which half of them are enough, where most of all the words stand there."""
_TWICE = 2
_LIGHT_RUN = 2
_LONG_RUN = 8
_NEGATIONS = frozenset({"not", "no", "never", "none", "nothing", "nobody", "neither", "without"})


class Comparison(NamedTuple):
    """The class of a wording and the differences that it rests on, in the order of the story's words.

    `heaviest` is the class of the differences alone, whether or not enough was found.
    """

    wording: WordingClass
    differences: tuple[Difference, ...]
    heaviest: WordingClass


def compare(story: str | Wording, document: str | Wording, *, excerpt: bool = False) -> Comparison:
    """Hold the words of `story` against those of `document`, which may be much longer.

    Words that the document has before and after those quoted are no difference. With `excerpt` the
    document is itself only part of what was said, so that words beyond its ends are none either.
    Offsets are code points of each text.

    >>> document = "I have always said that the old bridge must be closed before the winter."
    >>> compare("the old bridge must be closed", document).wording
    'verbatim'
    >>> compare("the bridge ... must be closed before winter", document).wording
    'grammar'
    >>> [compare(text, document).wording for text in ("the old bridge must stay open", "[it] must be closed")]
    ['wording', 'bracketed']
    """
    mine = Wording(story) if isinstance(story, str) else story
    theirs = Wording(document) if isinstance(document, str) else document
    alignment = align(mine.spelled, theirs.spelled, pairs=_Lazy(theirs), gaps=mine.gaps)
    if excerpt:
        alignment = without_strays(alignment, mine, theirs)
    alignment = with_whole_brackets(alignment, mine, theirs)
    alignment = with_amounts(alignment, mine, theirs)
    alignment = with_moves(alignment, mine, theirs)
    return classed(alignment, mine, theirs, excerpt=excerpt)


def classed(alignment: Alignment, mine: Wording, theirs: Wording, *, excerpt: bool = False) -> Comparison:
    """The differences and the class, where it is known which words answer which."""
    found = fitted(steps(alignment, len(mine.forms), len(theirs.forms)), mine, theirs, excerpt=excerpt)
    counted = within(found, mine, theirs) if excerpt else Counted(found, [])
    heaviest = _heaviest(counted.steps, mine, theirs)
    wording = heaviest if _is_found([*counted.steps, *counted.beyond], mine, theirs) else "not_found"
    return Comparison(wording, differences(found, mine.words, theirs.words), heaviest)


class _Lazy(dict[tuple[str, str], Sequence[int]]):
    """The pairs of a wording, worked out only where they are asked for: most quotations are found whole."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording

    def get(self, key: tuple[str, str], default: Sequence[int] = ()) -> Sequence[int]:  # type: ignore[override]
        return self._wording.pairs.get(key, default)


def _heaviest(found: Sequence[Step], mine: Wording, theirs: Wording) -> WordingClass:
    heaviest: WordingClass = "verbatim"
    for step in found:
        for name in _classes(step, mine, theirs):
            if _SEVERITY[name] > _SEVERITY[heaviest]:
                heaviest = name
    return heaviest


def _is_found(found: Sequence[Step], mine: Wording, theirs: Wording) -> bool:
    """Whether enough of what counts in the story's words stands in the document."""
    total = unmatched = 0
    matched = 0.0
    for step in found:
        contents = sum(map(mine.counts, range(*step.story)))
        total += contents
        if step.op in {"same", "moved"}:
            matched += contents if step.op == "same" else contents / 2
        elif step.op == "replaced" and _replaced(step, mine, theirs) == "typographic":
            matched += contents
        elif step.op == "replaced":
            matched += _other_forms(step, mine, theirs)
            unmatched += step.story[1] - step.story[0]
        elif step.op != "dropped":
            unmatched += step.story[1] - step.story[0]
    if not total:
        return not unmatched and any(step.op == "same" for step in found)
    longest = max((step.story[1] - step.story[0] for step in found if step.op == "same"), default=0)
    printed = sum(step.story[1] - step.story[0] for step in found if step.op == "same")
    if total <= _SHORT and matched >= _FOUND_SHORT * total and printed >= _MOST_OF_ALL * (printed + unmatched):
        return True
    least = (_FOUND if longest < _LONG_RUN else _FOUND_IN_A_ROW) * total
    return matched >= least or (bool(matched) and matched + _further_off(found, mine, theirs) >= least)


def _further_off(found: Sequence[Step], mine: Wording, theirs: Wording) -> int:
    """How many more content words of a sentence that is cut into at an end stand in the document further off.

    All is sought within twice the length of the story.
    """
    same = [step for step in found if step.op == "same"]
    (begin, first), (end, last) = (same[0].story[0], same[0].document[0]), (same[-1].story[1], same[-1].document[1])
    spread = _TWICE * len(mine.forms) - (last - first)
    if spread <= 0:
        return 0
    start = mine.sentences[mine.numbers[begin]][0]
    stop = mine.sentences[mine.numbers[end - 1]][1]
    before = _counted(mine, (start, begin)), _counted(theirs, (max(0, first - spread), first))
    after = _counted(mine, (end, stop)), _counted(theirs, (last, min(len(theirs.forms), last + spread)))
    return max(LCSseq.similarity(*before), LCSseq.similarity(*after))


def _counted(wording: Wording, span: Span) -> list[str]:
    return [wording.spelled[at] for at in range(*span) if wording.counts(at)]


def _other_forms(step: Step, mine: Wording, theirs: Wording) -> int:
    """How many content words of the story stand there in another form: "saw" for "see"."""
    here, there = (
        Counter(root(wording.spelled[at]) for at in range(*span) if wording.counts(at))
        for wording, span in ((mine, step.story), (theirs, step.document))
    )
    return (here & there).total()


def _classes(step: Step, mine: Wording, theirs: Wording) -> Iterator[WordingClass]:
    if step.op == "moved":
        yield "out_of_order"
    elif step.op == "same":
        yield "verbatim" if _same_print(step, mine, theirs) else "typographic"
        if _bracketed(step, mine, theirs):
            yield "bracketed"
    elif step.op == "dropped":
        yield _dropped(step, mine, theirs)
    elif step.op == "added":
        yield _added(step, mine, theirs)
    else:
        yield _replaced(step, mine, theirs)


def _bracketed(step: Step, mine: Wording, theirs: Wording) -> bool:
    """Whether brackets stand about some of the words in one only; those about all that is said are a parenthesis."""
    shift = step.document[0] - step.story[0]
    here = [mine.bracketed.get(at) for at in range(*step.story)]
    there = [theirs.bracketed.get(at + shift) for at in range(*step.story)]
    whole = len(here) in {len(mine.forms), len(theirs.forms)} and all(map(operator.ne, here, there))
    return here != there and not (whole and (all(here) or all(there)))


def _same_print(step: Step, mine: Wording, theirs: Wording) -> bool:
    """Whether equal words are printed alike, with the marks and spaces between them."""
    here, there = mine.words[slice(*step.story)], theirs.words[slice(*step.document)]
    shift = step.document[0] - step.story[0]
    if mine.text[here[0].start : here[-1].end] == theirs.text[there[0].start : there[-1].end]:
        return True
    for at, (word, other) in enumerate(zip(here, there, strict=True), step.story[0]):
        if mine.text[word.start : word.end] != theirs.text[other.start : other.end]:
            return False
        broken = at == step.story[0] or at in mine.breaks or at + shift in theirs.breaks
        if not broken and mine.between(at) != theirs.between(at + shift):
            return False
    return True


def _dropped(step: Step, mine: Wording, theirs: Wording) -> WordingClass:
    forms = theirs.forms[slice(*step.document)]
    if forms and all(at in theirs.bracketed for at in range(*step.document)):
        return "bracketed"
    if mine.elides(step.story[0]):
        return "elided"
    if len(forms) > _SPLICE:
        return "spliced"
    if is_small(forms):
        return "grammar"
    if _are_sentences(step, mine, theirs):
        return "elided"
    turned = any(part in _NEGATIONS for form in forms for part in expanded(form)) or modality(forms)
    return "wording" if turned else "elided"


def _are_sentences(step: Step, mine: Wording, theirs: Wording) -> bool:
    """Whether whole sentences were left out between two: what they deny or allow is not said of what was kept."""
    starts = {begin for begin, _ in theirs.sentences}
    return step.document[0] in starts and step.document[1] in starts and step.story[0] in dict(mine.sentences)


def _added(step: Step, mine: Wording, theirs: Wording) -> WordingClass:
    forms = [mine.forms[at] for at in range(*step.story) if at not in mine.bracketed]
    if not forms:
        return "bracketed"
    if theirs.elides(step.document[0]):
        return "elided"
    return "grammar" if is_small(forms) else "wording"


def _replaced(step: Step, mine: Wording, theirs: Wording) -> WordingClass:
    here, there = mine.forms[slice(*step.story)], theirs.forms[slice(*step.document)]
    plain = [mine.forms[at] for at in range(*step.story) if at not in mine.bracketed]
    other = [theirs.forms[at] for at in range(*step.document) if at not in theirs.bracketed]
    if len(plain) < len(here) or len(other) < len(there):
        bare = meaning(plain), meaning(other)
        return "bracketed" if not all(bare) or bare[0] == bare[1] else "wording"
    if letters(here) == letters(there) or list(map(spelling, here)) == list(map(spelling, there)):
        return "typographic"
    if (written := amount(here)) is not None and written == amount(there):
        return "typographic"
    if modality(here) != modality(there):
        return "wording"
    if meaning(here) == meaning(there) or is_same_words(here, there):
        return "grammar"
    return "grammar" if _is_left_out(here, there) else "wording"


def _is_left_out(here: Sequence[str], there: Sequence[str]) -> bool:
    """Whether a small word stands in the place of another beside which more was left out: "to" for "whatsoever of"."""
    small = len(here) <= _LIGHT_RUN and all(map(is_light, here)) and any(map(is_light, there))
    return small and not any(part in _NEGATIONS for part in _expanded(there))


def _expanded(forms: Sequence[str]) -> list[str]:
    return [part for form in forms for part in expanded(form)]
