-- Parts of statements in the claims of others. Stories that are in the ledger get theirs when it is linked anew.
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
