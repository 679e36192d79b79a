package plain;

/** A vital sign that was measured. */
public record Vital(String sign, double value) {}
