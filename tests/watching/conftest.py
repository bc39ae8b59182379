"""What the tests of watching share: a world behind a port, a ledger, and what watches the one into the other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

pytest.importorskip("httpcore2")

from reportedly.ledger import Ledger
from reportedly.watching import Watch

from .world import World, serving, watcher


@pytest.fixture
def world() -> Iterator[World]:
    with serving(World()) as world:
        yield world


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger(":memory:") as ledger:
        yield ledger


@pytest.fixture
def watch(world: World, ledger: Ledger) -> Watch:
    return watcher(world, ledger)
