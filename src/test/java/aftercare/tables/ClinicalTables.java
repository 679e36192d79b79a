package aftercare.tables;

import java.util.Collections;
import java.util.Map;
import java.util.function.Function;

/**
 * The clinical tables as plain Java, written from the tables alone: a second opinion on the rule files.
 *
 * <p>A report is a tree as on the wire, with {@code treatment.hoursSince} (hours, at most three decimals) in place of
 * the two timestamps. It must be one that the wire contract accepts.
 */
public final class ClinicalTables implements Function<Map<String, Object>, Verdict> {

    @Override
    public Verdict apply(Map<String, Object> tree) {
        Reading report = Reading.of(tree);
        Derived derived = new Derived(report);
        Findings found = new Findings();
        new ExpectedCourseTable(report, derived, found).judge();
        new SorenessTable(report, found).judge();
        new InfectionTable(report, derived, found).judge();
        new NerveTable(report, derived, found).judge();
        new ChestTable(report, derived, found).judge();
        new BleedingTable(report, derived, found).judge();
        new AllergyAndCollapseTable(report, found).judge();
        new NeedleAndRiskTable(report, derived, found).judge();
        new MissingInformationTable(report, found).judge();
        gen01Unexplained(report, found);
        return new Verdict(
                found.level().name(),
                found.withinHours(),
                Collections.unmodifiableSortedSet(found.ruleIds()),
                Collections.unmodifiableSortedSet(new AdviceTable(report).advise(found.level())));
    }

    /** GEN-01 comes last: it speaks for the symptoms that no other finding is about. */
    private static void gen01Unexplained(Reading report, Findings found) {
        for (Entry entry : found.unexplained(report)) {
            found.fire(Rule.GEN_01, entry);
        }
    }
}
