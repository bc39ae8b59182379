"""Rows as CSV."""

from __future__ import annotations

from reportedly.report.cells import cell


def test_a_name_that_would_command_a_terminal_is_shown_without() -> None:
    assert cell("Ann\x1b[2J Roe\x00\x9b") == "Ann\ufffd[2J Roe\ufffd\ufffd"
    assert cell("two\r\n\tlines") == "two\r\n\tlines"
