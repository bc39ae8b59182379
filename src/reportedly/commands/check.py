"""`reportedly check`: the quotations of stories against primary documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..errors import UsageError
from .answers import Column, Form, show
from .sources import many, standard_input, tell

if TYPE_CHECKING:
    from ..check import Check, Match
    from ..checking import Checker
    from ..document import Document

CLEAN = frozenset({"verbatim", "typographic", "bracketed", "indirect"})
"""The classes that are no finding: the words are those of the document, or none were quoted."""

_COLUMNS = (
    Column("story", lambda row: row.story),
    Column("class", lambda row: row.wording.replace("_", " ")),
    Column("speaker", lambda row: row.speaker),
    Column("text", lambda row: row.text, grows=True),
    Column("document", lambda row: row.document),
    Column("where", lambda row: _where(row.matches)),
    Column("stands there", lambda row: row.matches[0].text if row.matches else None, grows=True),
    Column("speaker differs", lambda row: {True: "yes", False: "no"}.get(row.speaker_differs), csv_only=True),
    Column("places", lambda row: len(row.matches), csv_only=True),
    Column("start", lambda row: row.start, csv_only=True),
    Column("end", lambda row: row.end, csv_only=True),
    Column("document start", lambda row: row.matches[0].start if row.matches else None, csv_only=True),
    Column("document end", lambda row: row.matches[0].end if row.matches else None, csv_only=True),
)


def check(stories: tuple[str, ...], documents: tuple[str, ...], *, quiet: bool, fetch: bool, form: Form) -> int:
    """Check `stories` against `documents` and give the exit code: 3 where a source failed, 1 for a finding, else 0."""
    if "-" in stories and "-" in documents:
        raise UsageError("R106", first="STORY -", second="--against -")
    from ..checking import Checker
    from ..reading import read_sources

    primary: list[Document] = []
    failed = 0
    for reading in read_sources(documents, fetch=fetch, stdin=standard_input(documents)):
        failed += reading.document is None
        if not quiet or reading.document is None:
            tell(reading.source, dict.fromkeys(reading.problems))
        if reading.document is not None:
            primary.append(reading.document)
    if not primary:
        return 3
    seen: list[bool] = []
    missed: list[str] = []
    rows = _rows(Checker(primary), stories, seen, missed, quiet=quiet, fetch=fetch)
    show(rows, _COLUMNS, form, _page)
    return 3 if failed or missed else int(any(seen))


def _rows(
    checker: Checker, stories: tuple[str, ...], seen: list[bool], missed: list[str], *, quiet: bool, fetch: bool
) -> Iterator[Check]:
    from ..corpus import read

    workers = 0 if many(stories) else 1
    for result in read(stories, fetch=fetch, stdin=standard_input(stories), workers=workers):
        problems = result.problems if result.story is None else (*result.problems, *result.story.problems)
        if not quiet or result.story is None:
            tell(result.source, dict.fromkeys(problems))
        if result.story is None:
            missed.append(result.source)
            continue
        for found in checker.checks(result.story):
            seen.append(found.wording not in CLEAN)
            yield found


def _where(matches: Sequence[Match]) -> str | None:
    """Where the first match stands, and how many more there are."""
    if not matches:
        return None
    first = matches[0]
    parts = [f"page {first.page}"] if first.page is not None else []
    parts += [f"turn {first.turn}, {first.speaker}"] if first.turn is not None else []
    parts += [f"and {len(matches) - 1} more"] if len(matches) > 1 else []
    return "; ".join(parts) or f"{first.start}:{first.end}"


def _page(rows: Sequence[Check]) -> str:
    """The checks as a page: each quotation with what stands in the document."""
    from ..glossary import label
    from ..ledger.places import Place
    from ..report.answers import Line, lines_page, passage

    def at(name: str, words: str) -> Place:
        return Place(name, None, None, None, "", words, "", None)

    lines = [
        Line(
            day="",
            heading=row.speaker or "nobody named",
            notes=(
                label("wording", row.wording) if row.wording != "indirect" else "paraphrased",
                _where(row.matches) or "",
                "the turn is somebody else's" if row.speaker_differs else "",
            ),
            passage=passage(at(row.story, row.text)),
            beside=passage(at(row.document or "", row.matches[0].text)) if row.matches else None,
        )
        for row in rows
    ]
    return lines_page(lines, title="Quotations checked")
