/** Wiring: configuration, the clock, the rule set at start, the program itself. Imported by nobody. */
package aftercare.service.app;
