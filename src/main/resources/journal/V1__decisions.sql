-- One schema for SQLite and PostgreSQL. Times are microseconds since 1970, hashes are SHA-256.

-- The files of a rule set, so that every decision can be made again with the rules of its time.
CREATE TABLE rule_set (
    version TEXT NOT NULL PRIMARY KEY,
    files ${bytes} NOT NULL
) ${strict};

-- The chain: each record names the hash of the one before. Nothing in it tells of a patient.
CREATE TABLE decision (
    sequence ${number} NOT NULL PRIMARY KEY,
    decision_id TEXT NOT NULL UNIQUE,
    decided_at ${number} NOT NULL,
    reported_at ${number} NOT NULL,
    caller TEXT NOT NULL,
    key_hash ${bytes},
    rule_set TEXT NOT NULL REFERENCES rule_set (version),
    program TEXT NOT NULL,
    urgency TEXT NOT NULL,
    complete ${number} NOT NULL CHECK (complete IN (0, 1)),
    rule_ids TEXT NOT NULL,
    content_hash ${bytes} NOT NULL,
    previous_hash ${bytes} NOT NULL UNIQUE,
    hash ${bytes} NOT NULL,
    UNIQUE (caller, key_hash)
) ${strict};

CREATE INDEX decision_by_time ON decision (decided_at);

-- What tells of a patient, apart, so that it can be erased and the chain stays whole. The salt makes the hash that stays
-- behind useless for guessing.
CREATE TABLE content (
    sequence ${number} NOT NULL PRIMARY KEY REFERENCES decision (sequence),
    salt ${bytes} NOT NULL,
    report_id TEXT,
    request_hash ${bytes} NOT NULL,
    coded_report ${bytes} NOT NULL,
    answer ${bytes} NOT NULL
) ${strict};

CREATE INDEX content_by_report ON content (report_id);

-- Signed statements: `head`, the chain reached this record; `removed`, everything up to this record was removed; `erased`,
-- the content of this record was erased.
CREATE TABLE seal (
    kind TEXT NOT NULL CHECK (kind IN ('head', 'removed', 'erased')),
    sequence ${number} NOT NULL,
    hash ${bytes} NOT NULL,
    sealed_at ${number} NOT NULL,
    key_id TEXT NOT NULL,
    signature ${bytes} NOT NULL,
    PRIMARY KEY (kind, sequence, key_id)
) ${strict};

-- One row, written to find out whether the database can be written again.
CREATE TABLE pulse (
    id ${number} NOT NULL PRIMARY KEY,
    beat_at ${number} NOT NULL
) ${strict};

INSERT INTO pulse (id, beat_at) VALUES (1, 0);
