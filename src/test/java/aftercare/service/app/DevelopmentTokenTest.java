package aftercare.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.cli.work.TokenMint.Minted;
import aftercare.cli.work.TokenMint.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are made once and for their owner alone; nothing is made where it would be wrong. */
class DevelopmentTokenTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:00:00.7Z"), ZoneOffset.UTC);

    @TempDir
    Path temp;

    private Path keys() {
        return temp.resolve("state/development-keys");
    }

    private static Minted mint(Map<String, String> settings, Path keys, String subject, boolean open, String... roles) {
        return new DevelopmentToken(key -> Optional.ofNullable(settings.get(key)), CLOCK)
                .mint(new Wish(List.of(roles), subject, Duration.ofHours(1), keys, open));
    }

    private Minted mint(String subject, String... roles) {
        return mint(Map.of(), keys(), subject, false, roles);
    }

    private static void requireRefused(String why, Minted minted) {
        assertEquals(new Minted(Optional.empty(), List.of("aftercare token: " + why)), minted);
    }

    @Test
    void makesAPairForItsOwnerAlone() throws IOException {
        Minted minted = mint("demo", "triage", "auditor");
        assertTrue(minted.token().isPresent());
        assertEquals(
                List.of(
                        "This token lets `demo` in as auditor, triage until 2026-11-24T10:00:00Z. Start the service so that it"
                                + " takes the token:",
                        "AFTERCARE_AUTH_KEYS=" + keys().resolve("public.pem")
                                + " AFTERCARE_AUTH_ISSUER=aftercare-development AFTERCARE_AUTH_AUDIENCE=aftercare"
                                + " ./aftercare serve",
                        "Send it as `Authorization: Bearer …`. Keep " + keys().resolve("private.pem")
                                + " to yourself: whoever has it may be anybody."),
                minted.said());
        assertEquals("rwx------", rights(keys()));
        assertEquals("rw-------", rights(keys().resolve("private.pem")));
        assertEquals("rw-------", rights(keys().resolve("public.pem")));
        try (Stream<Path> left = Files.list(keys().getParent())) {
            assertEquals(List.of(keys()), left.toList());
        }
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void neverWritesOverAKey() throws IOException {
        mint("demo", "triage");
        String secret = Files.readString(keys().resolve("private.pem"));
        assertTrue(mint("other", "clinician").token().isPresent());
        assertEquals(secret, Files.readString(keys().resolve("private.pem")));
        Files.delete(keys().resolve("public.pem"));
        requireRefused(
                keys() + ": there is one key without the other: name another folder with `--keys`",
                mint("demo", "triage"));
        assertEquals(secret, Files.readString(keys().resolve("private.pem")));
    }

    @Test
    void leavesAFolderOfOtherThingsAlone() throws IOException {
        Files.writeString(temp.resolve("mine.txt"), "mine");
        requireRefused(
                temp + ": no keys can be put there: name a folder with `--keys` that is not there yet",
                mint(Map.of(), temp, "demo", false, "triage"));
        try (Stream<Path> left = Files.list(temp)) {
            assertEquals(List.of(temp.resolve("mine.txt")), left.toList());
        }
    }

    @Test
    void refusesAKeyThatOthersMayRead() throws IOException {
        mint("demo", "triage");
        Path secret = keys().resolve("private.pem");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
        requireRefused(secret + ": others may read it: take another folder with `--keys`", mint("demo", "triage"));
    }

    @Test
    void refusesAKeyThatIsNone() throws IOException {
        mint("demo", "triage");
        Path secret = keys().resolve("private.pem");
        Files.writeString(secret, "-----BEGIN PRIVATE KEY-----\nnone\n-----END PRIVATE KEY-----\n");
        requireRefused(
                secret + ": it cannot be read as a key: take another folder with `--keys`", mint("demo", "triage"));
    }

    @Test
    void severalAtOnceMakeOnePair() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<Minted>> minted = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Path keys = temp.resolve("once/keys");
                minted.add(pool.submit(() -> mint(Map.of(), keys, "demo", false, "triage")));
            }
            int good = 0;
            for (Future<Minted> each : minted) {
                good += each.get().token().isPresent() ? 1 : 0;
            }
            // Who was in another's way says so and leaves nothing behind.
            assertNotEquals(0, good);
            assertTrue(Files.exists(temp.resolve("once/keys/private.pem")));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void refusesWhatIsNoRoleAndNoName() {
        requireRefused("--role: `clinican` is no role: did you mean `clinician`?", mint("demo", "triage", "clinican"));
        requireRefused("--role: `admin` is no role: take one of auditor, clinician, triage", mint("demo", "admin"));
        for (String name : List.of("", "local", "cds:clinic", "kafka:reports", " a", "a\nb")) {
            requireRefused(
                    "--sub: this is no name of a caller: take 1 to 128 plain characters; `local` and what begins with"
                            + " `cds:` or `kafka:` are taken",
                    mint(name, "triage"));
        }
        assertTrue(Files.notExists(keys()));
    }

    @Test
    void refusesWhereOthersReachTheServiceUnlessTold() {
        for (String host : List.of("0.0.0.0", "::", "192.0.2.1")) {
            Map<String, String> settings = Map.of("quarkus.http.host", host);
            requireRefused(
                    "QUARKUS_HTTP_HOST: `" + host
                            + "` is not this machine alone, and others should get tokens from your"
                            + " issuer: unset it, or say `--beyond-loopback`",
                    mint(settings, keys(), "demo", false, "triage"));
            assertTrue(Files.notExists(keys()));
        }
        Map<String, String> here = Map.of("quarkus.http.host", "127.0.0.1");
        assertTrue(mint(here, keys(), "demo", false, "triage").token().isPresent());
        Map<String, String> everywhere = Map.of("quarkus.http.host", "0.0.0.0");
        assertTrue(mint(everywhere, keys(), "demo", true, "triage").token().isPresent());
    }

    @Test
    void saysWhatAShellReadsAsMeant() {
        Path odd = temp.resolve("it's here");
        Minted minted = mint(Map.of("aftercare.auth-issuer", "me & you"), odd, "demo", false, "triage");
        String start = minted.said().get(1);
        assertTrue(start.contains("'" + temp + "/it'\\''s here/public.pem'"), start);
        assertTrue(start.contains("AFTERCARE_AUTH_ISSUER='me & you'"), start);
    }
}
