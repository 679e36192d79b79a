package plain;

/** A contradiction in the report. */
public record Doubt(String code) {}
