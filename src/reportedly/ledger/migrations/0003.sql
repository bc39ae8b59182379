-- Primary documents, corrections upstream, and the number of the rules.
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

-- By which rules the links were made.
CREATE TABLE rules (
    number      INTEGER NOT NULL                 -- of the rules; the older ones are told, and `refresh` links anew
) STRICT;
INSERT INTO rules (number) VALUES (0);
