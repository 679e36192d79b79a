package aftercare.live.published;

import aftercare.domain.bytes.Hash;
import aftercare.live.PastCases;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.trial.lint.BundleProblem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads bundles strictly. INVARIANT: nothing of a bundle is looked at before a key that is trusted has signed all of it, and what
 * is read makes the same bytes again.
 */
public final class EditionReader {

    /** Of a bundle: the files of a set and the cases of earlier ones are 16 MiB each at the most. */
    public static final int MOST_BYTES = 34 * 1024 * 1024;

    private static final int MOST_OF_A_FILE = 2 * 1024 * 1024;
    private static final long MOST_TOGETHER = 16L * 1024 * 1024;
    private static final int MOST_FILES = 1000;
    private static final int MOST_OF_A_LINE = 1000;
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern HASH = Pattern.compile("sha256:[0-9a-f]{64}");

    private final Map<String, PublicKey> trusted;

    /** @param trusted the public keys that may sign, by what they are known by */
    public EditionReader(Map<String, PublicKey> trusted) {
        this.trusted = Map.copyOf(trusted);
    }

    /** @param place where it came from, without what may hold a password */
    public BundleReading read(String place, byte[] bundle) {
        return read(place, bundle, "publish it again with `aftercare publish`");
    }

    /** @param todo what to do with a bundle that is cut, not signed or changed, in a place of this kind */
    BundleReading read(String place, byte[] bundle, String todo) {
        if (bundle.length > MOST_BYTES) {
            return new BundleReading.Refused(
                    BundleProblem.BROKEN.at(place, "the bundle is larger than " + MOST_BYTES + " bytes", todo));
        }
        int end = bundle.length - 1;
        if (end < 0 || bundle[end] != '\n' || !begins(bundle)) {
            return new BundleReading.Refused(
                    BundleProblem.BROKEN.at(place, "this is no bundle, or only a part of one", todo));
        }
        int before = end - 1;
        while (before >= 0 && bundle[before] != '\n') {
            before--;
        }
        String last = new String(bundle, before + 1, end - before - 1, StandardCharsets.ISO_8859_1);
        if (last.equals(Edition.END)) {
            return new BundleReading.Refused(BundleProblem.UNSIGNED.at(place, "the bundle is not signed", todo));
        }
        String[] words = last.split(" ", -1);
        if (!last.startsWith(Edition.SIGNATURE) || words.length != 3) {
            return new BundleReading.Refused(
                    BundleProblem.BROKEN.at(place, "this is no bundle, or only a part of one", todo));
        }
        PublicKey key = trusted.get(words[1]);
        if (key == null) {
            return new BundleReading.Refused(BundleProblem.FOREIGN.at(
                    place,
                    "the bundle is signed with a key that is not among the trusted ones",
                    "publish with a key that is, or put the public key of this one among `AFTERCARE_RULES_KEYS` and start the"
                            + " service again"));
        }
        byte[] body = Arrays.copyOf(bundle, before + 1);
        if (!signed(key, body, words[2])) {
            return new BundleReading.Refused(
                    BundleProblem.ALTERED.at(place, "the signature of the bundle does not fit its bytes", todo));
        }
        Optional<Edition> edition = edition(body);
        if (edition.isEmpty() || !Arrays.equals(edition.get().body(), body)) {
            return new BundleReading.Refused(BundleProblem.BROKEN.at(
                    place,
                    "the bundle is signed, and of a form that this program does not know",
                    "bring the program up to date, or publish with this version of it"));
        }
        return new BundleReading.Genuine(edition.get(), Hash.of(body).hex(), bundle);
    }

    private static boolean begins(byte[] bundle) {
        byte[] first = (Edition.FIRST_LINE + "\n").getBytes(StandardCharsets.US_ASCII);
        return bundle.length > first.length && Arrays.equals(bundle, 0, first.length, first, 0, first.length);
    }

    private static boolean signed(PublicKey key, byte[] body, String signature) {
        try {
            byte[] decoded = Base64.getDecoder().decode(signature);
            // The same signature could be written in several ways.
            if (!Base64.getEncoder().encodeToString(decoded).equals(signature)) {
                return false;
            }
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(Edition.statement(body));
            return check.verify(decoded);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** What a body says; empty where it is of another form. Whether it says it in the right order, its bytes show. */
    private static Optional<Edition> edition(byte[] body) {
        try {
            return Optional.of(new Body(body).edition());
        } catch (IllegalArgumentException | DateTimeException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** A body that is read from its beginning to its end. */
    private static final class Body {

        private final byte[] bytes;
        private int at;

        Body(byte[] bytes) {
            this.bytes = bytes;
        }

        Edition edition() throws CharacterCodingException {
            require(line().equals(Edition.FIRST_LINE));
            long sequence = Long.parseLong(value("sequence "));
            String previous = value("previous ");
            String version = value("version ");
            String content = value("content ");
            Instant madeAt = Instant.parse(value("made-at "));
            TreeSet<String> spent = new TreeSet<>();
            SortedMap<String, byte[]> files = new TreeMap<>();
            SortedMap<String, byte[]> past = new TreeMap<>();
            String line = line();
            while (line.startsWith("spent ")) {
                String key = line.substring("spent ".length());
                require(KEY.matcher(key).matches());
                spent.add(key);
                line = line();
            }
            while (!line.equals(Edition.END)) {
                String[] words = line.split(" ", 3);
                require(words.length == 3);
                if (words[0].equals("file")) {
                    require(RuleFiles.counts(words[2]) && isBelow(words[2]));
                    put(files, words[2], words[1]);
                } else {
                    require(words[0].equals("past") && PastCases.isName(words[2]));
                    put(past, words[2], words[1]);
                }
                line = line();
            }
            require(at == bytes.length);
            RuleFiles set = new RuleFiles(files);
            require(sequence > 0
                    && sequence <= Edition.HIGHEST
                    && (previous.equals(Edition.NONE) || HASH.matcher(previous).matches()));
            require(version.equals(set.version()) && content.equals(set.content()));
            return new Edition(sequence, previous, madeAt, set, spent, past);
        }

        private String value(String name) throws CharacterCodingException {
            String line = line();
            require(line.startsWith(name));
            return line.substring(name.length());
        }

        private String line() throws CharacterCodingException {
            int from = at;
            while (at < bytes.length && at - from <= MOST_OF_A_LINE && bytes[at] != '\n') {
                at++;
            }
            require(at < bytes.length && bytes[at] == '\n');
            String line = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, at - from))
                    .toString();
            at++;
            return line;
        }

        private void put(SortedMap<String, byte[]> files, String name, String size) {
            int length = Integer.parseInt(size);
            require(length >= 0 && length <= MOST_OF_A_FILE && length < bytes.length - at);
            require(bytes[at + length] == '\n');
            files.put(name, Arrays.copyOfRange(bytes, at, at + length));
            at += length + 1;
            long together = 0;
            for (byte[] each : files.values()) {
                together += each.length;
            }
            require(files.size() <= MOST_FILES && together <= MOST_TOGETHER);
        }

        private static boolean isBelow(String path) {
            for (String part : path.split("/", -1)) {
                require(!part.isEmpty() && !part.startsWith("."));
            }
            return !path.contains("\\");
        }

        private static void require(boolean holds) {
            if (!holds) {
                throw new IllegalArgumentException("of another form");
            }
        }
    }
}
