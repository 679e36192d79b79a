/**
 * What is asked of rules before they go live, beyond what makes them safe to load: what an emergency must say, characters that
 * a reader can see, limits of texts, sources that are listed, rules that
 * say what can turn them off, words that something answers for. A set that was live once is
 * loaded and replayed without these questions, so that a new demand never takes a good set away.
 */
package aftercare.ruleset.demands;
