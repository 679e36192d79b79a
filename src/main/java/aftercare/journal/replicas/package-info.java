/** What several services on one PostgreSQL share beside the decisions: published rule sets, and which service runs which. */
package aftercare.journal.replicas;
