package plain;

/** What a rule concluded and others build on. */
public record Sign(String kind, String code) {}
