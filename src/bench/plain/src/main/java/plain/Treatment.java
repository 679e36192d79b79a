package plain;

/** The session; there is exactly one. */
public record Treatment(Double hoursSince, String depth, Boolean sharpPainAtInsertion) {}
