package plain;

import java.util.List;

/** What the patient tried; there is exactly one. */
public record SelfCare(String relief, List<String> tried) {}
