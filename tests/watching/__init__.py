"""Watching: against a server of our own, on a clock that is turned by hand."""
