"""Takes the whole zoo through all stages in one batch, in a process with no more memory than one source should need.

    python -m zoo.keeper FOLDER

writes every animal and one good file to FOLDER, reads them in one call, and prints a line of JSON
for each: how it ended, with which codes, and how long it took.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from reportedly import pipeline
from reportedly.document import Document
from reportedly.reading.graphemes import is_boundary
from reportedly.story import Story

from .animals import ANIMALS
from .bodies import STORY

GOOD = "good file in the middle"
_MEMORY = 1_000_000_000


@dataclass
class End:
    """How reading a source ended."""

    name: str
    documents: int = 0
    codes: list[str] = field(default_factory=list)
    seconds: float = 0.0
    wrong: str | None = None
    sha256: str | None = None


def keep(folder: Path) -> list[tuple[str, Path]]:
    """Every animal as a file, and a good file in the middle."""
    kept = []
    for animal in ANIMALS:
        path = folder / animal.filename
        path.write_bytes(animal.build())
        kept.append((animal.name, path))
    good = folder / "good.txt"
    good.write_text(STORY, "utf-8")
    kept.insert(len(kept) // 2, (GOOD, good))
    return kept


def misplaced(document: Document) -> str | None:
    """What is wrong with a document's offsets: blocks in order, none cutting a character, no word outside."""
    at = 0
    for block in document.blocks:
        if not at <= block.start < block.end <= len(document.text):
            return f"block {block} is out of order"
        if document.text[at : block.start].strip():
            return f"words before {block} stand in no block"
        if not (is_boundary(document.text, block.start) and is_boundary(document.text, block.end)):
            return f"block {block} cuts a character"
        at = block.end
    if document.text[at:].strip():
        return "the last words stand in no block"
    for post in document.posts:
        if not 0 <= post.start <= post.body[0] <= post.body[1] <= post.end <= len(document.text):
            return f"post {post} is out of order"
    return None


def _misquoted(story: Story) -> str | None:
    """What is wrong with a story's spans: one outside the text, or one that cuts a character."""
    text = story.document.text
    for statement in story.statements:
        for start, end in (*statement.source, *statement.cue, *statement.content, *statement.appearances):
            if not (0 <= start < end <= len(text) and is_boundary(text, start) and is_boundary(text, end)):
                return f"span {start}-{end} of {statement.id} is no piece of the text"
    return None


def spent() -> float:
    """Seconds of work so far, children's included: unlike the clock's, they do not depend on what else is running."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def main(folder: Path) -> None:
    kept = keep(folder)
    ends = {name: End(name) for name, _ in kept}
    now = ""

    def sources() -> Iterator[Path]:
        nonlocal now
        for name, path in kept:
            now = name
            yield path

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    results = pipeline.read(sources())
    while True:
        started = spent()
        found = next(results, None)
        # The time of a step belongs to the animal that it ended on; a step that only closes the one before is short.
        end = ends[now]
        end.seconds += spent() - started
        if found is None:
            break
        problems = found.problems if found.story is None else found.story.problems
        end.codes += [problem.code for problem in problems]
        if found.story is not None:
            end.documents += 1
            end.sha256 = found.story.document.sha256
            end.wrong = end.wrong or misplaced(found.story.document) or _misquoted(found.story)
        elif not problems:
            end.wrong = "neither document nor problem"
    for end in ends.values():
        print(json.dumps(asdict(end)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
