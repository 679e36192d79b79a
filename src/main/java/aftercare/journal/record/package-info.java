/** What a decision log holds and answers, whatever keeps it: records, their hashes, how they are asked for. */
package aftercare.journal.record;
