package aftercare.domain;

/**
 * Something worth asking because a reported symptom needs it and the report lacks it.
 *
 * @param pointer where in the request the answer belongs
 * @param text the vocabulary's question
 */
public record Question(String pointer, String text) {}
