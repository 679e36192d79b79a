/** What operators see: meters, one log line a decision, spans. Never a value of a report. */
package aftercare.service.telemetry;
