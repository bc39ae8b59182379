"""What an animal of the zoo is."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Literal, NamedTuple

Outcome = Literal["read", "read with problem", "not read"]


class Animal(NamedTuple):
    """An input named by its damage.

    `codes` are the messages that reading must give (others may stand beside them), `outcome` says
    whether a document comes out of it, `seconds` is the most work that it may cost.
    """

    name: str
    filename: str
    build: Callable[[], bytes]
    codes: tuple[str, ...] = ()
    outcome: Outcome = "read"
    seconds: float = 10.0


def noise(length: int) -> bytes:
    """Bytes that look random and never change."""
    return b"".join(zlib.crc32(b"%d" % number).to_bytes(4, "big") for number in range(length // 4))
