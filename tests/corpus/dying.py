"""A function for a worker that never comes back from it."""

from __future__ import annotations

import os


def die(*_: object) -> None:
    """End the process as the system does when memory runs out: without a word."""
    os._exit(9)
