"""Kind by weighing: what the rules see of a statement and what the network makes of it, as one sum.

Each sign (a verdict of the rules, a phrase of the lexicon and where it stands, the form of the content)
has a weight for each kind; they are added to the network's leaning, and the kind with the largest sum
is the statement's. The weights are fitted on labelled statements by `training/kind.py`, together with the
leaning; `kind_weights.json` holds them, and the hash of the labels that they were fitted on. Where there is no leaning
(an attribution made by hand, a text too long to be read whole) the rules decide.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from ..extraction.leanings import Leaning
from ..statement import Kind
from .evaluation import lean
from .kind import ruled
from .passage import Passage

KINDS: tuple[Kind, ...] = get_args(Kind)
"""The order of all weights and leanings."""

_FAMILIES = ("cues", "content", "evaluation")
_FIRST, _OPENING = 0, 3
_LENGTH, _LONGEST = 6, 4
_OPENERS = frozenset(
    {"to", "that", "if", "whether", "of", "for", "about", "on", "as", "how", "why", "what", "who", "when", "against"}
)
_SPEAKER = frozenset({"i", "we"})


class Weights(NamedTuple):
    """The row of each sign, and the weights (signs, kinds)."""

    rows: dict[str, int]
    values: NDArray[np.float32]


@cache
def weights() -> Weights:
    """The weights that are shipped."""
    path = resources.files(__package__).joinpath("kind_weights.json")
    signs: dict[str, list[float]] = json.loads(path.read_text("utf-8"))["signs"]
    return Weights({name: row for row, name in enumerate(signs)}, np.array(list(signs.values()), dtype=np.float32))


def weighed(passage: Passage, leaning: Leaning | None) -> Kind:
    """The kind of a statement: the largest sum of the network's `leaning` and the weights of its signs."""
    if leaning is None:
        return ruled(passage).kind
    rows, values = weights()
    held = [rows[sign] for sign in signs(passage) if sign in rows]
    total = values[held].sum(axis=0) + np.array(leaning, dtype=np.float32)
    return KINDS[int(total.argmax())]


def signs(passage: Passage) -> list[str]:
    """What the rules see of a statement, by name, each once.

    `rule:` is their verdict, `by_cue:` and `by_content:` what it came from; `cue:` the phrases of the cue;
    `content:` those of the content, `first:` and `opening:` where they stand there; the rest is form.
    """
    article, attribution = passage.article, passage.attribution
    verdict = ruled(passage)
    cue_labels = frozenset(hit.label for hit in article.hits_from("cues", attribution.cue))
    found = {f"rule:{verdict.kind}", f"by_cue:{verdict.by_cue}", f"by_content:{verdict.by_content}"}
    found.update(f"cue:{label}" for label in cue_labels)
    start = article.word_range(attribution.content[0]).start if attribution.content else 0
    for family in _FAMILIES:
        for hit in article.hits(family, attribution.content):
            found.add(f"content:{family}.{hit.label}")
            if hit.first - start <= _OPENING:
                found.add(f"{'first' if hit.first - start <= _FIRST else 'opening'}:{family}.{hit.label}")
    found.update(f"source:{hit.label}" for hit in article.hits("evaluation", attribution.source))
    found.update(_form(passage))
    found.add(f"lean:{lean(passage, cue_labels)}")
    return sorted(found)


def _form(passage: Passage) -> set[str]:
    """Signs that are no words of a lexicon: how it is quoted, who speaks, how the content opens and ends."""
    article, attribution = passage.article, passage.attribution
    words = article.words_in(attribution.content)
    opener = words[0] if words else ""
    found = {
        f"quotation:{attribution.quotation}",
        f"speaker:{passage.speakers[0].type if passage.speakers else None}",
        f"length:{min(_LONGEST, len(words) // _LENGTH)}",
        f"opens:{opener if opener in _OPENERS else 'ing' if opener.endswith('ing') else None}",
    }
    marks = {
        "no cue": not attribution.cue,
        "no source": not attribution.source,
        "asks": any("?" in article.text[start:end] for start, end in attribution.content),
        "in pieces": len(attribution.content) > 1,
        "of oneself": not _SPEAKER.isdisjoint(words[: _OPENING + 1]),
    }
    return found | {name for name, holds in marks.items() if holds}
