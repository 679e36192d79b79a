package aftercare.ruleset.folder;

import aftercare.domain.bytes.Hash;
import aftercare.ruleset.languages.LanguageFileReader;
import aftercare.ruleset.text.RuleSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A folder of rules, read once: what is checked is what is compiled.
 *
 * @param bytes by path below the folder, with {@code /}
 */
public record RuleFiles(SortedMap<String, byte[]> bytes) {

    public static final String VOCABULARY = "vocabulary.yaml";
    public static final String WORDING = "wording.yaml";

    /** Rules that never decide alone; it decides nothing. */
    public static final String COMPANIONS = "COMPANIONS.yaml";
    /** Lowered urgencies that were agreed to. */
    public static final String CHANGES = "CHANGES.yaml";

    /** What rules may cite; it decides nothing. */
    public static final String SOURCES = "SOURCES.md";

    private static final String RULES = ".drl";
    private static final String CASES = ".cases.yaml";

    public RuleFiles {
        bytes = new TreeMap<>(bytes);
    }

    /** The rule files, in the order of their paths. */
    public List<RuleSource> rules() {
        return ending(RULES);
    }

    /** The case files, in the order of their paths. */
    public List<RuleSource> cases() {
        return ending(CASES);
    }

    /** The files of texts in other languages, in the order of their paths. */
    public List<RuleSource> languages() {
        List<RuleSource> languages = new ArrayList<>();
        bytes.forEach((path, text) -> {
            if (LanguageFileReader.language(path).isPresent()) {
                languages.add(new RuleSource(path, text));
            }
        });
        return languages;
    }

    /** The case files that another folder does not have, or has with other bytes. */
    public List<RuleSource> casesNotIn(RuleFiles other) {
        List<RuleSource> cases = new ArrayList<>(cases());
        cases.removeIf(each -> Arrays.equals(each.bytes(), other.bytes().get(each.path())));
        return cases;
    }

    public Optional<byte[]> vocabulary() {
        return Optional.ofNullable(bytes.get(VOCABULARY));
    }

    public Optional<byte[]> wording() {
        return Optional.ofNullable(bytes.get(WORDING));
    }

    public Optional<byte[]> sources() {
        return Optional.ofNullable(bytes.get(SOURCES));
    }

    /**
     * Content hash of everything that can change an answer: the rules, the words and the texts, in each language that is there,
     * with their paths. Cases and documents do not count.
     */
    public String version() {
        return hash(RuleFiles::decides);
    }

    /** Content hash of every file, the cases and the agreed changes among them: {@code sha256:} and 64 hexadecimal digits. */
    public String content() {
        return hash(RuleFiles::counts);
    }

    /** Those that can change an answer, and make up its {@link #version}. */
    public SortedMap<String, byte[]> deciding() {
        SortedMap<String, byte[]> deciding = new TreeMap<>(bytes);
        deciding.keySet().removeIf(path -> !decides(path));
        return deciding;
    }

    private String hash(Predicate<String> which) {
        MessageDigest digest = Hash.sha256();
        for (Map.Entry<String, byte[]> file : bytes.entrySet()) {
            if (which.test(file.getKey())) {
                add(digest, file.getKey().getBytes(StandardCharsets.UTF_8));
                add(digest, file.getValue());
            }
        }
        return "sha256:" + Hash.fromBytes(digest.digest()).hex();
    }

    public static boolean decides(String path) {
        return path.endsWith(RULES)
                || path.equals(VOCABULARY)
                || path.equals(WORDING)
                || LanguageFileReader.language(path).isPresent();
    }

    /** True for a file that belongs to a rule set; everything else in the folder is left alone. */
    public static boolean counts(String path) {
        return decides(path)
                || path.endsWith(CASES)
                || path.equals(COMPANIONS)
                || path.equals(CHANGES)
                || path.equals(SOURCES);
    }

    private List<RuleSource> ending(String end) {
        List<RuleSource> sources = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : bytes.entrySet()) {
            if (file.getKey().endsWith(end)) {
                sources.add(new RuleSource(file.getKey(), file.getValue()));
            }
        }
        return sources;
    }

    /** With its length, so that no two folders feed the digest the same bytes. */
    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
    }
}
