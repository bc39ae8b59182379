-- The words by which a statement is found again. Stories that are in the ledger get theirs when it is linked anew.
CREATE TEMP TABLE vector_kept AS SELECT statement, vector FROM claim_vector;
DROP TABLE claim_vector;
CREATE TABLE claim_vector (                      -- by what a statement is found when others are held against it
    statement   INTEGER PRIMARY KEY REFERENCES statement ON DELETE CASCADE,
    vector      BLOB NOT NULL,                   -- what it is about, as the network of likeness sees it: a byte a number
    told        BLOB NOT NULL DEFAULT x''        -- its words that tell anything, four bytes each (claim_key's, cut short)
) STRICT;
INSERT INTO claim_vector (statement, vector) SELECT statement, vector FROM vector_kept;
DROP TABLE vector_kept;
