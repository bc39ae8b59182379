"""Watching: pages, feeds and captures seen again and again, so that the ledger holds each version that differed."""

from __future__ import annotations

from .clock import Clock, WorldClock
from .network import Network
from .rounds import Watch

__all__ = ["Clock", "Network", "Watch", "WorldClock"]
