package plain;

/** A needled region under one of its groups. */
public record Region(String code, String group) {}
