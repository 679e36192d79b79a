/** Wiring: configuration, the clock, the rule set at start, the program itself. No other package imports it. */
package aftercare.service.app;
