"""The sourcing table for a terminal: cards on a narrow one, columns on a wide one."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from .._typing import Spans
from ..glossary import label
from ..story import Notice, Story
from .card import Card, cards, confidence_in_words, paragraph
from .glance import Glance, glance, is_own_question
from .words import counted, fragments, visible, when

WIDE = 100
"""Columns from which the statements stand in a table; below, each is a card."""

EXCERPT, LONG_EXCERPT = 160, 300
"""Characters of a passage that are shown before it is cut; those of a statement or a notice."""

ROLES = 2
"""Roles shown beside a name; the report and the JSON hold all."""

_STYLES = {
    "title": "bold", "speaker": "bold", "unknown": "bold yellow", "chain": "cyan", "flag": "red", "note": "yellow",
    "left_out": "dim", "quiet": "dim", "heading": "bold blue",
}  # fmt: skip
_PLAIN_GLYPHS = {"←": "<-", "⚑": "!", "¶": "par. ", " · ": " - ", "→": "->", "━": "=", "─": "-"}
_FORMS = {"direct": "direct", "mixed": "partly quoted", "indirect": "paraphrased"}


class SourcingTable:
    """A story as a rich renderable; `own_voice` adds the sentences in the article's own voice.

    Nothing in the story is read as markup, and no character of it reaches the terminal as a
    control: `Console().print(SourcingTable(story))`.
    """

    def __init__(self, story: Story, *, own_voice: bool = False) -> None:
        self.story = story
        self.own_voice = own_voice

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        page = _Page(self.story, width=options.max_width, plain=options.ascii_only)
        yield from page.header()
        yield from page.at_a_glance()
        yield from page.notices()
        yield from page.open_questions()
        yield from page.statements()
        if self.own_voice:
            yield from page.own_voice()
        yield Text("")


class _Page:
    """One story being laid out for a terminal `width` columns wide, in ASCII where `plain`."""

    def __init__(self, story: Story, *, width: int, plain: bool) -> None:
        self.story = story
        self.width = width
        self.plain = plain
        self.wide = width >= WIDE
        self.cards = cards(story)

    # ---- pieces of text

    def text(self, words: str, style: str = "") -> Text:
        """Words of ours, with their signs in ASCII where the terminal asks for it."""
        if self.plain:
            for sign, ascii in _PLAIN_GLYPHS.items():
                words = words.replace(sign, ascii)
        return Text(words, style=_STYLES.get(style, style))

    def excerpt(self, spans: Spans, *, limit: int) -> Text:
        """Words of the document, shortened, what was left out marked."""
        line = Text()
        for piece in fragments(self.story.document.text, spans, limit=limit):
            line.append(" " if line else "")
            line.append(piece.text, style=_STYLES["left_out"] if piece.left_out else "")
        return line

    def place(self, numbers: tuple[int, ...]) -> Text:
        return self.text(", ".join(f"¶{number}" for number in numbers if number), "quiet")

    def heading(self, words: str) -> Iterator[RenderableType]:
        yield Text("")
        yield self.text(words, "heading")

    # ---- sections

    def header(self) -> Iterator[RenderableType]:
        doc = self.story.document
        yield Rule(style="dim", characters="-" if self.plain else "━")
        yield self.text(visible(doc.title or doc.id), "title")
        facts = [doc.outlet, when(doc.published), "by " + ", ".join(doc.authors) if doc.authors else None]
        if doc.modified and doc.modified != doc.published:
            facts.insert(2, "modified " + when(doc.modified))
        if known := [visible(fact) for fact in facts if fact]:
            yield self.text(" · ".join(known))
        if doc.url:
            yield self.text(visible(doc.url), "quiet")

    def at_a_glance(self) -> Iterator[RenderableType]:
        seen = glance(self.story)
        yield Text("")
        grid = Table.grid(padding=(0, 2))
        grid.add_column(style=_STYLES["quiet"], no_wrap=True)
        grid.add_column()
        for name, facts in _glance_rows(seen):
            grid.add_row(name, self.text(" · ".join(facts)))
        yield grid
        if seen.single:
            yield Text("")
            yield self.text("⚑ " + visible(seen.single), "flag")

    def notices(self) -> Iterator[RenderableType]:
        if self.story.notices:
            yield from self.heading("Notices")
        for notice in self.story.notices:
            yield Padding(self.notice(notice), (0, 0, 0, 2))

    def notice(self, notice: Notice) -> RenderableType:
        head = self.text(_notice_name(notice), "note")
        lines = [head, self.excerpt(((notice.start, notice.end),), limit=LONG_EXCERPT)]
        for span in notice.supersedes:
            where = self.place((paragraph(self.story.document, span),))
            lines.append(Text.assemble("supersedes ", where, " ", self.excerpt((span,), limit=EXCERPT)))
        return Group(*lines)

    def open_questions(self) -> Iterator[RenderableType]:
        asked = [card for card in self.cards if card.statement.kind == "open_question"]
        if asked:
            yield from self.heading("Open questions")
        for card in asked:
            yield Padding(self.open_question(card), (0, 0, 0, 2))

    def open_question(self, card: Card) -> RenderableType:
        statement, settled = card.statement, card.statement.settled_by
        words = self.excerpt(statement.content, limit=EXCERPT)
        asker = "" if is_own_question(statement) else Text.assemble(self.speakers(card, apart=", "), ": ")
        head = Text.assemble(self.text(statement.id, "quiet"), " ", self.place(card.paragraphs), " ", asker, words)
        if settled is None:
            return Group(head, self.text("→ not settled in this text", "note"))
        by = next((n for n in self.story.notices if (n.start, n.end) == settled), None)
        name = _notice_name(by) if by is not None else "a later passage"
        return Group(head, self.text(f"→ settled by {name}", "note"))

    def statements(self) -> Iterator[RenderableType]:
        said = [card for card in self.cards if not is_own_question(card.statement)]
        if not said:
            yield Text("")
            yield self.text("No statement was found in this text.", "note")
            return
        yield from self.heading("Statements")
        yield self.columns(said) if self.wide else Group(*(self.stacked(card) for card in said))

    def own_voice(self) -> Iterator[RenderableType]:
        yield from self.heading("In the article's own voice, no source named")
        if not self.story.own_voice:
            yield Padding("none", (0, 0, 0, 2))
        for span in self.story.own_voice:
            where = self.place((paragraph(self.story.document, span),))
            yield Padding(Text.assemble(where, " ", self.excerpt((span,), limit=EXCERPT)), (0, 0, 0, 2))

    # ---- one statement

    def columns(self, said: list[Card]) -> RenderableType:
        table = Table(box=None, expand=True, padding=(0, 2, 1, 0), header_style="dim")
        table.add_column("", style=_STYLES["quiet"], no_wrap=True)
        table.add_column("who", ratio=4, overflow="fold")
        table.add_column("what, and how it reached the page", ratio=9, overflow="fold")
        table.add_column("how it was said", ratio=5, overflow="fold")
        for card in said:
            number = Group(Text(card.statement.id), self.place(card.paragraphs[:1]))
            lines = (self.text(" · ".join(part)) for part in (card.manner[:2], card.manner[2:]) if part)
            how = Group(*lines, *self.remarks(card))
            table.add_row(number, self.speakers(card, apart="\n"), Group(*self.message(card)), how)
        return table

    def stacked(self, card: Card) -> RenderableType:
        where = self.place(card.paragraphs[:1])
        manner = Text.assemble(where, " " if where else "", self.text(" · ".join(card.manner), "quiet"))
        body = Group(self.speakers(card, apart=", "), *self.message(card), manner, *self.remarks(card))
        grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
        grid.add_column(style=_STYLES["quiet"], no_wrap=True, width=max(len(c.statement.id) for c in self.cards))
        grid.add_column(ratio=1, overflow="fold")
        grid.add_row(card.statement.id, body)
        return Padding(grid, (0, 0, 1, 0))

    def speakers(self, card: Card, *, apart: str) -> Text:
        line = Text()
        for speaker in card.speakers:
            line.append("\n" if line else "")
            known = speaker.type is not None and speaker.type != "unnamed_person"
            line.append(visible(speaker.name), style=_STYLES["speaker" if known else "unknown"])
            if speaker.roles:
                line.append(apart + ", ".join(visible(role) for role in speaker.roles[:ROLES]))
        return line

    def message(self, card: Card) -> Iterator[RenderableType]:
        """The words, behind the cue that carries them; then the way they took."""
        words = self.excerpt(card.statement.content, limit=LONG_EXCERPT)
        if card.cue:
            cue = self.text(visible(card.cue) + ": ", "quiet")
            words = Text.assemble(cue, words)
        yield words
        if card.chain:
            yield self.text(" ← ".join(visible(name) for name in card.chain), "chain")
        if len(card.paragraphs) > 1:
            again = Text.assemble(f"printed {counted(len(card.paragraphs), 'time')}: ", self.place(card.paragraphs))
            yield again

    def remarks(self, card: Card) -> Iterator[RenderableType]:
        notes = [self.text(visible(note.text), "note" if note.warns else "quiet") for note in card.notes]
        if confidence_in_words(card.statement.confidence) == "low":
            notes.append(self.text("low confidence: check the passage", "note"))
        if notes:
            yield self.text(" · ", "quiet").join(notes)
        if card.flags:
            yield Text("  ").join(self.text("⚑ " + flag, "flag") for flag in card.flags)


def _glance_rows(seen: Glance) -> Iterator[tuple[str, list[str]]]:
    who = [f"{count} {label('source', kind)}" for kind, count in seen.sources.items() if count]
    yield "Statements", [f"{seen.statements} by {counted(seen.speakers, 'source')}", *who]
    yield "Quotations", [f"{count} {_FORMS[form]}" for form, count in seen.quotations.items()]
    yield "Wording", [f"{seen.second_hand} second-hand", f"{seen.hedged} hedged"]
    questions = counted(seen.open_questions, "open question")
    settled = f" ({seen.settled} settled by a notice)" if seen.settled else ""
    own = f"{counted(seen.own_voice, 'sentence')} in the article's own voice"
    yield "Text", [counted(seen.notices, "notice"), questions + settled, own]


def _notice_name(notice: Notice) -> str:
    name = label("notice", notice.type).upper()
    return f"{name} {when(notice.date)}" if notice.date else f"{name}, no date"
