"""Stories near enough to one for their statements to be held against its own: by rare words, nearest in time.

What a word gives is bounded, so that finding them costs the same however many stories there are.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from ..linking.claims import key, keys, words_of
from ..linking.points import Point

WINDOW = 1000
"""Days between two stories, beyond which what they say is not held against each other: pages are often dated anew."""
NEAR = 60
_BEFORE, _AFTER, _UNDATED = 16, 8, 8
"""Stories that one word gives: published before or on the day, after it, and without a date."""
_LEAST_SHARED, _LEAST_SHARED_FAR = 2, 8
"""Rare words that two stories must share, and those that are more than `NEAR` days apart."""
_NEIGHBOURS = 12


class Keys(NamedTuple):
    """The words of a story, those by which it is found, and those by which it finds others, as numbers."""

    words: list[int]
    keys: list[int]
    asked: list[int]


def keys_of(db: sqlite3.Connection, points: Iterable[Point]) -> Keys:
    """By which words a story is found; how many stories have a word is known from those added before."""
    words = {word: key(word) for word in words_of(points)}
    counts = words_of(points)
    stories = {}
    for word, number in words.items():
        row = db.execute("SELECT stories FROM claim_word WHERE key = ?", (number,)).fetchone()
        stories[word] = row[0] if row else 0
    total = db.execute("SELECT stories FROM claim_word WHERE key = 0").fetchone()
    chosen = keys(counts, stories, total[0] if total else 0)
    had = {word: count for word, count in counts.items() if stories[word]}  # a word that is new finds nobody
    asked = keys(had, stories, total[0] if total else 0)
    return Keys(sorted(set(words.values())), [words[word] for word in chosen], [words[word] for word in asked])


def store_keys(db: sqlite3.Connection, version: int, day: int, found: Keys) -> None:
    db.executemany(
        "INSERT INTO claim_word (key, stories) VALUES (?, 1) ON CONFLICT (key) DO UPDATE SET stories = stories + 1",
        [(word,) for word in [0, *found.words]],
    )
    db.executemany("INSERT OR IGNORE INTO claim_key VALUES (?, ?, ?)", [(word, day, version) for word in found.keys])
    blobs = (array("q", found.words).tobytes(), array("q", found.keys).tobytes())
    db.execute("INSERT INTO claim_words_of (version, day, words, keys) VALUES (?, ?, ?, ?)", (version, day, *blobs))


def neighbours(db: sqlite3.Connection, version: int, day: int, found: Sequence[int]) -> list[int]:
    """Stories that share rare words with `version` and are not far off in time, the nearest kin first."""
    shared: Counter[int] = Counter()
    days: dict[int, int] = {}
    for word in found:
        for other, its_day in _holders(db, word, day):
            if other != version:
                shared[other] += 1
                days[other] = its_day
    likely = [row for row in shared if shared[row] >= min(_least(day, days[row]), len(found))]
    return sorted(likely, key=lambda row: (-shared[row], row))[:_NEIGHBOURS]


def _least(day: int, other: int) -> int:
    return _LEAST_SHARED_FAR if day and other and abs(day - other) > NEAR else _LEAST_SHARED


def _holders(db: sqlite3.Connection, word: int, day: int) -> list[tuple[int, int]]:
    """Versions that have a word among their keys, with their days: a fixed number of those nearest in time."""
    ask = "SELECT version, day FROM claim_key WHERE key = ?"
    undated = db.execute(f"{ask} AND day = 0 ORDER BY version DESC LIMIT ?", (word, _UNDATED)).fetchall()
    if day == 0:
        dated = db.execute(f"{ask} AND day > 0 ORDER BY day DESC, version DESC LIMIT ?", (word, _BEFORE)).fetchall()
        return [*undated, *dated]
    before = db.execute(
        f"{ask} AND day BETWEEN max(1, ?) AND ? ORDER BY day DESC, version DESC LIMIT ?",
        (word, day - WINDOW, day, _BEFORE),
    ).fetchall()
    after = db.execute(
        f"{ask} AND day BETWEEN ? AND ? ORDER BY day, version LIMIT ?", (word, day + 1, day + WINDOW, _AFTER)
    ).fetchall()
    return [*before, *after, *undated]


def day(db: sqlite3.Connection, version: int) -> int:
    (published,) = db.execute("SELECT published FROM version WHERE id = ?", (version,)).fetchone()
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return 0


def numbers(blob: bytes) -> list[int]:
    found = array("q")
    found.frombytes(blob)
    return found.tolist()
