package plain;

/** The report as a whole. */
public record Report(Boolean asymptomatic, int symptomCount) {}
