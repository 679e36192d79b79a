/** The reports that a condition is met by: boxes of values, side by side, and what they have in common. */
package aftercare.ruleset.sense.space;
