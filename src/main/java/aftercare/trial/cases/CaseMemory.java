package aftercare.trial.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What was read of files of cases, so that a file that did not change is not read again. Of each path the last reading. */
public final class CaseMemory {

    /** As many as a folder has. */
    private static final int MOST_FILES = 1000;

    private final Map<String, Remembered> byPath = new ConcurrentHashMap<>();

    /**
     * A file without a problem.
     *
     * @param notes where each of its notes is, as file and line
     */
    // Compared byte by byte where it matters, never as a whole.
    @SuppressWarnings("ArrayRecordComponent")
    record Remembered(byte[] bytes, List<TriageCase> cases, Map<String, String> notes) {
        Remembered {
            cases = List.copyOf(cases);
            notes = Map.copyOf(notes);
        }
    }

    Optional<Remembered> of(CaseFile file) {
        return Optional.ofNullable(byPath.get(file.path())).filter(known -> Arrays.equals(known.bytes(), file.bytes()));
    }

    void add(CaseFile file, List<TriageCase> cases, Map<String, String> notes) {
        if (byPath.size() >= MOST_FILES) {
            byPath.clear();
        }
        byPath.put(file.path(), new Remembered(file.bytes(), cases, notes));
    }
}
