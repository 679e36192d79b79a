-- The role that retains removes, and can change nothing.
GRANT USAGE ON SCHEMA "${flyway:defaultSchema}" TO ${retain};
GRANT SELECT ON rule_set TO ${retain};
GRANT SELECT, DELETE ON decision, content TO ${retain};
GRANT SELECT, INSERT ON seal TO ${retain};
