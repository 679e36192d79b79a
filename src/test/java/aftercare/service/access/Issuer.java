package aftercare.service.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Issues tokens in tests, good and bad ones, with a pair of keys made at run time. */
public final class Issuer {

    /** As the service under test is told. */
    public static final String NAME = "https://login.example.org/";

    /** As the service under test is told. */
    public static final String AUDIENCE = "aftercare";

    private final KeyPair pair;
    private final String algorithm;
    private final String keyId;

    private Issuer(String kind, int size, String algorithm, String keyId) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            if (size > 0) {
                generator.initialize(size);
            }
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no keys of this kind", e);
        }
        this.algorithm = algorithm;
        this.keyId = keyId;
    }

    /** With an RSA key. */
    public static Issuer rsa(String algorithm, String keyId) {
        return new Issuer("RSA", 2048, algorithm, keyId);
    }

    static Issuer weak() {
        return new Issuer("RSA", 1024, "RS256", "weak");
    }

    /** With a key on a curve. */
    public static Issuer ec(int bits, String algorithm, String keyId) {
        return new Issuer("EC", bits, algorithm, keyId);
    }

    static Issuer ed25519(String keyId) {
        return new Issuer("Ed25519", 0, "EdDSA", keyId);
    }

    /** What a good token of that caller says, to be changed. */
    public static Map<String, Object> claims(String subject, String... roles) {
        Map<String, Object> claims = new TreeMap<>();
        claims.put("iss", NAME);
        claims.put("aud", AUDIENCE);
        claims.put("sub", subject);
        claims.put("groups", Arrays.asList(roles));
        claims.put("exp", at(Duration.ofMinutes(10)));
        return claims;
    }

    /** A good token. */
    public String token(String subject, String... roles) {
        return token(claims(subject, roles));
    }

    /** A token that says this, well signed. */
    public String token(Map<String, Object> claims) {
        return token(claims, Map.of());
    }

    /** A token that says this, well signed, with more headers. */
    public String token(Map<String, Object> claims, Map<String, Object> headers) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(JsonUtil.toJson(claims));
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKeyIdHeaderValue(keyId);
        headers.forEach(signature::setHeader);
        signature.setKey(pair.getPrivate());
        signature.setDoKeyValidation(false);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("the token cannot be signed", e);
        }
    }

    /** A token with these headers and any last part. */
    public static String unsigned(Map<String, Object> headers, Map<String, Object> claims, String signature) {
        return base64(JsonUtil.toJson(headers)) + "." + base64(JsonUtil.toJson(claims)) + "." + signature;
    }

    /** A token that is signed as if the public key were a secret that both sides share. */
    public String signedWithPublicKey(Map<String, Object> claims, byte[] key) {
        String text = unsigned(Map.of("alg", "HS256", "typ", "JWT", "kid", keyId), claims, "");
        String content = text.substring(0, text.length() - 1);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return content + "." + base64(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC", e);
        }
    }

    public PublicKey publicKey() {
        return pair.getPublic();
    }

    /** As a file of keys has it. */
    public String pem() {
        return pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    String privatePem() {
        return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    /** As a header of a token or a set has it. */
    public Map<String, Object> jwk() {
        return jwk(OutputControlLevel.PUBLIC_ONLY);
    }

    Map<String, Object> privateJwk() {
        return jwk(OutputControlLevel.INCLUDE_PRIVATE);
    }

    private Map<String, Object> jwk(OutputControlLevel level) {
        try {
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
            key.setPrivateKey(pair.getPrivate());
            key.setKeyId(keyId);
            return key.toParams(level);
        } catch (JoseException e) {
            throw new IllegalStateException("no such key", e);
        }
    }

    /** A JSON Web Key Set. */
    public static String set(List<Map<String, Object>> keys) {
        return JsonUtil.toJson(Map.of("keys", keys));
    }

    /** A moment as tokens have it. */
    public static long at(Duration fromNow) {
        return Instant.now().plus(fromNow).getEpochSecond();
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + kind + "-----\n";
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
