-- Watching: which addresses are asked again, when they may be, and when a page was seen to hold which version.
CREATE TABLE watched (                           -- an address that is asked again: a page or a feed
    id          INTEGER PRIMARY KEY,
    url         TEXT NOT NULL UNIQUE,
    feed        INTEGER REFERENCES watched ON DELETE SET NULL,  -- the feed that lists it; NULL for what a person named
    story       INTEGER REFERENCES story ON DELETE CASCADE,  -- the story that it showed last
    first_at    TEXT NOT NULL,                   -- times are ISO 8601, UTC
    changed_at  TEXT,                            -- when it last showed another version
    due_at      TEXT NOT NULL,                   -- it is not asked before
    failures    INTEGER NOT NULL,                -- how often it could not be read since it last could
    gone        INTEGER NOT NULL,                -- 1 where it answered that the page is no longer there
    validated   TEXT,                            -- the address, after redirects, that gave the next three
    etag        TEXT,
    modified    TEXT,
    digest      TEXT                             -- of its bytes: the same are not read again
) STRICT;
CREATE INDEX watched_feed ON watched (feed) WHERE feed IS NOT NULL;
CREATE INDEX watched_story ON watched (story) WHERE story IS NOT NULL;
CREATE TABLE site (                              -- what is kept of a server between visits
    origin      TEXT PRIMARY KEY,                -- scheme, host and port
    robots      TEXT,                            -- the lines of its robots.txt that are for us; NULL where none are kept
    robots_at   TEXT,                            -- when they were read
    due_at      TEXT NOT NULL,                   -- it is not asked before
    failures    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE capture (                           -- a time through which a page was seen to hold a version
    version     INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    since       TEXT NOT NULL,                   -- first seen so
    until       TEXT NOT NULL,                   -- last seen so, with no other version in between
    source      TEXT NOT NULL,                   -- the address, or the file that holds the capture
    PRIMARY KEY (version, since)
) STRICT, WITHOUT ROWID;
CREATE TABLE forgotten (                         -- watched addresses whose story was taken out: not asked for a feed again
    address     TEXT PRIMARY KEY                 -- its sha256
) STRICT, WITHOUT ROWID;
