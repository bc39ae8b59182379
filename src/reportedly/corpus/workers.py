"""Several processes that understand stories side by side, while this one reads the next sources."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import IO, NamedTuple

from .. import pipeline
from ..document import Document, Problem
from ..extraction import Extractor, Keep, ModelName
from ..messages import problem
from ..pipeline import Result
from ..reading import read_sources
from ..reading.limits import FILE_BYTES
from ..reading.record import Reading
from ..story import Story

AHEAD = 4
"""Documents that are read ahead for each worker: enough that none waits, few enough for the memory."""


class _Waiting(NamedTuple):
    """A source on its way: what was read of it, and the story to come, where there is one."""

    reading: Reading
    story: Future[Result] | Result


def read(
    sources: Iterable[str | os.PathLike[str]],
    *,
    fetch: bool = False,
    stdin: bytes | IO[bytes] | None = None,
    model: ModelName = "accurate",
    keep: Keep = "balanced",
    workers: int = 1,
    known: Callable[[Document], bool] | None = None,
) -> Iterator[Result]:
    """Read `sources` as `pipeline.read` does, with `workers` processes; results come in the order of the sources.

    `workers=1` does all in this process; 0 takes one for each core. With more than one, the calling
    program must be importable (`if __name__ == "__main__":`), as `multiprocessing` asks. A document that
    ends its worker gets the problem R405; the rest goes on. A document that `known` says yes to is given on
    as it is, and not understood anew.
    """
    workers = workers or cores()
    if workers == 1:
        extractor = Extractor(model=model, keep=keep)
        yield from pipeline.read(sources, fetch=fetch, stdin=stdin, extractor=extractor, known=known)
        return
    given = stdin if stdin is None or isinstance(stdin, bytes) else stdin.read(FILE_BYTES + 1)
    crew = _Crew(workers, model, keep)
    line: deque[_Waiting] = deque()
    try:
        for reading in read_sources(sources, fetch=fetch, stdin=given):
            line.append(_told_already(reading, known) or crew.begin(reading))
            if len(line) > AHEAD * workers:
                yield crew.finish(line.popleft())
        while line:
            yield crew.finish(line.popleft())
    finally:
        crew.leave()


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _told_already(reading: Reading, known: Callable[[Document], bool] | None) -> _Waiting | None:
    """What there is to say of a document that the caller knows, None for any other."""
    if reading.document is None or known is None or not known(reading.document):
        return None
    story = Story(document=reading.document, problems=reading.problems)
    return _Waiting(reading, Result(reading.source, story, known=True))


class _Crew:
    """The worker processes; replaced as a whole where one of them dies."""

    def __init__(self, workers: int, model: ModelName, keep: Keep) -> None:
        self.settings = (model, keep)
        self.workers = workers
        self.pool = self._pool(workers)

    def begin(self, reading: Reading) -> _Waiting:
        """Hand what was read to a worker."""
        if reading.document is None:
            return _Waiting(reading, Result(reading.source, None, reading.problems))
        try:
            return _Waiting(reading, self.pool.submit(_understand, reading.source, reading.document, reading.problems))
        except BrokenProcessPool:
            self._replace()
            return self.begin(reading)

    def finish(self, waiting: _Waiting) -> Result:
        """Wait for a story. One whose worker died is tried once more, alone: it may only have stood beside."""
        reading = waiting.reading
        if isinstance(waiting.story, Result):
            return waiting.story
        assert reading.document is not None  # only a document is handed to a worker
        try:
            return waiting.story.result()
        except BrokenProcessPool:
            with self._pool(1) as alone:
                try:
                    return alone.submit(_understand, reading.source, reading.document, reading.problems).result()
                except BrokenProcessPool:
                    return Result(reading.source, None, (problem("R405", source=reading.source),))

    def leave(self) -> None:
        """Let the workers go, without waiting for what nobody will ask for."""
        self.pool.shutdown(wait=True, cancel_futures=True)

    def _replace(self) -> None:
        self.pool.shutdown(wait=False, cancel_futures=True)
        self.pool = self._pool(self.workers)

    def _pool(self, workers: int) -> ProcessPoolExecutor:
        fresh = multiprocessing.get_context("spawn")  # a copy of a process with threads may hang
        return ProcessPoolExecutor(workers, mp_context=fresh, initializer=_settle, initargs=self.settings)


_extractor: Extractor | None = None


def _settle(model: ModelName, keep: Keep) -> None:
    """Make a new process ready; an interrupt from the keyboard is for the one that started it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _extractor
    _extractor = Extractor(model=model, keep=keep)


def _understand(source: str, document: Document, problems: tuple[Problem, ...]) -> Result:
    return Result(source, pipeline.understand(document, problems=problems, extractor=_extractor))
