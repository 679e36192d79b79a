package aftercare.service.http;

import aftercare.journal.record.Hash;
import io.opentelemetry.api.trace.Span;
import java.time.Instant;
import java.util.Optional;

/**
 * A report as it came in.
 *
 * @param body its bytes, never changed
 * @param key of its sender's for trying again; empty when there is none
 * @param arrivedAt the moment that its answer is about unless the report says another; in microseconds, as it is recorded
 * @param nanos the same moment on the clock that measures how long things take
 * @param span of the request, for who traces
 */
record Incoming(byte[] body, Caller caller, Optional<Hash> key, Instant arrivedAt, long nanos, Span span) {}
