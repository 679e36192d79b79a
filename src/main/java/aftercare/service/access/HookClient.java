package aftercare.service.access;

import java.util.Optional;

/**
 * An EHR that may ask.
 *
 * @param name as the decision log knows it
 * @param issuer as its tokens name it
 * @param keyAddress what its tokens may name as the address of its keys; never fetched
 * @param ring its keys, from a file
 */
public record HookClient(String name, String issuer, Optional<String> keyAddress, KeyRing ring) {}
