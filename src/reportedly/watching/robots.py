"""What a site's robots.txt asks of programs that visit it (RFC 9309), read in linear time.

Of the groups those count that name us, or else those for all. The longest rule that fits an address decides; of
two as long, the one that allows. `Crawl-delay` is no part of the standard, and is kept to all the same.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple
from urllib.parse import quote, urlsplit

NAME = "reportedly"
"""By which a robots.txt may speak of us."""

_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_SAFE = "%/:?#[]@!$&'()*+,;=-._~"


class Robots(NamedTuple):
    """The rules that are for us, each as whether it allows and the paths that it is about, and the delay asked for."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allow(self, url: str) -> bool:
        """Whether `url` may be asked.

        >>> rules = read_robots("User-agent: *\\nDisallow: /drafts\\nAllow: /drafts/*.html$")
        >>> [rules.allow(f"https://a.example{path}") for path in ("/news", "/drafts/1", "/drafts/1.html")]
        [True, False, True]
        """
        parts = urlsplit(url)
        path = _normal((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        if path == "/robots.txt":
            return True
        longest, allowed = -1, True
        for allows, pattern in self.rules:
            length = len(pattern)
            if (length > longest or (length == longest and allows)) and _fits(pattern, path):
                longest, allowed = length, allows
        return allowed


def read_robots(text: str) -> Robots:
    """The rules in `text` that are for us; whatever is no rule is passed over.

    >>> read_robots("User-agent: Reportedly\\nCrawl-delay: 5\\n\\nUser-agent: *\\nDisallow: /")
    Robots(rules=(), delay=5.0)
    """
    ours = _Group()
    everyones = _Group()
    current: list[_Group] = []
    naming = False
    for line in text.splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if not colon:
            continue
        if name == "user-agent":
            if not naming:
                current = []
            naming = True
            token = re.match(r"[a-z_-]*", value.lower())
            if value == "*":
                current.append(everyones)
            elif token is not None and token[0] == NAME:
                ours.named = True
                current.append(ours)
        elif name in ("allow", "disallow", "crawl-delay"):
            naming = False
            for group in dict.fromkeys(current):
                group.add(name, value)
    return (ours if ours.named else everyones).robots()


def shortened(robots: Robots) -> str:
    """A robots.txt that says to us what the whole one said, for keeping.

    >>> shortened(read_robots("User-agent: *\\nDisallow: /drafts\\nSitemap: https://a.example/map"))
    'user-agent: *\\ndisallow: /drafts\\n'
    """
    lines = ["user-agent: *", *(f"{'allow' if allows else 'disallow'}: {path}" for allows, path in robots.rules)]
    if robots.delay:
        lines.append(f"crawl-delay: {robots.delay:g}")
    return "".join(f"{line}\n" for line in lines)


class _Group:
    """The rules of all groups for one name, as they are read."""

    def __init__(self) -> None:
        self.named = False
        self.rules: dict[tuple[bool, str], None] = {}
        self.delay = 0.0

    def add(self, name: str, value: str) -> None:
        if name == "crawl-delay":
            if re.fullmatch(r"\d{1,9}(?:\.\d{0,9})?", value, re.ASCII) and math.isfinite(float(value)):
                self.delay = max(self.delay, float(value))
        elif value:
            self.rules[name == "allow", _normal(value)] = None

    def robots(self) -> Robots:
        return Robots(tuple(self.rules), self.delay)


def _normal(path: str) -> str:
    """A path as it is compared: what may be written plainly is, all else is escaped."""
    escaped = quote(path.encode("utf-8", "replace"), safe=_SAFE)
    return _ESCAPE.sub(lambda found: _plain(found[1]), escaped)


def _plain(code: str) -> str:
    character = chr(int(code, 16))
    return character if _UNRESERVED.fullmatch(character) else f"%{code.upper()}"


def _fits(pattern: str, path: str) -> bool:
    """Whether `pattern` fits the beginning of `path`; `*` stands for anything, a last `$` for the end."""
    ends = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    last = others.pop() if others and ends else None
    for piece in others:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if last is not None:
        return path.endswith(last) and len(path) - len(last) >= at
    return not ends or at == len(path)
