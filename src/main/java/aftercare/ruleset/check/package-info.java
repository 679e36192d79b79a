/**
 * Reads rule text and runs nothing: text in, parsed rules or problems with file, line and column out. Nothing is given to
 * the engine's builder that has not passed here.
 */
package aftercare.ruleset.check;
