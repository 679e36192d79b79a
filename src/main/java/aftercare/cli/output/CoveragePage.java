package aftercare.cli.output;

import aftercare.trial.coverage.Coverage;
import aftercare.trial.coverage.Duty;
import aftercare.trial.coverage.Lack;
import aftercare.trial.coverage.RuleCoverage;
import aftercare.trial.coverage.RuleCoverage.ComparisonCoverage;
import aftercare.trial.coverage.RuleCoverage.ConditionCoverage;
import aftercare.trial.coverage.Threshold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is missing, rule by rule, and a line a topic at the end. */
public final class CoveragePage {

    private static final List<String> COLUMNS =
            List.of("rules", "fired", "alone", "conditions", "comparisons", "deciding", "boundaries");
    private static final int TOPIC = 20;
    private static final int COLUMN = 12;

    private CoveragePage() {}

    /** How many of how many. */
    private static final class Share {
        private int some;
        private int all;

        void add(boolean one) {
            all++;
            some += one ? 1 : 0;
        }

        void add(Share other) {
            some += other.some;
            all += other.all;
        }

        @Override
        public String toString() {
            return some + "/" + all;
        }
    }

    /** The shares of a topic, in the order of the columns after the first. */
    private static final class Row {
        private int rules;
        private final List<Share> shares =
                List.of(new Share(), new Share(), new Share(), new Share(), new Share(), new Share());

        void add(RuleCoverage rule) {
            rules++;
            shares.get(0).add(!rule.fired().isEmpty());
            if (rule.duty() == Duty.MUST_DECIDE) {
                shares.get(1).add(!rule.alone().isEmpty());
            }
            for (ConditionCoverage condition : rule.conditions()) {
                shares.get(2).add(condition.held() > 0 && (condition.failed() > 0 || !condition.canFail()));
            }
            for (ComparisonCoverage comparison : rule.comparisons()) {
                shares.get(3).add(comparison.met() > 0 && comparison.missed() > 0);
                shares.get(4).add(comparison.decidesMet() > 0 && comparison.decidesMissed() > 0);
                for (Threshold.Side side : sides(comparison)) {
                    shares.get(5).add(side.cases() > 0);
                }
            }
        }

        private static List<Threshold.Side> sides(ComparisonCoverage comparison) {
            return comparison.threshold().map(Threshold::sides).orElse(List.of());
        }

        void add(Row other) {
            rules += other.rules;
            for (int i = 0; i < shares.size(); i++) {
                shares.get(i).add(other.shares.get(i));
            }
        }
    }

    public static Page of(Coverage coverage) {
        Page page = new Page();
        String last = "";
        for (Lack lack : coverage.lacks()) {
            String rule = lack.card().id() + " " + lack.card().title();
            if (!rule.equals(last)) {
                page.text(0, rule);
                last = rule;
            }
            page.item(2, "-", lack.message());
        }
        if (!last.isEmpty()) {
            page.blank();
        }
        table(page, coverage);
        int lacks = coverage.lacks().size();
        page.blank();
        page.line(coverage.cases() + " cases, "
                + (lacks == 0
                        ? "nothing is missing"
                        : lacks + (lacks == 1 ? " thing is" : " things are") + " missing"));
        return page;
    }

    private static void table(Page page, Coverage coverage) {
        Map<String, Row> rows = new LinkedHashMap<>();
        Row all = new Row();
        for (RuleCoverage rule : coverage.rules()) {
            rows.computeIfAbsent(rule.card().topic(), topic -> new Row()).add(rule);
        }
        line(page, "", COLUMNS);
        rows.forEach((topic, row) -> {
            line(page, topic, cells(row));
            all.add(row);
        });
        if (rows.size() > 1) {
            line(page, "all", cells(all));
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(row.rules));
        row.shares.forEach(share -> cells.add(share.toString()));
        return cells;
    }

    private static void line(Page page, String topic, List<String> cells) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-" + TOPIC + "s", topic));
        for (String cell : cells) {
            line.append(String.format(Locale.ROOT, "%" + COLUMN + "s", cell));
        }
        page.line(line.toString().stripTrailing());
    }
}
