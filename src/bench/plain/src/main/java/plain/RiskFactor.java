package plain;

/** A risk factor that the patient has. */
public record RiskFactor(String code) {}
