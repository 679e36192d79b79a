package plain;

/** Who was treated; there is exactly one. */
public record Patient(Double ageYears, Boolean pregnant, Double bmi) {}
