"""Feeds, RSS and Atom: the addresses of the pages that they list, found in a child process with limits."""

from __future__ import annotations

import codecs
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import msgspec

from ..document import Problem
from ..messages import problem
from . import limits

_CHILD = Path(__file__).with_name("feed_links.py")
_HEAD = 65_536
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FIRST_TAG = re.compile(r"<([A-Za-z][\w:.-]{0,40})")
_ROOTS = frozenset({"rss", "feed", "rdf:rdf"})
_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Feed(NamedTuple):
    """The addresses that a feed lists, in its order, and how many there are in all; or the problem that it is."""

    links: tuple[str, ...] = ()
    total: int = 0
    problem: Problem | None = None


class _Answer(msgspec.Struct):
    version: str = ""
    total: int = 0
    links: tuple[str, ...] = ()
    error: str | None = None


def is_feed(data: bytes, content_type: str = "") -> bool:
    """Whether `data` is a feed, as its first tag says, or its declared type where it is no page.

    >>> is_feed(b"<?xml version='1.0'?><rss version='2.0'>"), is_feed(b"<!doctype html><html>")
    (True, False)
    """
    head = data[:_HEAD]
    encoding = next((name for mark, name in _WIDE if head.startswith(mark)), "utf-8")
    tag = _FIRST_TAG.search(_COMMENT.sub("", head.decode(encoding, "replace")))
    name = tag[1].lower() if tag else ""
    if name in _ROOTS:
        return True
    return name != "html" and content_type.partition(";")[0].strip().lower() in _TYPES


def read_feed(
    data: bytes, *, url: str, content_type: str = "", most: int = limits.FEED_LINKS,
    seconds: int = limits.FEED_SECONDS, memory: int = limits.FEED_MEMORY,
) -> Feed:  # fmt: skip
    """The addresses in the feed that stood at `url`, relative ones made whole; `most` of them. Never raises.

    The addresses are as the feed gives them, and may be of any kind: who asks them must check each.
    """
    if len(data) > limits.FEED_BYTES:
        return Feed(problem=limits.too_long(url, len(data), limits.FEED_BYTES))
    command = [sys.executable, "-P", "-X", "utf8", str(_CHILD), str(memory), str(seconds), str(most)]
    words = (re.sub(r"[^ -~]", "", word)[:2_000] for word in (url, content_type))
    try:
        child = subprocess.run([*command, *words], input=data, capture_output=True, timeout=seconds + 5, check=False)
    except subprocess.TimeoutExpired:
        return Feed(problem=problem("R208", source=url, limit=f"{seconds} s"))
    except OSError as error:
        return Feed(problem=problem("R206", source=url, reason=f"its reader did not start: {error.strerror}"))
    if child.returncode in _CPU_SIGNALS:
        return Feed(problem=problem("R208", source=url, limit=f"{seconds} s"))
    try:
        answer = msgspec.json.decode(child.stdout, type=_Answer)
    except msgspec.MsgspecError:
        answer = _Answer(error="memory")
    if answer.error == "missing":
        return Feed(problem=problem("R403"))
    if answer.error == "memory":
        return Feed(problem=problem("R215", source=url, limit=limits.size(memory)))
    if answer.error is not None or not (answer.version or answer.links):
        return Feed(problem=problem("R510", url=url, reason=answer.error or "it lists nothing"))
    return Feed(answer.links, answer.total)


_CPU_SIGNALS = (-24, -9)
"""SIGXCPU, and SIGKILL at the hard limit."""
