package aftercare.service.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** PublicKeys as they are published are read; what is no key, or must not lie there, is named. */
class KeyTextTest {

    private static final Issuer RSA = Issuer.rsa("RS256", "rsa");
    private static final Issuer EC = Issuer.ec(256, "ES256", "ec");
    private static final Issuer ED = Issuer.ed25519("ed");

    @Test
    void readsEveryKind() throws KeysUnusable {
        assertEquals(3, read(RSA.pem() + EC.pem() + ED.pem()).size());
        assertEquals(3, read(Issuer.set(List.of(RSA.jwk(), EC.jwk(), ED.jwk()))).size());
        assertEquals(
                1,
                read("  the key of our issuer\r\n" + RSA.pem().replace("\n", "\r\n") + "\n\n")
                        .size());
    }

    @Test
    void passesOverWhatVerifiesNothing() throws KeysUnusable {
        Map<String, Object> secret = Map.of("kty", "oct", "kid", "s", "k", "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0");
        Map<String, Object> unknown = Map.of("kty", "lattice", "kid", "l");
        Map<String, Object> encrypts = with(EC.jwk(), "use", "enc");
        Map<String, Object> wraps = with(EC.jwk(), "key_ops", List.of("wrapKey"));
        assertEquals(
                1,
                read(Issuer.set(List.of(secret, unknown, encrypts, wraps, RSA.jwk())))
                        .size());
        refused("there is no key here that can verify a token", Issuer.set(List.of(secret, unknown, encrypts, wraps)));
    }

    @Test
    void namesWhatIsNoKey() {
        refused("there is no key here that can verify a token", "");
        refused("there is no key here that can verify a token", "secret");
        refused("this is no JSON Web Key Set", "{");
        refused("this is no JSON Web Key Set", "{}");
        String pem = RSA.pem();
        refused("a `PUBLIC KEY` does not end", pem.substring(0, pem.length() / 2));
        refused("a `PUBLIC KEY` does not end", pem + pem.substring(0, pem.length() - 3));
        refused("a `PUBLIC KEY` cannot be read", pem.replaceFirst("\nMII", "\nMIX"));
        refused("there is a `CERTIFICATE`", pem.replace("PUBLIC KEY", "CERTIFICATE"));
    }

    @Test
    void namesWhatMustNotLieThere() {
        refused("there is a private key", RSA.privatePem());
        refused("there is a private key", RSA.pem() + EC.privatePem());
        refused("there is a private key", Issuer.set(List.of(RSA.jwk(), EC.privateJwk())));
        refused("there is an RSA key of less than 2048 bits", Issuer.weak().pem());
        refused("there are more than 32 keys", RSA.pem().repeat(33));
    }

    private static PublicKeys read(String text) throws KeysUnusable {
        return new KeyText("keys").read(text);
    }

    private static void refused(String what, String text) {
        String message =
                assertThrows(KeysUnusable.class, () -> read(text), text).getMessage();
        assertEquals("keys: " + what, message.substring(0, message.lastIndexOf(": ")));
    }

    private static Map<String, Object> with(Map<String, Object> key, String name, Object value) {
        key.put(name, value);
        return key;
    }
}
