"""The checks of a story for a terminal: findings first, each with its words and the differences marked in them."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from .checked import Checked, Numbered, class_label, places, somebody_elses, summary
from .difference import signed
from .words import counted, shortened, visible

LEGEND = "[-in the document only-]  {+in the story only+}  {~elsewhere in the document~}"
NEAREST = 240
"""Characters of a nearest passage that are shown."""
_STYLES = {"added": "green", "dropped": "red strike", "moved": "magenta", "gap": "dim", "same": ""}
_VERDICTS = {"altered": "bold red", "speaker": "bold red", "not_found": "bold yellow", "accepted": "cyan"}


class CheckTable:
    """The checks of one story as a rich renderable; `everything` lists the paraphrases too.

    No character of the texts reaches the terminal as a control, nor is read as markup.
    """

    def __init__(self, checked: Checked, *, everything: bool = False) -> None:
        self.checked = checked
        self.everything = everything

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        names = ", ".join(visible(name) for name in self.checked.documents)
        many = len(self.checked.documents) > 3
        against = counted(len(self.checked.documents), "document") if many else names
        document = self.checked.story.document
        called = f" ({visible(document.id)})" if document.title else ""
        yield Text.assemble((self.checked.name(), "bold"), f"{called} against {against}", overflow="fold")
        yield Text(summary(self.checked.tally()))
        signs = False
        for title, held in self.checked.groups():
            if held[0].verdict == "paraphrased" and not self.everything:
                yield Text(f"\n{counted(len(held), 'paraphrase')} (--all shows the nearest passages)", style="dim")
                continue
            yield Text(f"\n{title} ({len(held)})", style="bold blue")
            for it in held:
                signs = signs or any(step.op != "same" for step in it.check.difference)
                yield self.entry(it)
        if signs:
            yield Text(f"\n{LEGEND}", style="dim")
        yield Text("")

    def entry(self, it: Numbered) -> RenderableType:
        """One check: its number and class, whose words and where, and below them the words."""
        head = Text(class_label(it.check), style=_VERDICTS.get(it.verdict, "bold"))
        facts = [visible(it.check.speaker or "nobody named")]
        if number := self.checked.paragraph(it.check):
            facts.append(f"paragraph {number}")
        head.append(f"  {', '.join(facts)}", style="not bold default")
        if where := places(it.check):
            head.append(f" → {where}", style="not bold dim")
        grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
        grid.add_column(style="dim", no_wrap=True, justify="right", width=len(str(self.checked.checks[-1].number)))
        grid.add_column(ratio=1, overflow="fold")
        grid.add_row(str(it.number), Group(head, *self.body(it)))
        return grid

    def body(self, it: Numbered) -> Iterator[RenderableType]:
        document = self.checked.document(it.check)
        words = Text()
        theirs = None if document is None else document.text
        for op, piece in signed(it.check, self.checked.story.document.text, theirs):
            words.append(_line(piece), style=_STYLES[op])
        yield Padding(words, (0, 0, 0, 2))
        if it.verdict == "paraphrased":
            for match in it.check.matches[:1]:
                near, cut = shortened(visible(match.text), NEAREST)
                yield Padding(Text(f"near: {near}{' […]' if cut else ''}", style="dim"), (0, 0, 0, 2))
        elif whose := somebody_elses(it.check):
            yield Padding(Text(whose, style="red" if it.check.finding else ""), (0, 0, 0, 2))
        if it.check.accepted is not None:
            yield Padding(Text(f"accepted: {visible(it.check.accepted)}", style="cyan"), (0, 0, 0, 2))


def _line(words: str) -> str:
    """Words on one line, their outer spaces kept as one."""
    shown = visible(words)
    left = " " if words[:1].isspace() and shown else ""
    right = " " if words[-1:].isspace() else ""
    return f"{left}{shown}{right}"
