package aftercare.service.http;

import aftercare.service.access.Issuer;
import aftercare.service.access.Roles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every header that must open nothing, though everything else about its token would open everything. */
final class BadCredentials {

    private static final String[] ALL = Roles.ALL.toArray(String[]::new);

    private final Issuer issuer;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private BadCredentials(Issuer issuer) {
        this.issuer = issuer;
    }

    /**
     * Header lines by what is wrong with them.
     *
     * @param issuer whose key the service knows
     * @param address where the keys of somebody else could be fetched
     */
    static Map<String, String> of(Issuer issuer, String address) {
        BadCredentials bad = new BadCredentials(issuer);
        bad.headers.put("no token", "");
        bad.notTokens();
        bad.wrongClaims();
        bad.wrongSignatures();
        bad.wrongHeaders();
        bad.foreignKeys(address);
        return bad.headers;
    }

    private void notTokens() {
        String good = issuer.token("somebody", ALL);
        headers.put("an empty header", "Authorization:\r\n");
        headers.put("an empty token", "Authorization: Bearer \r\n");
        headers.put("no scheme", "Authorization: " + good + "\r\n");
        headers.put("another scheme", "Authorization: Basic c29tZWJvZHk6c2VjcmV0\r\n");
        headers.put("two tokens in a header", "Authorization: Bearer " + good + ", Bearer " + good + "\r\n");
        headers.put("two headers", bearer(good) + bearer(good));
        headers.put("two headers, the first is bad", bearer("bad") + bearer(good));
        headers.put("two headers, the second is bad", bearer(good) + bearer("bad"));
        headers.put("a token in another header", "X-Authorization: Bearer " + good + "\r\n");
        headers.put("a token as a cookie", "Cookie: Authorization=" + good + "\r\n");
        bad("a word", "word");
        bad("dots", "..");
        bad("five parts", good + ".a.b");
        bad("a header that is not JSON", "e30x" + good.substring(good.indexOf('.')));
    }

    private void wrongClaims() {
        claim("expired", "exp", Issuer.at(Duration.ofMinutes(-1)));
        claim("expired long ago", "exp", 0L);
        claim("no end", "exp", null);
        claim("an end that is no time", "exp", "tomorrow");
        claim("not yet valid", "nbf", Issuer.at(Duration.ofMinutes(2)));
        claim("another audience", "aud", "bookkeeping");
        claim("other audiences", "aud", List.of("bookkeeping", "after"));
        claim("no audience", "aud", null);
        claim("another issuer", "iss", "https://login.example.com/");
        claim("the issuer without its end", "iss", Issuer.NAME.substring(0, Issuer.NAME.length() - 1));
        claim("no issuer", "iss", null);
        claim("nobody", "sub", null);
        claim("an empty name", "sub", "");
        claim("a name of two lines", "sub", "some\nbody");
        claim("a name that runs backwards", "sub", "some\u202ebody");
        claim("too long a name", "sub", "x".repeat(129));
        claim("the name of who asks without a token", "sub", "local");
        claim("the name of an EHR", "sub", "cds:clinic");
        claim("a name that is no text", "sub", 7);
    }

    private void wrongSignatures() {
        Map<String, Object> claims = Issuer.claims("somebody", ALL);
        String good = issuer.token(claims);
        String content = good.substring(0, good.lastIndexOf('.'));
        String signature = good.substring(good.lastIndexOf('.') + 1);
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            bad("alg `" + none + "`", Issuer.unsigned(Map.of("alg", none), claims, ""));
            bad("alg `" + none + "` with a signature", Issuer.unsigned(Map.of("alg", none), claims, signature));
        }
        bad("no alg", Issuer.unsigned(Map.of("typ", "JWT"), claims, signature));
        bad("HS256 with the public key as PEM", hmac(claims, issuer.pem().getBytes(StandardCharsets.US_ASCII)));
        bad("HS256 with it stripped", hmac(claims, issuer.pem().strip().getBytes(StandardCharsets.US_ASCII)));
        bad("HS256 with the public key as DER", hmac(claims, issuer.publicKey().getEncoded()));
        bad(
                "another algorithm of the same key",
                content.replace(
                                content.substring(0, content.indexOf('.')),
                                header(Map.of("alg", "RS512", "kid", "one")))
                        + "." + signature);
        bad("no signature", content + ".");
        bad("half a signature", content + "." + signature.substring(signature.length() / 2));
        bad("another signature", content + "." + signature.substring(0, 40) + "AAAA" + signature.substring(44));
        String more = issuer.token("somebody");
        bad("the signature of another token", content + more.substring(more.lastIndexOf('.')));
        bad("a header that must be understood", issuer.token(claims, Map.of("crit", List.of("exp"), "exp", 1)));
    }

    /** Well signed, and a header is of another kind than RFC 7515 says. */
    private void wrongHeaders() {
        Map<String, Object> claims = Issuer.claims("somebody", ALL);
        for (Object kid : List.of(7, true, List.of("one"), Map.of("kid", "one"))) {
            bad("a name of a key that is no text: " + kid, issuer.token(claims, Map.of("kid", kid)));
        }
        bad("a kind of content that is no text", issuer.token(claims, Map.of("cty", 7)));
        bad("an algorithm that is no text", Issuer.unsigned(Map.of("alg", 256), claims, "AAAA"));
        bad("algorithms", Issuer.unsigned(Map.of("alg", List.of("RS256")), claims, "AAAA"));
    }

    private void foreignKeys(String address) {
        Map<String, Object> claims = Issuer.claims("somebody", ALL);
        Issuer known = Issuer.rsa("RS256", "one");
        Issuer unknown = Issuer.rsa("RS256", "another");
        bad("another key", known.token(claims));
        bad("another key by its own name", unknown.token(claims));
        bad("another key that is to be fetched", known.token(claims, Map.of("jku", address)));
        bad("another key that is to be fetched, by its own name", unknown.token(claims, Map.of("jku", address)));
        bad("another key in the header", known.token(claims, Map.of("jwk", known.jwk())));
        bad("another key in the header, by its own name", unknown.token(claims, Map.of("jwk", unknown.jwk())));
        bad("another certificate that is to be fetched", known.token(claims, Map.of("x5u", address)));
        bad("a key that is a file", unknown.token(claims, Map.of("kid", "../../../../dev/null")));
    }

    private void claim(String what, String name, Object value) {
        Map<String, Object> claims = Issuer.claims("somebody", ALL);
        if (value == null) {
            claims.remove(name);
        } else {
            claims.put(name, value);
        }
        bad(what, issuer.token(claims));
    }

    private void bad(String what, String token) {
        headers.put(what, bearer(token));
    }

    private String hmac(Map<String, Object> claims, byte[] key) {
        return issuer.signedWithPublicKey(claims, key);
    }

    private static String header(Map<String, Object> header) {
        String token = Issuer.unsigned(header, Map.of(), "");
        return Arrays.asList(token.split("\\.", -1)).get(0);
    }

    static String bearer(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }
}
