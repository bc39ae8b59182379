"""Quotations against documents on one page: a summary, findings first, and story and document side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from markupsafe import Markup

from ..check import Check
from ..checking.accepted import entry as lines_to_accept
from ..checking.findings import FINDINGS, Verdict
from ..document import Document
from ..glossary import entry, label
from ..reading.pictures import Picture
from .check_marks import MOST_PLACES, Shown, blocks_shown, in_document, in_story
from .check_pages import Page, drawn, pages, picture
from .checked import Checked, Numbered, class_label, place, somebody_elses
from .difference import parted, pieces
from .html import page
from .passages import safe_url, shown
from .words import counted, shortened, visible

NEAREST = 400
"""Characters of a nearest passage that are shown."""
STORY_WHOLE = 200_000
"""Characters of a story up to which all of it is shown."""


_NONE: Mapping[str, Mapping[int, Picture]] = MappingProxyType({})


class Where(NamedTuple):
    """A place of a check in the document: its words for people, and where they lead."""

    text: str
    href: str


class Held(NamedTuple):
    """A check as the list shows it."""

    number: int
    verdict: Verdict
    facet: str
    label: str
    meaning: str
    speaker: str
    paragraph: int
    words: Markup
    document: str
    places: tuple[Where, ...]
    more: int
    whose: str
    near: tuple[tuple[Markup, Where], ...]
    reason: str
    accept: str


class Slice(NamedTuple):
    """A part of the bar: what the checks come to, how many, and from where to where in percent."""

    verdict: Verdict
    label: str
    number: int
    start: float
    share: float


class Text(NamedTuple):
    """A document beside the story: the pages that are pictured, and the blocks that are shown as text.

    All is `drawn` where the pictures show every passage; it is `near` where only paraphrases are near it.
    """

    title: str
    link: str
    pages: tuple[tuple[Page, Markup], ...]
    blocks: tuple[Shown, ...]
    drawn: bool
    near: bool


class View(NamedTuple):
    """A story with all that the page shows of it."""

    prefix: str
    title: str
    facts: tuple[str, ...]
    findings: int
    quotations: int
    bar: tuple[Slice, ...]
    groups: tuple[tuple[str, bool, tuple[Held, ...]], ...]
    story: tuple[Shown, ...]
    documents: tuple[Text, ...]


def check_page(run: Sequence[Checked], pictures: Mapping[str, Mapping[int, Picture]] = _NONE) -> str:
    """The page of a run; `pictures` are those of the documents' pages, by the document's id and the page's number.

    >>> check_page([]).startswith("<!doctype html>")
    True
    """
    names = {document: f"leaf{number}" for number, document in enumerate(pictures, 1)}
    views = [_view(checked, f"t{number}", pictures, names) for number, checked in enumerate(run, 1)]
    used = {p.name for view in views for text in view.documents for p, _ in text.pages}
    drawings = [
        picture(leaf, f"{names[document]}-{number}")
        for document, leaves in pictures.items()
        for number, leaf in leaves.items()
        if f"{names[document]}-{number}" in used
    ]
    facets = _facets(run)
    return page(
        "check.html.j2", style="check.css", script="check.js", pictures=bool(drawings), views=views, drawings=drawings,
        facets=facets,
    )  # fmt: skip


def _facets(run: Sequence[Checked]) -> list[tuple[str, str, int]]:
    """The buttons that choose among the checks: a class or a verdict, in the order in which they first count."""
    counts: dict[str, int] = {}
    labels: dict[str, str] = {}
    for checked in run:
        for _, held in checked.groups():
            for it in held:
                facet, name = _facet(it)
                counts[facet] = counts.get(facet, 0) + 1
                labels[facet] = name
    return [(facet, labels[facet], count) for facet, count in counts.items()]


def _facet(it: Numbered) -> tuple[str, str]:
    """By what a check is chosen, and the word for it: its class, but where something else tells more."""
    if it.verdict in ("speaker", "accepted", "nobodys"):
        return it.verdict, label("verdict", it.verdict)
    return it.check.wording, class_label(it.check)


def _view(
    checked: Checked, prefix: str, pictures: Mapping[str, Mapping[int, Picture]], names: Mapping[str, str]
) -> View:
    tally = checked.tally()
    document = checked.story.document
    facts = [visible(document.id) if document.title else "", visible(document.outlet or "")]
    held = [visible(name) for name in checked.documents]
    facts.append("held against " + (", ".join(held) if len(held) <= 3 else counted(len(held), "document")))
    return View(
        prefix=prefix,
        title=checked.name(),
        facts=tuple(fact for fact in facts if fact),
        findings=sum(tally.get(kind, 0) for kind in FINDINGS),
        quotations=sum(tally.values()),
        bar=tuple(_bar(tally)),
        groups=tuple(
            (name, held[0].verdict not in ("paraphrased",), tuple(_held(checked, it) for it in held))
            for name, held in checked.groups()
        ),
        story=tuple(blocks_shown(document, in_story(checked.checks), whole=STORY_WHOLE)),
        documents=tuple(
            _text(checked, beside, pictures.get(name, {}), names.get(name, "")) for name, beside in _beside(checked)
        ),
    )


def _bar(tally: Mapping[Verdict, int]) -> Iterator[Slice]:
    total, start = sum(tally.values()), 0.0
    for kind, count in tally.items():
        share = 100 * count / total
        yield Slice(kind, label("verdict", kind), count, round(start, 3), round(share, 3))
        start += share


def _beside(checked: Checked) -> list[tuple[str, Document]]:
    """The documents that hold a match, those first that hold quotations."""
    found: dict[str, int] = {}
    for it in checked.checks:
        if it.check.document is not None and it.check.matches:
            found[it.check.document] = found.get(it.check.document, 0) + (it.verdict != "paraphrased")
    order = sorted(found, key=lambda name: -found[name])
    return [(name, checked.documents[name]) for name in order]


def _text(checked: Checked, document: Document, pictures: Mapping[int, Picture], name: str) -> Text:
    leaves = pages(document, checked.checks, pictures, name=name)
    pictured = {leaf.number for leaf in leaves}
    marked = in_document(checked.checks, document.id)
    anchored = {link.anchor for link in marked.links if not link.pages & pictured}
    blocks = blocks_shown(document, marked, anchors=anchored)
    return Text(
        title=visible(document.title or document.id),
        link=safe_url(document.url),
        pages=tuple((leaf, drawn(leaf)) for leaf in leaves),
        blocks=tuple(blocks),
        drawn=bool(leaves) and not anchored,
        near=all(it.verdict == "paraphrased" for it in checked.checks if it.check.document == document.id),
    )


def _held(checked: Checked, it: Numbered) -> Held:
    check = it.check
    places = tuple(
        Where(place(match), f"#d{it.number}" + (f"-{number}" if number > 1 else ""))
        for number, match in enumerate(check.matches[:MOST_PLACES], 1)
    )
    paraphrase = check.wording == "indirect"
    why = entry("quotation", "indirect") if paraphrase else entry("wording", check.wording)
    return Held(
        number=it.number,
        verdict=it.verdict,
        facet=_facet(it)[0],
        label=class_label(check),
        meaning=why.meaning,
        speaker=visible(check.speaker or ""),
        paragraph=checked.paragraph(check),
        words=_words(checked, check),
        document=visible(check.document or ""),
        places=places,
        more=len(check.matches) - len(places),
        whose="" if paraphrase else somebody_elses(check),
        near=tuple(zip((_near(match.text) for match in check.matches), places, strict=False)) if paraphrase else (),
        reason=check.accepted or "",
        accept=lines_to_accept(check, "") if check.finding else "",
    )


def _near(text: str) -> Markup:
    words, cut = shortened(visible(text), NEAREST)
    return shown(words) + Markup(' <span class="cut">[…]</span>') if cut else shown(words)


_MARKED = {
    "added": '<ins data-story="{}:{}"><span class="away">added: </span>{}</ins>',
    "dropped": '<del data-document="{}:{}"><span class="away">left out: </span>{}</del>',
    "moved": '<i class="moved" data-story="{}:{}"><span class="away">moved: </span>{}</i>',
    "same": '<span data-story="{}:{}">{}</span>',
}


def _words(checked: Checked, check: Check) -> Markup:
    """The quotation with its differences; each piece says where it stands."""
    text, document = checked.story.document.text, checked.document(check)
    same = Markup(_MARKED["same"])
    gap = Markup(' <span class="cut">{}</span> ')
    if document is None or not check.difference:
        return gap.format("…").join(same.format(start, end, shown(text[start:end])) for start, end in check.pieces)
    parts = []
    last = None
    for piece in pieces(check, text, document.text):
        if last is not None and parted(last, piece):
            parts.append(Markup(" "))
        if piece.op == "gap":
            parts.append(gap.format(piece.text.strip()))
        else:
            parts.append(Markup(_MARKED[piece.op]).format(piece.start, piece.end, shown(piece.text)))
        last = piece
    return Markup("").join(parts)
