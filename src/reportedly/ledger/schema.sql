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
    name        TEXT NOT NULL,
    ruled       INTEGER NOT NULL DEFAULT 0       -- 1 where a person gave the name
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
-- Pieces of the index are merged eight at a time: less work a story, and still few pieces to look through.
INSERT INTO statement_words (statement_words, rank) VALUES ('automerge', 8);

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

-- Who is the same across stories (agents).
CREATE TABLE identification (                    -- why an entity is held to be its agent
    entity      INTEGER PRIMARY KEY REFERENCES entity ON DELETE CASCADE,
    agent       INTEGER NOT NULL REFERENCES agent,
    day         INTEGER,                         -- of its story, counted from 0001-01-01
    reason      TEXT NOT NULL,                   -- the rule in words
    other       INTEGER,                         -- an entity that it was held against; NULL for the first sighting
    shared      TEXT NOT NULL                    -- the company that both keep, or the handle, as a list
) STRICT;
CREATE INDEX identification_agent ON identification (agent, day);
CREATE TABLE agent_trait (                       -- what stories call an agent, and how many do
    agent       INTEGER NOT NULL REFERENCES agent ON DELETE CASCADE,
    kind        TEXT NOT NULL,                   -- name, handle, role
    value       TEXT NOT NULL,
    sightings   INTEGER NOT NULL,
    PRIMARY KEY (agent, kind, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE agent_key (                         -- under which keys an agent is found; `seen` is the version last seen in
    key         TEXT NOT NULL,
    agent       INTEGER NOT NULL REFERENCES agent ON DELETE CASCADE,
    seen        INTEGER NOT NULL,
    sightings   INTEGER NOT NULL,
    PRIMARY KEY (key, agent)
) STRICT, WITHOUT ROWID;
CREATE INDEX agent_key_seen ON agent_key (key, seen);
CREATE INDEX agent_key_agent ON agent_key (agent);
CREATE TABLE agent_merge (                       -- two agents that a later story showed to be one
    id          INTEGER PRIMARY KEY,
    kept        INTEGER NOT NULL,
    gone        INTEGER NOT NULL,
    name        TEXT NOT NULL,                   -- that of the one which is gone
    bridge      INTEGER,                         -- the entity that showed it
    reason      TEXT NOT NULL
) STRICT;
CREATE TABLE company (                           -- whom a story names: what its people and bodies are known by
    version     INTEGER PRIMARY KEY REFERENCES version ON DELETE CASCADE,
    names       TEXT NOT NULL                    -- full names of persons, bodies, places, as three lists
) STRICT;
CREATE TABLE said (                              -- who said what, in the order of time
    agent       INTEGER NOT NULL REFERENCES agent ON DELETE CASCADE,
    dated       TEXT NOT NULL,                   -- '' where no date is known
    statement   INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    PRIMARY KEY (agent, dated, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX said_statement ON said (statement);

-- Quotations, and which are the same.
CREATE TABLE quotation (                         -- words in quotation marks, or a post
    id          INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice: the keys of a quotation that went name nobody
    version     INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    statement   INTEGER REFERENCES statement ON DELETE CASCADE,  -- NULL where no statement holds the words
    start       INTEGER NOT NULL,                -- the extent of its pieces
    "end"       INTEGER NOT NULL,
    pieces      TEXT NOT NULL,                   -- the spans between the marks
    words       TEXT NOT NULL,                   -- folded, with a space between
    size        INTEGER NOT NULL,                -- how many words
    dated       INTEGER NOT NULL,                -- the day of publication as 20240314; 99999999 where it is unknown
    family      INTEGER NOT NULL                 -- one number for all that are the same quotation or parts of it
) STRICT;
CREATE INDEX quotation_version ON quotation (version);
CREATE INDEX quotation_statement ON quotation (statement);
CREATE INDEX quotation_family ON quotation (family, size);

CREATE TABLE quotation_key (                     -- pairs of content words by which quotations are found
    key         INTEGER NOT NULL,                -- a hash
    dated       INTEGER NOT NULL,
    quotation   INTEGER NOT NULL,
    PRIMARY KEY (key, dated, quotation)
) STRICT, WITHOUT ROWID;

CREATE TABLE quotation_tie (                     -- why a quotation stands in the family of another
    quotation   INTEGER PRIMARY KEY REFERENCES quotation ON DELETE CASCADE,
    other       INTEGER NOT NULL,
    reason      TEXT NOT NULL
) STRICT;

-- Copies: stories that share their words.
CREATE TABLE fingerprint (                       -- some runs of eight words, by which copies are found
    key         INTEGER NOT NULL,                -- a hash
    version     INTEGER NOT NULL,
    PRIMARY KEY (key, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE signature (                         -- who signs a version
    version     INTEGER PRIMARY KEY REFERENCES version ON DELETE CASCADE,
    authors     TEXT NOT NULL,
    told        TEXT NOT NULL                    -- spans of its posts and of what it gives as somebody's own words
) STRICT;

CREATE TABLE copy (
    version     INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    original    INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,  -- the other, where known = 0
    share       REAL NOT NULL,                   -- of the shorter one's runs of eight words
    kind        TEXT NOT NULL,                   -- story, passage, or quotation: both quote the same at length
    known       INTEGER NOT NULL,                -- 1 where it is known which of the two was first
    reason      TEXT NOT NULL,                   -- how that is known, or why it is not
    passages    TEXT NOT NULL,                   -- the spans of the copy that are shared
    of_original TEXT NOT NULL,                   -- and those of the original
    PRIMARY KEY (version, original)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_original ON copy (original);

-- Standing: what the rules of origin ask of a statement, what others reply to it, and what came out for each claim.
-- Evidence is a list of [version, start, end].
CREATE TABLE sourcing (                          -- of an attributed statement
    statement   INTEGER PRIMARY KEY REFERENCES statement ON DELETE CASCADE,
    own_reporting TEXT NOT NULL,
    hedged      INTEGER NOT NULL,
    in_notice   INTEGER NOT NULL,                -- 1 where a notice of its story says it
    source      TEXT,                            -- [start, end) of the words that name the speaker
    settled     TEXT,                            -- [start, end) of the notice of its own story that answers it
    author      INTEGER REFERENCES entity        -- whose word it is: of a document that speaks, whom the story quotes from it; else who told the speaker
) STRICT;
CREATE TABLE concern (                           -- whom a content names, in its order
    statement   INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    entity      INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE,
    subject     INTEGER NOT NULL,                -- 1 for those named first, joined by "and"
    PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX concern_entity ON concern (entity);
CREATE TABLE asking (                            -- who a denial, a confirmation, a forecast, an open question is about
    entity      INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE,
    statement   INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    PRIMARY KEY (entity, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX asking_statement ON asking (statement);
CREATE TABLE notice (                            -- what a story says about itself
    version     INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    type        TEXT NOT NULL,
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    supersedes  TEXT NOT NULL,                   -- the spans that it makes out of date
    PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE reply (                             -- a statement that denies, confirms or settles another one
    statement   INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    by          INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    kind        TEXT NOT NULL,
    PRIMARY KEY (statement, by)
) STRICT, WITHOUT ROWID;
CREATE INDEX reply_by ON reply (by);
CREATE TABLE rests_on (                          -- which story a statement has its words from, by copying or citing
    statement   INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    story       INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    PRIMARY KEY (statement, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX rests_on_story ON rests_on (story);
CREATE TABLE origin (                            -- the far ends of the chains behind a claim that are known
    claim       INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    agent       INTEGER,
    name        TEXT NOT NULL,
    evidence    TEXT NOT NULL,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE standing (                          -- what the graph of a claim supports, with reasons
    claim       INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    standing    TEXT NOT NULL,
    rule        TEXT NOT NULL,                   -- its code
    named       INTEGER,
    evidence    TEXT NOT NULL,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_standing ON standing (standing, claim);
CREATE TABLE stale_standing (claim INTEGER PRIMARY KEY) STRICT;  -- empty but while a story is being added

CREATE TABLE upstream_correction (               -- a statement whose story has it from one that corrected or withdrew it
    claim       INTEGER NOT NULL,
    statement   INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    story       INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,  -- which did
    type        TEXT NOT NULL,                   -- of the notice
    version     INTEGER NOT NULL,                -- where the notice stands
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    PRIMARY KEY (claim, statement, version, start)
) STRICT, WITHOUT ROWID;
CREATE INDEX upstream_correction_statement ON upstream_correction (statement);
CREATE INDEX upstream_correction_story ON upstream_correction (story);

-- Primary documents: which stored texts are some, and how the quotations of stories stand in them.
CREATE TABLE primary_document (                  -- a version that is itself a letter, a filing, a transcript
    version     INTEGER PRIMARY KEY REFERENCES version ON DELETE CASCADE,
    kind        TEXT NOT NULL,                   -- 'article' where a person says that it is none
    reason      TEXT NOT NULL,                   -- by which sign, or 'declared'
    given       INTEGER NOT NULL                 -- 1 where a person says so; holds for later versions too
) STRICT;
CREATE TABLE document_key (                      -- pairs of content words by which documents are found
    key         INTEGER NOT NULL,                -- a hash, as in quotation_key
    version     INTEGER NOT NULL,
    PRIMARY KEY (key, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE document_check (                    -- a quotation that stands in a document
    quotation   INTEGER NOT NULL REFERENCES quotation ON DELETE CASCADE,
    document    INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    wording     TEXT NOT NULL,                   -- its class, against the document
    places      TEXT NOT NULL,                   -- spans of the document, that of the same speaker first
    difference  TEXT NOT NULL,                   -- steps: what, the span of the story, the span of the document
    speaker     TEXT,                            -- who speaks there, as the document has it
    speaker_differs INTEGER,                     -- NULL where nobody can tell
    documents   INTEGER NOT NULL,                -- 1 where it makes the statement documented
    PRIMARY KEY (quotation, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_check_document ON document_check (document);

-- What people decide; it wins over the machine until it is undone.
CREATE TABLE decision (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    action      TEXT NOT NULL,
    given       TEXT NOT NULL,                   -- the name or the words that came with it
    about       TEXT NOT NULL,                   -- in words
    made_by     TEXT NOT NULL,
    made_at     TEXT NOT NULL,                   -- ISO 8601, UTC
    note        TEXT,
    before      TEXT,                            -- what taking it back needs
    undone_by   TEXT,
    undone_at   TEXT
) STRICT;
CREATE TABLE decision_anchor (                   -- what it is about: a story's entity or statement, by its words
    decision    INTEGER NOT NULL REFERENCES decision ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    part        TEXT NOT NULL,                   -- first, second, out, stay
    story       INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    what        TEXT NOT NULL,                   -- entity, statement
    words       TEXT NOT NULL,                   -- its name, or what was said
    PRIMARY KEY (decision, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_anchor_story ON decision_anchor (story);

-- Claims: statements that say the same, and how they are found.
CREATE TABLE claim (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice
    name        TEXT NOT NULL UNIQUE                -- how people and JSON call it: 'c7'
) STRICT;
CREATE TABLE membership (
    statement   INTEGER PRIMARY KEY REFERENCES statement ON DELETE CASCADE,
    claim       INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,
    reason      TEXT NOT NULL,                   -- the check that tied it: first, same_words, same_sense, or a person
    beside      INTEGER,                         -- the member that it was found the same as; NULL for the first
    likeness    REAL                             -- of the two
) STRICT;
CREATE INDEX membership_claim ON membership (claim);
CREATE TABLE claim_part (                        -- what a statement says beside its own claim: a part of it in another's
    statement   INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    beside      INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,  -- which it was found the same as: it is in its claim
    start       INTEGER NOT NULL,                -- of the part, in the text of the version
    "end"       INTEGER NOT NULL,
    reason      TEXT NOT NULL,                   -- the check that tied it: same_words, same_sense
    likeness    REAL NOT NULL,                   -- of the two
    parted      TEXT,                            -- the decision by which a person took it out; NULL where it stands
    PRIMARY KEY (statement, beside)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_part_beside ON claim_part (beside);
CREATE VIEW claim_member AS                      -- who is in which claim: whole, or with the part from start to end
    SELECT statement, claim, NULL AS start, NULL AS "end" FROM membership
    UNION ALL
    SELECT part.statement, theirs.claim, part.start, part."end" FROM claim_part AS part
    JOIN membership AS theirs ON theirs.statement = part.beside
    LEFT JOIN membership AS own ON own.statement = part.statement
    WHERE part.parted IS NULL AND own.claim IS NOT theirs.claim AND NOT EXISTS (
        SELECT 1 FROM claim_part AS other JOIN membership AS its ON its.statement = other.beside
        WHERE other.statement = part.statement AND other.beside < part.beside
        AND other.parted IS NULL AND its.claim = theirs.claim
    );
CREATE TABLE attribution_dropped (               -- a sentence in a story's own voice that says what another attributes
    statement   INTEGER PRIMARY KEY REFERENCES statement ON DELETE CASCADE,
    attributed  INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    reason      TEXT NOT NULL                    -- earlier, or copied
) STRICT;
CREATE INDEX attribution_dropped_attributed ON attribution_dropped (attributed);
CREATE TABLE claim_word (                        -- how many stories have a word; key 0 counts the stories
    key         INTEGER PRIMARY KEY,             -- a hash
    stories     INTEGER NOT NULL
) STRICT;
CREATE TABLE claim_key (                         -- the words by which a story is found
    key         INTEGER NOT NULL,                -- a hash
    day         INTEGER NOT NULL,                -- of publication, counted from 0001-01-01; 0 where it is unknown
    version     INTEGER NOT NULL,
    PRIMARY KEY (key, day, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE claim_words_of (                    -- of a version: its words and its keys, for taking them back
    version     INTEGER PRIMARY KEY REFERENCES version ON DELETE CASCADE,
    day         INTEGER NOT NULL,
    words       BLOB NOT NULL,                   -- hashes, eight bytes each
    keys        BLOB NOT NULL
) STRICT;
CREATE TABLE claim_vector (                      -- by what a statement is found when others are held against it
    statement   INTEGER PRIMARY KEY REFERENCES statement ON DELETE CASCADE,
    vector      BLOB NOT NULL,                   -- what it is about, as the network of likeness sees it: a byte a number
    told        BLOB NOT NULL DEFAULT x''        -- its words that tell anything, four bytes each (claim_key's, cut short)
) STRICT;

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

-- By which rules the links were made.
CREATE TABLE rules (
    number      INTEGER NOT NULL                 -- of the rules; the older ones are told, and `refresh` links anew
) STRICT;
