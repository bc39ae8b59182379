"""Stories written with their attributions in them.

`<s>Ann Roe</s> <c>said</c> <t>so</t>.` is one attribution; a second one has numbers: `<s2>`, `<c2>`,
`<t2>`. A paragraph may begin with its kind: `[notice] UPDATE: ...`.
"""

from __future__ import annotations

import re
from typing import Any

from reportedly.document import Block

_TAG = re.compile(r"<(/?)([sct])(\d*)>")
_KIND = re.compile(r"\[(\w+)\] ")


def parse(source: str) -> tuple[str, dict[int, dict[str, list[tuple[int, int]]]], list[Block]]:
    """The text without its marks, the spans of each attribution by its number from 0, and the blocks."""
    text = ""
    found: dict[int, dict[str, list[tuple[int, int]]]] = {}
    opened: dict[tuple[str, int], int] = {}
    blocks: list[Block] = []
    for paragraph in source.split("\n\n"):
        kind = _KIND.match(paragraph)
        text += "\n\n" if text else ""
        start, at = len(text), kind.end() if kind else 0
        for tag in _TAG.finditer(paragraph):
            if tag.start() < at:
                continue
            text += paragraph[at : tag.start()]
            at = tag.end()
            key = (tag.group(2), int(tag.group(3) or 1) - 1)
            if tag.group(1):
                roles = found.setdefault(key[1], {"s": [], "c": [], "t": []})
                roles[key[0]].append((opened.pop(key), len(text)))
            else:
                opened[key] = len(text)
        text += paragraph[at:]
        name: Any = kind.group(1) if kind else "paragraph"
        notice = {"notice": "update"} if name == "notice" else {}
        blocks.append(Block(kind=name, start=start, end=len(text), **notice))  # type: ignore[arg-type]
    assert not opened, f"tags left open: {opened}"
    return text, found, blocks


def quotation(text: str, content: list[tuple[int, int]]) -> Any:
    """Whether a content is a direct, a mixed or an indirect quotation, by its own marks."""
    pieces = [text[start:end].strip() for start, end in content]
    if all(piece[:1] in '“"' and piece[-1:] in '”"' for piece in pieces):
        return "direct"
    return "mixed" if any("“" in piece or '"' in piece for piece in pieces) else "indirect"
