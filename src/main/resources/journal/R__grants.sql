GRANT USAGE ON SCHEMA "${flyway:defaultSchema}" TO ${serve}, ${retain};

-- The role that serves adds and reads, and can neither change nor remove a decision.
REVOKE ALL ON rule_set, decision, content, seal, pulse FROM PUBLIC;
GRANT SELECT, INSERT ON rule_set, decision, content, seal TO ${serve};
GRANT SELECT, UPDATE ON pulse TO ${serve};

-- The role that retains removes, and can change nothing.
GRANT SELECT ON rule_set TO ${retain};
GRANT SELECT, DELETE ON decision, content TO ${retain};
GRANT SELECT, INSERT ON seal TO ${retain};
