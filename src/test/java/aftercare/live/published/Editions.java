package aftercare.live.published;

import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Editions that tests publish. */
public final class Editions {

    static final Instant MADE_AT = Instant.parse("2026-11-24T09:00:00.123456Z");

    private Editions() {}

    /** Of a folder of rules. */
    static Edition of(long sequence, Path folder) {
        return new Edition(
                sequence, Edition.NONE, MADE_AT, RuleFolder.read(folder).files(), new TreeSet<>(), new TreeMap<>());
    }

    /** With a bit of everything, and no rules that could decide. */
    public static Edition small(long sequence, String text) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("vocabulary.yaml", bytes(text));
        files.put("chest/chest.drl", bytes("// naïve\nend\nfile 3 x\n"));
        files.put("chest/chest.cases.yaml", new byte[0]);
        TreeMap<String, byte[]> past = new TreeMap<>();
        past.put("00000001.cases.yaml", bytes("- note: gone\n"));
        return new Edition(
                sequence,
                "sha256:" + "a".repeat(64),
                MADE_AT,
                new RuleFiles(files),
                new TreeSet<>(List.of("1".repeat(64), "0".repeat(64))),
                past);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
