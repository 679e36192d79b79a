GRANT USAGE ON SCHEMA "${flyway:defaultSchema}" TO ${serve};

-- The role that serves adds and reads, and can neither change nor remove a decision, whatever it was once given.
REVOKE ALL ON rule_set, decision, content, seal, pulse FROM PUBLIC, ${serve};
GRANT SELECT, INSERT ON rule_set, decision, content, seal TO ${serve};
GRANT SELECT, UPDATE ON pulse TO ${serve};
-- It reads what is published, which whoever owns the tables or was given the right to publish adds, and says what it runs.
REVOKE ALL ON published, replica FROM PUBLIC, ${serve};
GRANT SELECT ON published TO ${serve};
GRANT SELECT, INSERT, UPDATE ON replica TO ${serve};
