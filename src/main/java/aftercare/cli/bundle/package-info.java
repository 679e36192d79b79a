/** The verb that publishes a rule set, and where it may be published. */
package aftercare.cli.bundle;
