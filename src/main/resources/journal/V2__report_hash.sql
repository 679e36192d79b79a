-- Of a report that came with an idempotency key: the hash of what it says, however its JSON is written, so that the same report is
-- known again when it is sent again. Records of before have none. It is covered by the hash of the content and erased with it.
ALTER TABLE content ADD COLUMN report_hash ${bytes};
