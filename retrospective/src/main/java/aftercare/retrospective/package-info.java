/**
 * A study on a cluster: Spark deals out the reports, the core answers each by two rule sets, and every report becomes a row of
 * Parquet. What is asked, counted and written is that of {@code aftercare study}, by the same classes; nothing here decides.
 */
package aftercare.retrospective;
