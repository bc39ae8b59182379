"""The ledger's file: whether it is one, of which schema, and opened to be asked or to be added to.

Nothing is written before the file is known to be a whole ledger of a schema that this version knows.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISDIR
from time import monotonic, sleep
from typing import Final

from ..errors import LedgerError
from .migrations import SCHEMA_VERSION, make, migrate
from .rules import stamp

APPLICATION_ID: Final = 0x72707464
"""'rptd': what makes a SQLite file a ledger."""
MAGIC: Final = b"SQLite format 3\0"
MEMORY: Final = ":memory:"
CHECKED_BYTES: Final = 256_000_000
"""Up to this size the whole file is checked before it is added to; a longer one as it is used."""
CACHE_KIB: Final = 64_000
ADDING_CACHE_KIB: Final = 256_000
CHECKPOINT_PAGES: Final = 8_000
"""Written ahead before it is taken into the file: a page that many stories touch is then written once."""


def open_to_add(path: str | Path, *, wait: float) -> sqlite3.Connection:
    """The ledger at `path`, made where there is none, brought up to the newest schema where it is older."""
    name = str(path)
    existing = name != MEMORY and _size(path) > 0
    with told(name):
        if existing:
            _check(path, wait=wait)
        db = sqlite3.connect(
            name if name == MEMORY else _uri(path, "rwc"), uri=True, isolation_level=None, timeout=wait
        )
        try:
            _settle(db)
            _log_ahead(db, wait)
            db.execute(f"PRAGMA cache_size = -{ADDING_CACHE_KIB}")
            db.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
            db.execute("PRAGMA synchronous = NORMAL")  # a commit outlives the process; a power cut may undo the last
            _bring_up(db, name)
        except BaseException:
            db.close()
            raise
    return db


def open_to_ask(path: str | Path, *, wait: float) -> sqlite3.Connection:
    """The ledger at `path`, which nothing done through this connection can change."""
    name = str(path)
    if _size(path) <= 0:
        raise LedgerError("R602", path=name)
    with told(name):
        db = _readable(path, wait=wait)
        try:
            _settle(db)
            db.execute("PRAGMA query_only = ON")
            if _schema_of(db, name) < SCHEMA_VERSION:
                raise LedgerError("R604", path=name)
        except BaseException:
            db.close()
            raise
    return db


@contextmanager
def told(path: str) -> Iterator[None]:
    """What SQLite says of the file, said as one of the numbered errors."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        found = _told(path, error)
        if found is None:
            raise
        raise found from error


def _told(path: str, error: sqlite3.DatabaseError) -> LedgerError | None:
    reason = str(error)
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return LedgerError("R605", path=path, reason=reason)
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return LedgerError("R606", path=path, reason=reason)
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_READONLY:
            return LedgerError("R607", path=path, reason=reason)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LedgerError("R608", path=path)
    return None


def _size(path: str | Path) -> int:
    """The length of the file in bytes, -1 where there is none."""
    try:
        found = Path(path).stat()
    except FileNotFoundError:
        return -1
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LedgerError("R606", path=str(path), reason=reason.lower()) from error
    if S_ISDIR(found.st_mode):
        raise LedgerError("R601", path=str(path), reason="it is a folder")
    return found.st_size


def _check(path: str | Path, *, wait: float) -> None:
    """Raise unless the file is a whole ledger that may be added to; it is only read for this."""
    name = str(path)
    db = _readable(path, wait=wait)
    try:
        if _schema_of(db, name) == 0:
            return
        if not os.access(path, os.W_OK) or not os.access(Path(path).absolute().parent, os.W_OK):
            raise LedgerError("R607", path=name, reason="it, or its folder, is read-only")
        if _size(path) <= CHECKED_BYTES:
            found = db.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise LedgerError("R605", path=name, reason=" ".join(str(found).split()))
    finally:
        db.close()


def _readable(path: str | Path, *, wait: float) -> sqlite3.Connection:
    """A connection that only reads; without locks where the folder lets none be made."""
    name = str(path)
    try:
        with Path(path).open("rb") as file:
            head = file.read(len(MAGIC))
    except OSError as error:
        raise LedgerError("R606", path=name, reason=(error.strerror or str(error)).lower()) from error
    if head != MAGIC:
        raise LedgerError("R601", path=name, reason="it is no SQLite file")
    db = sqlite3.connect(_uri(path, "ro"), uri=True, isolation_level=None, timeout=wait)
    try:
        db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        db.close()
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        if _size(f"{name}-wal") > 0:
            raise LedgerError("R609", path=name) from error
        db = sqlite3.connect(_uri(path, "ro") + "&immutable=1", uri=True, isolation_level=None)
        try:
            db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except BaseException:
            db.close()
            raise
    except BaseException:
        db.close()
        raise
    return db


def _uri(path: str | Path, mode: str) -> str:
    return f"{Path(path).absolute().as_uri()}?mode={mode}"


def _settle(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA cell_size_check = ON")
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute(f"PRAGMA cache_size = -{CACHE_KIB}")


def _log_ahead(db: sqlite3.Connection, wait: float) -> None:
    """Write ahead of the file (WAL). SQLite does not wait by itself where another process does the same just now."""
    until = monotonic() + wait
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(0.02)


def _schema_of(db: sqlite3.Connection, name: str) -> int:
    """The version of the ledger's schema, 0 for a file that nothing was put into yet; raises for any other file."""
    application = db.execute("PRAGMA application_id").fetchone()[0]
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION_ID:
        if application == version == 0 and not db.execute("SELECT 1 FROM sqlite_schema").fetchone():
            return 0
        raise LedgerError("R601", path=name, reason="it is a database of something else")
    if version > SCHEMA_VERSION:
        raise LedgerError("R603", path=name, found=version, known=SCHEMA_VERSION)
    return version


def _bring_up(db: sqlite3.Connection, name: str) -> None:
    """Make the tables, or take them from an older schema to this one; all of it or nothing."""
    if _schema_of(db, name) == SCHEMA_VERSION:
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        version = _schema_of(db, name)  # another process may have come first
        if version == 0:
            make(db)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        else:
            migrate(db, version)
        if db.execute("SELECT 1 FROM version LIMIT 1").fetchone() is None:
            stamp(db)
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
