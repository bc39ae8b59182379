"""Reading: from bytes to documents.

`read_sources` reads files, folders, standard input and (when asked) addresses; `read_bytes` what
is already in memory; `from_text` makes a document of a text.
"""

from __future__ import annotations

from .record import Reading
from .sources import read_bytes, read_sources
from .text import from_text, read_text

__all__ = ["Reading", "from_text", "read_bytes", "read_sources", "read_text"]
