"""How watching asks an address: under its own name, through the transport that reading has."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..reading import limits
from ..reading.fetch import Answer, Resolve, Validators, ask

AGENT = "reportedly/0.1 (watches news pages for changes; keeps to robots.txt)"
"""What a server is told of who asks."""


class Network(NamedTuple):
    """The resolver, the addresses that may be connected to, and the time for one answer.

    As it is, the system's resolver and public addresses; no option of the program changes that.
    """

    resolve: Resolve | None = None
    allow: Callable[[str], bool] | None = None
    seconds: float = limits.FETCH_SECONDS

    def ask(
        self,
        url: str,
        *,
        permit: Callable[[str], None],
        validators: Validators | None = None,
        limit: int = limits.FETCH_BYTES,
        cut: bool = False,
    ) -> Answer:
        """What `url` answers. Raises `FetchError`, and whatever `permit` raises."""
        return ask(
            url, resolve=self.resolve, allow=self.allow, seconds=self.seconds, limit=limit, cut=cut, agent=AGENT,
            validators=validators, permit=permit,
        )  # fmt: skip
