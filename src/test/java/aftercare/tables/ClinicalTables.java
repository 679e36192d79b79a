package aftercare.tables;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Findings found = judge(report);
        return new Verdict(
                found.level().name(),
                found.withinHours(),
                Collections.unmodifiableSortedSet(found.ruleIds()),
                Collections.unmodifiableSortedSet(new AdviceTable(report).advise(found.level())));
    }

    static Findings judge(Reading report) {
        Derived derived = new Derived(report);
        Findings found = new Findings(report);
        new ExpectedCourseTable(report, derived, found).judge();
        new SorenessTable(report, found).judge();
        new InfectionTable(report, derived, found).judge();
        new NerveTable(report, found).judge();
        new HeadTable(report, derived, found).judge();
        new ChestTable(report, derived, found).judge();
        new BleedingTable(report, found).judge();
        new LimbAndBellyTable(report, found).judge();
        new NeckTable(report, found).judge();
        new AllergyTable(report, found).judge();
        new CollapseTable(report, derived, found).judge();
        new NeedleTable(report, derived, found).judge();
        new RiskTable(report, derived, found).judge();
        new MissingInformationTable(report, found).judge();
        NetTable net = new NetTable(report, found);
        net.judge();
        net.judgeWhatIsLeft();
        return found;
    }

    /** What an answer of eight sentences shows of {@link Verdict#adviceIds()}, and whose advice comes before it. */
    public ShownAdvice shownAdvice(Map<String, Object> tree) {
        Reading report = Reading.of(tree);
        Findings found = judge(report);
        return ShownAdvice.of(found, new AdviceTable(report).advise(found.level()));
    }

    /** The codes of the contradictions that MIS-06 is about, in alphabetical order. */
    public List<String> doubts(Map<String, Object> tree) {
        return Contradiction.in(Reading.of(tree)).stream()
                .map(Contradiction::code)
                .sorted()
                .toList();
    }

    /** Present exactly when the report holds a present {@code other} (section 0.4). */
    public Optional<NeedsHuman> needsHuman(Map<String, Object> tree) {
        Reading report = Reading.of(tree);
        return NeedsHuman.of(report, judge(report));
    }
}
