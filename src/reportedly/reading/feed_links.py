"""The child process that reads a feed: bytes on standard input, the links of its entries as JSON on standard output.

It runs alone, with limits on its time and memory, since a feed can be made to keep its parser busy.
"""

from __future__ import annotations

import io
import json
import sys
from typing import Any


def links(data: bytes, url: str, content_type: str, most: int) -> dict[str, Any]:
    """The addresses of the entries, at most `most` of them in their order, and how many entries there are."""
    import feedparser

    # A stream, never the bytes themselves: those the parser would take for a file's name or an address to fetch.
    found = feedparser.parse(
        io.BytesIO(data),
        sanitize_html=False,
        response_headers={"content-location": url, "content-type": content_type},
    )
    addresses = (entry.get("link") for entry in found.entries)
    kept = list(dict.fromkeys(link.strip() for link in addresses if isinstance(link, str) and link.strip()))
    return {
        "version": str(found.get("version") or ""),
        "total": len(kept),
        "links": [link.encode("utf-8", "replace").decode() for link in kept[:most]],
    }


def bound(memory: int, seconds: int) -> None:
    """Keep this process within `memory` bytes and `seconds` of work, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def main() -> None:
    """Read a feed as the command line says."""
    memory, seconds, most, url, content_type = sys.argv[1:]
    data = sys.stdin.buffer.read()
    try:
        import feedparser  # noqa: F401
    except ImportError:
        print(json.dumps({"error": "missing"}))
        return
    bound(int(memory), int(seconds))
    try:
        answer = links(data, url, content_type, int(most))
    except MemoryError:
        answer = {"error": "memory"}
    except Exception as error:  # noqa: BLE001 (whatever a feed makes its parser stumble over)
        answer = {"error": type(error).__name__}
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
