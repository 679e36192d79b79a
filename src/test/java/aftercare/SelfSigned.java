package aftercare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

/**
 * A key and its certificate for 127.0.0.1, made by the tool of the JDK.
 *
 * @param store both of them, PKCS 12
 * @param certificate alone, PEM
 */
public record SelfSigned(Path store, Path certificate) {

    public static final String PASSWORD = "right-password";

    public static SelfSigned in(Path folder) throws Exception {
        SelfSigned made = new SelfSigned(folder.resolve("key.p12"), folder.resolve("ca.pem"));
        made.keytool("-genkeypair -keyalg RSA -storetype PKCS12 -dname CN=here -ext san=ip:127.0.0.1 -validity 2"
                .split(" "));
        made.keytool("-exportcert", "-rfc", "-file", made.certificate().toString());
        return made;
    }

    /** The key with its certificate, for who serves. */
    public KeyStore keys() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(store)) {
            keys.load(bytes, PASSWORD.toCharArray());
        }
        return keys;
    }

    private void keytool(String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        builder.command().addAll(List.of(arguments));
        builder.command().addAll(List.of("-alias", "here", "-keystore", store.toString(), "-storepass", PASSWORD));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectErrorStream(true);
        assertEquals(0, builder.start().waitFor());
    }
}
