package aftercare.domain;

/**
 * One thing in the request that a reason rests on.
 *
 * @param pointer JSON Pointer (RFC 6901) into the request; the empty text is the whole document
 * @param says the reported value in words
 */
public record Evidence(String pointer, String says) {}
