package aftercare.ruleset.folder;

import aftercare.domain.bytes.Hash;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is said beside the files of a kept rule set. Its last line is the hash of all lines before it, the first of which is the
 * hash of the files: none of them can be changed alone. Programs before version 0.4.0 wrote no such line.
 *
 * @param content hash of the files
 * @param program version of the program under which the set passed the gate
 * @param spent keys of the agreements that were used up to then
 * @param proved whether that line was there
 */
record KeptManifest(String content, String program, Set<String> spent, boolean proved) {

    private static final String SPENT = "spent ";
    private static final String PROOF = "proof ";

    KeptManifest {
        // In one order: the same manifest is the same text.
        spent = new TreeSet<>(spent);
    }

    String text() {
        StringBuilder lines = new StringBuilder(content + "\n" + program + "\n");
        for (String key : spent) {
            lines.append(SPENT).append(key).append('\n');
        }
        return lines + proof(lines.toString());
    }

    /** Empty where it is not what was written. */
    static Optional<KeptManifest> of(String text) {
        int end = text.indexOf("\n" + PROOF) + 1;
        boolean proved = end > 0;
        String said = proved ? text.substring(0, end) : text;
        List<String> lines = said.lines().toList();
        if (lines.size() < 2 || proved && !text.substring(end).equals(proof(said))) {
            return Optional.empty();
        }
        Set<String> spent = new TreeSet<>();
        for (String line : lines) {
            if (line.startsWith(SPENT)) {
                spent.add(line.substring(SPENT.length()));
            }
        }
        return Optional.of(new KeptManifest(lines.get(0), lines.get(1), spent, proved));
    }

    private static String proof(String lines) {
        return PROOF + Hash.of(lines).hex() + "\n";
    }
}
