/** The databases that keep a decision log, SQLite and PostgreSQL, by one schema and the same statements. */
package aftercare.journal.store;
