package aftercare.live;

import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.WholeFile;
import aftercare.ruleset.text.RuleSource;
import aftercare.trial.cases.CaseFile;
import aftercare.trial.cases.CaseFileReader;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.cases.TriageCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The cases of sets that were live, in the state folder: who deletes or rewrites a case today does not hide with it what is
 * lowered tomorrow. A case is written down when it leaves, once. At most {@value #MOST_FILES} files of at most 2 MiB are
 * kept, one for each file of cases and change by which some left; then the oldest go.
 */
public final class PastCases {

    private static final String FOLDER = "past-cases";
    private static final String ENDING = ".cases.yaml";
    private static final Pattern NAME = Pattern.compile("[0-9]{8}\\.cases\\.yaml");
    private static final int MOST_FILES = 200;
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    /** Any moment will do: two cases are the same if their reports are, at whatever time they hold. */
    private static final Instant MOMENT = Instant.EPOCH;

    private final Path folder;

    /** @param state the folder of what the program keeps */
    public PastCases(Path state) {
        this.folder = state.resolve(FOLDER);
    }

    /** What is kept, by the names of the files; what cannot be read is left out. */
    public SortedMap<String, byte[]> kept() {
        SortedMap<String, byte[]> kept = new TreeMap<>();
        for (Path file : files()) {
            try {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MOST_BYTES) {
                    kept.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            } catch (IOException e) {
                // As if it were not there, as for a reader of its cases.
                continue;
            }
        }
        return kept;
    }

    /** Begins with what was kept elsewhere. */
    public void put(SortedMap<String, byte[]> others) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> each : others.entrySet()) {
            Files.write(folder.resolve(each.getKey()), each.getValue());
        }
    }

    /** Whether a file of cases could be named like that. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Every case that was kept; a file that cannot be read holds none. */
    public List<TriageCase> read() {
        List<TriageCase> cases = new ArrayList<>();
        for (Path file : files()) {
            cases.addAll(read(file));
        }
        return cases;
    }

    /** Every case of files that were kept elsewhere. */
    public static List<TriageCase> read(SortedMap<String, byte[]> others) {
        List<TriageCase> cases = new ArrayList<>();
        others.forEach(
                (name, bytes) -> cases.addAll(read(FOLDER + "/" + name, bytes).cases()));
        return cases;
    }

    private static List<TriageCase> read(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST_BYTES) {
                return List.of();
            }
            return read(FOLDER + "/" + file.getFileName(), Files.readAllBytes(file))
                    .cases();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static CasesRead read(String name, byte[] bytes) {
        return CaseFileReader.read(List.of(new CaseFile(name, bytes)));
    }

    /**
     * Keeps the cases that leave with a change.
     *
     * @return why they could not be kept; empty when they were
     */
    public Optional<String> keep(RuleFiles before, RuleFiles after) {
        List<RuleSource> changed = before.casesNotIn(after);
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        Set<String> known = new HashSet<>();
        for (RuleSource source : after.cases()) {
            read(source.path(), source.bytes()).cases().forEach(each -> known.add(identity(each)));
        }
        read().forEach(each -> known.add(identity(each)));
        try {
            for (RuleSource source : changed) {
                String leaving = leaving(source, known);
                if (!leaving.isEmpty()) {
                    write(leaving.getBytes(StandardCharsets.UTF_8));
                }
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of("the cases that are gone could not be kept on disk");
        }
    }

    /** The text of those cases of a file that are not known; all of the file where they cannot be cut out of it. */
    private static String leaving(RuleSource source, Set<String> known) {
        String text = new String(source.bytes(), StandardCharsets.UTF_8);
        String[] lines = text.split("\n", -1);
        List<TriageCase> cases = read(source.path(), source.bytes()).cases();
        StringBuilder leaving = new StringBuilder();
        int count = 0;
        for (int i = 0; i < cases.size(); i++) {
            if (known.add(identity(cases.get(i)))) {
                count++;
                int end = i + 1 < cases.size() ? cases.get(i + 1).line() - 1 : lines.length;
                for (int line = cases.get(i).line() - 1; line < end; line++) {
                    leaving.append(lines[line]).append('\n');
                }
            }
        }
        CasesRead back = read(FOLDER, leaving.toString().getBytes(StandardCharsets.UTF_8));
        return count == 0 || back.clean() && back.cases().size() == count ? leaving.toString() : text;
    }

    /** The same for two cases whose reports and notes are. */
    static String identity(TriageCase each) {
        return each.note() + "\n" + new String(each.body(MOMENT), StandardCharsets.UTF_8);
    }

    private void write(byte[] bytes) throws IOException {
        List<Path> files = files();
        for (int i = 0; i <= files.size() - MOST_FILES; i++) {
            Files.delete(files.get(i));
        }
        long number = files.isEmpty() ? 0 : number(files.get(files.size() - 1)) + 1;
        WholeFile.writePrivately(folder.resolve(String.format(Locale.ROOT, "%08d", number) + ENDING), bytes);
    }

    private static long number(Path file) {
        return Long.parseLong(file.getFileName().toString().replace(ENDING, ""));
    }

    /** The oldest first. */
    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> isName(each.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
