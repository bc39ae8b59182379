-- The ledger: one SQLite file. Texts are evidence and never change; what people decide stands beside them.
-- Offsets are code points [start, end) into version.text. Lists and records in a column are JSON.

CREATE TABLE story (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE,            -- how people and JSON call it
    key         TEXT NOT NULL UNIQUE,            -- 'url:...' or, where there is none, 'sha256:...' of the text
    url         TEXT,
    outlet      TEXT,                            -- of the latest version, as are the next two
    published   TEXT,
    title       TEXT
) STRICT;
CREATE INDEX story_published ON story (published);
CREATE INDEX story_outlet ON story (outlet);

CREATE TABLE version (
    id          INTEGER PRIMARY KEY,
    story       INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    number      INTEGER NOT NULL,                -- from 1
    current     INTEGER NOT NULL,                -- 1 for the latest; only its statements are linked
    sha256      TEXT NOT NULL,
    text        TEXT NOT NULL,
    published   TEXT,
    modified    TEXT,
    added_at    TEXT NOT NULL,                   -- ISO 8601, UTC
    record      BLOB NOT NULL,                   -- the line of `reportedly read --json` but for document.text, zlib
    UNIQUE (story, number),
    UNIQUE (story, sha256)
) STRICT;

CREATE TABLE agent (                             -- somebody or something, across stories
    id          INTEGER PRIMARY KEY,
    type        TEXT NOT NULL,
    name        TEXT NOT NULL
) STRICT;

CREATE TABLE entity (                            -- somebody or something, as one story has it
    id          INTEGER PRIMARY KEY,
    version     INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    local       TEXT NOT NULL,                   -- its id in the record
    type        TEXT NOT NULL,
    name        TEXT NOT NULL,
    agent       INTEGER REFERENCES agent,
    UNIQUE (version, local)
) STRICT;
CREATE INDEX entity_agent ON entity (agent);

CREATE TABLE statement (                         -- a statement, or a sentence in the article's own voice
    id          INTEGER PRIMARY KEY,
    version     INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    local       TEXT,                            -- its id in the record; NULL in the article's own voice
    own_voice   INTEGER NOT NULL,
    start       INTEGER NOT NULL,                -- the extent of its content
    "end"       INTEGER NOT NULL,
    pieces      TEXT NOT NULL,                   -- the spans of its content
    text        TEXT NOT NULL,                   -- the words of the pieces, joined by ' ... '
    quotation   TEXT,
    kind        TEXT,
    polarity    TEXT,
    medium      TEXT,
    said_on     TEXT,
    basis       TEXT,
    parent      INTEGER REFERENCES statement,
    confidence  REAL,
    dated       TEXT                             -- said_on, else the day of publication: the order of `who`
) STRICT;
CREATE INDEX statement_version ON statement (version);

CREATE TABLE speaker (
    statement   INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    entity      INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE,
    PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX speaker_entity ON speaker (entity);

CREATE TABLE hop (                               -- who stands between the article and the speaker, nearest first
    statement   INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    entity      INTEGER REFERENCES entity ON DELETE CASCADE,
    name        TEXT NOT NULL,
    relation    TEXT NOT NULL,
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX hop_entity ON hop (entity);

CREATE VIRTUAL TABLE statement_words USING fts5 (
    text, content = 'statement', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

-- What could not be read or understood.
CREATE TABLE problem (
    id          INTEGER PRIMARY KEY,
    version     INTEGER REFERENCES version ON DELETE CASCADE,  -- NULL where the source gave no story
    source      TEXT,                            -- the file, archive member or address
    code        TEXT NOT NULL,                   -- `reportedly explain CODE`
    message     TEXT NOT NULL,
    start       INTEGER,
    "end"       INTEGER
) STRICT;
CREATE INDEX problem_version ON problem (version);
CREATE INDEX problem_source ON problem (source) WHERE version IS NULL;
CREATE INDEX statement_parent ON statement (parent) WHERE parent IS NOT NULL;
