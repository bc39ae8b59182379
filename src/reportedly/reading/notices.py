"""Notices: lines about the story itself, such as updates, corrections and footnotes.

A notice is told from prose by how it is set: a label with its colon or dash, a bracketed wire line,
or a sentence whose subject is "this story".
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple

from ..document import NoticeType
from .dates import date_words, find_date, parse_date

_LONGEST_SENTENCE_NOTICE = 1200
"""Code points: a longer paragraph that holds "this story was updated" is prose with a remark in it."""


def notice_of(text: str, *, reference: str | None = None) -> tuple[NoticeType, str | None] | None:
    """What the paragraph `text` announces about its story, and the date it gives (ISO 8601), if any.

    None for ordinary prose. `reference` (ISO 8601), the day of publication, lets a date without a
    year be understood.

    >>> notice_of("UPDATE, Sept. 8, 2023: The letters are out.")
    ('update', '2023-09-08')
    >>> notice_of("This article was amended on 3 May 2021 to give the right name.")
    ('amended_on', '2021-05-03')
    >>> notice_of("Update the software before you travel.") is None
    True
    """
    return _by_label(text, reference) or _by_wire_line(text, reference) or _by_sentence(text, reference)


def withdraws(text: str) -> bool:
    """Whether a notice, whatever its label, says that the story was taken back.

    >>> withdraws("Editor’s note: The Post has retracted this story, which we could not verify.")
    True
    """
    forms = (form for form in _forms()["sentence"] if form.type == "withdrawn")
    return any(form.pattern.search(text[:_LONGEST_SENTENCE_NOTICE]) for form in forms)


class _Form(NamedTuple):
    type: NoticeType
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    clarifies: re.Pattern[str] | None = None


# A dump may set the page's date, with or without its name, in front of the label.
_LEAD = (
    r"\s*(?:date:?\s+)?(?P<lead>(?:[^\n]{0,30}?\d{4}(?:[-/]\d\d[-/]\d\d)?(?:T[\d:.+Z-]+)?[\s:|,–—-]+)?)"
    r"[*_\[(<«|•▪►»>\s–—-]*"
)
_SET_OFF = re.compile(r":(?!\d)|[—–|\n\]]|--|\s-\s|\)(?=\s|$)|$")
_LONGEST_STAMP = 60


@cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    data = tomllib.loads(resources.files(__package__).joinpath("notices.toml").read_text("utf-8"))
    story = data["words"]["story"]

    def compiled(words: str) -> re.Pattern[str]:
        return re.compile(words, re.IGNORECASE)

    labels = tuple(_Form(row["type"], compiled(rf"{_LEAD}(?P<label>{row['words']})(?!\w)")) for row in data["label"])
    wires = tuple(
        _Form(
            row["type"],
            compiled(
                rf"\s*[(\[]\s*(?:(?:this\s+)?(?:[^()\[\]]{{0,16}}\s)?(?:{story})\s+)?(?:{row['words']}),?\s[^()\[\]]{{3,400}}[)\]]\s*$"
            ),
        )
        for row in data["wire"]
    )
    sentences = tuple(
        _Form(
            row["type"],
            compiled(rf"(?:^|[.!?;:\])—–|*]\s*|\n)[\s*_(\[•–—-]*(?P<said>{row['words'].replace('STORY', story)})"),
            compiled(row["unless"]) if "unless" in row else None,
            compiled(row["clarifies"]) if "clarifies" in row else None,
        )
        for row in data["sentence"]
    )
    return {"label": labels, "wire": wires, "sentence": sentences}


# Labels ------------------------------------------------------------------------------------------

_CAPITALS = re.compile(r"\s+(?=[A-Z“\"‘'][a-z])")


def _by_label(text: str, reference: str | None) -> tuple[NoticeType, str | None] | None:
    head = text[:400]
    for form in _forms()["label"]:
        match = form.pattern.match(head)
        if match is None or not match["label"][0].isupper() or not _is_dated(match["lead"]):
            continue
        stamp = _stamp(head, match.end("label"))
        if stamp is None and not (match["label"].isupper() and _CAPITALS.match(head, match.end("label"))):
            continue
        for place in (stamp, match["lead"], _stamp_after(head, match.end("label") + len(stamp or ""))):
            date = _date_in(place, reference)
            if date is not None:
                return form.type, date
        said = _by_sentence(text, reference)
        return form.type, said[1] if said is not None else None
    return None


def _is_dated(lead: str) -> bool:
    lead = lead.strip(" \t-–—|:,*[(<•")
    return not lead or (find_date(lead) is not None and _is_stamp(lead))


def _stamp(head: str, at: int) -> str | None:
    """What stands between a label and what sets it off: a date or time, or nothing; None for other words."""
    for mark in _SET_OFF.finditer(head, at):
        stamp = head[at : mark.start()]
        if len(stamp) > _LONGEST_STAMP:
            return None
        if _is_stamp(stamp):
            return stamp
    return None


def _is_stamp(stamp: str) -> bool:
    words = re.findall(r"[^\W\d_]+(?:\.[^\W\d_]+)*", stamp.lower())
    return all(word in _stamp_words() for word in words) and (not words or bool(re.search(r"\d", stamp)))


@cache
def _stamp_words() -> frozenset[str]:
    dates = date_words()
    listed = tomllib.loads(resources.files(__package__).joinpath("notices.toml").read_text("utf-8"))["words"]["stamp"]
    days = [name[:length] for name in dates["weekdays"] for length in (3, 4, 5, len(name))]
    return frozenset([*listed, *dates["months"], *days, *dates["zones"], *dates["seasonal"]])


def _stamp_after(head: str, at: int) -> str:
    """The date that opens what is said: "UPDATED: 3 May 2021, 3 p.m."."""
    found = find_date(head, start=at, end=min(len(head), at + _LONGEST_STAMP))
    return head[at : found.span[1]] if found is not None and _is_stamp(head[at : found.span[1]]) else ""


# Wire lines and sentences ------------------------------------------------------------------------


def _by_wire_line(text: str, reference: str | None) -> tuple[NoticeType, str | None] | None:
    if not text.lstrip().startswith(("(", "[")) or len(text) > 500:
        return None
    for form in _forms()["wire"]:
        if form.pattern.match(text):
            return form.type, None
    return None


_DATED = re.compile(r"\b(?:on|at|of)\s+[^.;]{0,40}?$", re.IGNORECASE)


def _by_sentence(text: str, reference: str | None) -> tuple[NoticeType, str | None] | None:
    if len(text) > _LONGEST_SENTENCE_NOTICE:
        return None
    best: tuple[int, _Form] | None = None
    for form in _forms()["sentence"]:
        match = form.pattern.search(text)
        if match is None or (best is not None and match.start("said") >= best[0]):
            continue
        if form.unless is not None and form.unless.match(text, match.end("said")):
            continue
        best = (match.start("said"), form)
    if best is None:
        return None
    at, form = best
    kind = form.type
    if (
        form.clarifies is not None
        and form.clarifies.search(text, at)
        and not re.search(r"\b(?:incorrect|mis[a-z]+|wrong|error)", text)
    ):
        kind = "clarification"
    return kind, _date_of_sentence(text, at, reference)


def _date_of_sentence(text: str, at: int, reference: str | None) -> str | None:
    """The date of the change itself: "amended on 3 May 2021", "updated at 3 p.m. on May 3, 2021"."""
    change = re.compile(
        r"\b(?:amended|corrected|updated|revised|edited|clarified|withdrawn|retracted|changed|modified)\b[^.!?]{0,24}?\s(?:on|at)\s",
        re.IGNORECASE,
    ).search(text, at)
    if change is None:
        return None
    found = find_date(text, start=change.end(), end=min(len(text), change.end() + 60), reference=reference)
    return None if found is None or found.span[0] - change.end() > 24 else found.iso


def _date_in(stamp: str | None, reference: str | None) -> str | None:
    return parse_date(stamp, reference=reference) if stamp and re.search(r"\d", stamp) else None
