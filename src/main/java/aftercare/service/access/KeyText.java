package aftercare.service.access;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Reads public keys as they are published: PEM, one or more, or a JSON Web Key Set (RFC 7517). */
final class KeyText {

    private static final Pattern PEM = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----");
    private static final List<String> KINDS = List.of("RSA", "EC", "Ed25519");
    private static final int FEWEST_RSA_BITS = 2048;

    private final String where;

    /** @param where the keys were found, for messages */
    KeyText(String where) {
        this.where = where;
    }

    PublicKeys read(String text) throws KeysUnusable {
        List<PublicJsonWebKey> keys = text.stripLeading().startsWith("{") ? set(text) : pem(text);
        if (keys.isEmpty()) {
            throw gone("there is no key here that can verify a token", "put public keys there, RSA, EC or Ed25519");
        }
        if (keys.size() > PublicKeys.MOST) {
            throw unusable("there are more than " + PublicKeys.MOST + " keys", "leave those that are in use");
        }
        for (PublicJsonWebKey key : keys) {
            if (key.getPrivateKey() != null) {
                throw unusable("there is a private key", "put the public one there, and make a new pair");
            }
            if (key.getPublicKey() instanceof RSAPublicKey rsa
                    && rsa.getModulus().bitLength() < FEWEST_RSA_BITS) {
                throw unusable("there is an RSA key of less than " + FEWEST_RSA_BITS + " bits", "make a longer one");
            }
        }
        return new PublicKeys(keys, text);
    }

    private List<PublicJsonWebKey> set(String text) throws KeysUnusable {
        List<PublicJsonWebKey> keys = new ArrayList<>();
        try {
            for (JsonWebKey key : new JsonWebKeySet(text).getJsonWebKeys()) {
                boolean signs = key.getUse() == null || key.getUse().equals("sig");
                boolean verifies = key.getKeyOps() == null
                        || key.getKeyOps().contains("verify")
                        || key.getKeyOps().contains("sign");
                if (key instanceof PublicJsonWebKey pair && signs && verifies) {
                    keys.add(pair);
                }
            }
        } catch (JoseException e) {
            throw unusable("this is no JSON Web Key Set", "see RFC 7517, section 5");
        }
        return keys;
    }

    private List<PublicJsonWebKey> pem(String text) throws KeysUnusable {
        Matcher begin = BEGIN.matcher(text);
        int begun = 0;
        while (begin.find()) {
            begun++;
            if (begin.group(1).endsWith("PRIVATE KEY")) {
                throw unusable("there is a private key", "put the public one there, and make a new pair");
            }
            if (!begin.group(1).equals("PUBLIC KEY")) {
                throw unusable("there is a `" + begin.group(1) + "`", "put a `PUBLIC KEY` there");
            }
        }
        List<PublicJsonWebKey> keys = new ArrayList<>();
        Matcher block = PEM.matcher(text);
        while (block.find()) {
            keys.add(key(block.group(2)));
        }
        if (keys.size() != begun) {
            throw unusable("a `PUBLIC KEY` does not end", "put the whole key there");
        }
        return keys;
    }

    private PublicJsonWebKey key(String base64) throws KeysUnusable {
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            for (String kind : KINDS) {
                PublicKey key = key(kind, der);
                if (key != null) {
                    return PublicJsonWebKey.Factory.newPublicJwk(key);
                }
            }
        } catch (IllegalArgumentException | JoseException e) {
            throw unusable("a `PUBLIC KEY` cannot be read", "put an RSA, EC or Ed25519 key there");
        }
        throw unusable("a `PUBLIC KEY` cannot be read", "put an RSA, EC or Ed25519 key there");
    }

    /** Null where it is a key of another kind. */
    private static PublicKey key(String kind, byte[] der) {
        try {
            return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    KeysUnusable gone(String what, String help) {
        return new KeysUnusable(where + ": " + what + ": " + help, true);
    }

    KeysUnusable unusable(String what, String help) {
        return new KeysUnusable(where + ": " + what + ": " + help);
    }
}
