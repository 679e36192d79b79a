-- For PostgreSQL alone: what several services on one database share beside the decisions.

-- Rule sets that were published once for all of them, each signed with a key that is not in this database. A row counts for a
-- service only where the signature of its bundle fits.
CREATE TABLE published (
    sequence ${number} NOT NULL PRIMARY KEY CHECK (sequence > 0),
    bundle ${bytes} NOT NULL,
    published_at ${number} NOT NULL
);

-- Which service answers by which rules: each writes its own row again and again. `sequence` is 0 for rules of a folder, `trouble`
-- the code of what is wrong there, or empty.
CREATE TABLE replica (
    replica_id TEXT NOT NULL PRIMARY KEY CHECK (replica_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$'),
    sequence ${number} NOT NULL CHECK (sequence >= 0),
    version TEXT NOT NULL CHECK (version ~ '^(sha256:[0-9a-f]{64})?$'),
    since ${number} NOT NULL,
    seen_at ${number} NOT NULL,
    trouble TEXT NOT NULL CHECK (trouble ~ '^([A-Z]+-[0-9]{3})?$')
);
