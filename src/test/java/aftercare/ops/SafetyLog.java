package aftercare.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Disabled;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** The hazard log as its rows: id, hazard, cause, harm, severity, control, test; the last is empty where nothing controls it. */
record SafetyLog(List<List<String>> rows) {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern ID = Pattern.compile("HAZ-\\d{2}");
    private static final Set<String> SEVERITIES = Set.of("catastrophic", "critical", "serious", "minor");
    private static final String UNCONTROLLED = "## Not controlled by the program";
    private static final int COLUMNS = 7;

    static SafetyLog read(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    static SafetyLog of(String text) {
        List<List<String>> rows = new ArrayList<>();
        boolean controlled = true;
        for (String line : text.lines().toList()) {
            if (line.startsWith("## ")) {
                controlled = !line.equals(UNCONTROLLED);
            }
            if (line.startsWith("| HAZ")) {
                List<String> row = new ArrayList<>();
                for (String cell : line.substring(1, line.lastIndexOf('|')).split("\\|", -1)) {
                    row.add(cell.strip());
                }
                if (!controlled) {
                    // The last cell of such a row is the reason.
                    row.add("none");
                }
                rows.add(row);
            }
        }
        return new SafetyLog(rows);
    }

    /** Everything that makes the log untrue, as {@code id: what}. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (List<String> row : rows) {
            String id = row.get(0);
            if (!ID.matcher(id).matches() || !seen.add(id)) {
                complaints.add(id + ": an id is `HAZ-` and two digits, and stands once");
            }
            if (row.size() != COLUMNS || row.contains("")) {
                complaints.add(id + ": something is not said");
                continue;
            }
            if (!SEVERITIES.contains(row.get(4))) {
                complaints.add(id + ": `" + row.get(4) + "` is no severity");
            }
            if (!row.get(COLUMNS - 1).equals("none")) {
                tests(id, row.get(COLUMNS - 1), complaints);
            }
        }
        return complaints;
    }

    private static void tests(String id, String cell, List<String> complaints) {
        Matcher test = CODE.matcher(cell);
        int named = 0;
        while (test.find()) {
            named++;
            if (!runs(test.group(1))) {
                complaints.add(id + ": there is no test `" + test.group(1) + "`");
            }
        }
        if (named == 0) {
            complaints.add(id + ": no test is named");
        }
    }

    /** Whether the named class, or the method of it behind {@code #}, is a test. */
    private static boolean runs(String name) {
        String[] parts = name.split("#");
        try {
            Class<?> type = Class.forName("aftercare." + parts[0], false, SafetyLog.class.getClassLoader());
            return !ReflectionSupport.findMethods(
                            type,
                            method -> AnnotationSupport.isAnnotated(method, Testable.class)
                                    && !AnnotationSupport.isAnnotated(method, Disabled.class)
                                    && !AnnotationSupport.isAnnotated(type, Disabled.class)
                                    && (parts.length == 1 || method.getName().equals(parts[1])),
                            HierarchyTraversalMode.TOP_DOWN)
                    .isEmpty();
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
