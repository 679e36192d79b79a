/** A rule as data: conditions, their tests, the fields of facts. */
package aftercare.ruleset.model;
