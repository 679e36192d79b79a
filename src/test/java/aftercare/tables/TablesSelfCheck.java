package aftercare.tables;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Checks the tables in Java against the written cases and against the invariants, and shows how often each rule fires
 * for random reports. Ends with status 1 when anything is wrong.
 */
public final class TablesSelfCheck {

    private static final long SEED = 1;
    private static final int REPORTS_FOR_INVARIANTS = 50_000;
    private static final int REPORTS_FOR_HISTOGRAM = 100_000;
    private static final int SELDOM = 100;

    private final ClinicalTables tables = new ClinicalTables();
    private final PrintStream out;
    private int wrong;

    private TablesSelfCheck(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs all of it.
     *
     * @param args the number of random reports for each invariant, if another one is wanted
     */
    public static void main(String[] args) {
        TablesSelfCheck check = new TablesSelfCheck(System.out);
        check.cases();
        check.histogram();
        check.invariants(args.length > 0 ? Integer.parseInt(args[0]) : REPORTS_FOR_INVARIANTS);
        System.exit(check.wrong == 0 ? 0 : 1);
    }

    private void cases() {
        List<Map<String, Object>> cases = WrittenCases.all();
        int agree = 0;
        for (Map<String, Object> each : cases) {
            List<String> differences = WrittenCases.differences(tables, each);
            if (differences.isEmpty()) {
                agree++;
            } else {
                complain("case " + each.get("id") + ": " + differences);
            }
        }
        out.println(agree + " of " + cases.size() + " cases agree");
    }

    private void histogram() {
        SortedMap<String, Integer> fired = new TreeMap<>();
        SortedMap<String, Integer> levels = new TreeMap<>();
        for (Rule rule : Rule.values()) {
            fired.put(rule.id(), 0);
        }
        for (long seed = SEED; seed < SEED + REPORTS_FOR_HISTOGRAM; seed++) {
            Map<String, Object> report = RandomReports.report(seed);
            List<String> problems = WireContract.problems(report);
            if (!problems.isEmpty()) {
                complain("seed " + seed + " would be refused: " + problems);
            }
            Verdict verdict = tables.apply(report);
            levels.merge(verdict.urgency(), 1, Integer::sum);
            for (String id : verdict.ruleIds()) {
                fired.merge(id, 1, Integer::sum);
            }
            for (String id : verdict.adviceIds()) {
                fired.merge(id, 1, Integer::sum);
            }
        }
        out.println("of " + REPORTS_FOR_HISTOGRAM + " reports: " + levels);
        for (Map.Entry<String, Integer> rule : fired.entrySet()) {
            out.println("  " + rule.getKey() + " " + rule.getValue());
            if (rule.getValue() < SELDOM) {
                complain(rule.getKey() + " fired only " + rule.getValue() + " times");
            }
        }
    }

    private void invariants(int count) {
        List<Violation> violations = new Invariants(tables).all(SEED, count);
        for (Violation violation : violations) {
            complain(violation.invariant() + ", seed " + violation.seed() + "\n  " + violation.report() + "\n  "
                    + violation.expected());
        }
        out.println("invariants with " + count + " reports each: " + violations.size() + " violations");
    }

    private void complain(String what) {
        wrong++;
        out.println("WRONG " + what);
    }
}
