package aftercare.tables;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What has fired so far: nothing is ever taken back, so a level can only rise and a deadline only come nearer. */
final class Findings {

    static final String FLOOR = "FLR-01";

    private final Reading report;
    private final SortedSet<String> ruleIds = new TreeSet<>();
    private final Map<Rule, Set<Integer>> hoursOfRules = new LinkedHashMap<>();
    private final Set<Integer> explained = new HashSet<>();
    private Level level = Level.SELF_CARE;
    private int withinHours = Level.NO_DEADLINE;

    Findings(Reading report) {
        this.report = report;
    }

    /** Fires once for each symptom that meets the condition. */
    void each(Rule rule, Predicate<Entry> condition) {
        eachWithin(rule.withinHours(), rule, condition);
    }

    void eachWithin(int hours, Rule rule, Predicate<Entry> condition) {
        for (Entry entry : report.those(condition)) {
            fire(rule, hours, List.of(entry));
        }
    }

    /** Fires when there is at least one symptom of either kind; all of them are what it rests on. */
    void both(Rule rule, Predicate<Entry> one, Predicate<Entry> other) {
        if (report.any(one) && report.any(other)) {
            about(rule, report.those(one.or(other)));
        }
    }

    /** Fires when it rests on at least one symptom. */
    void about(Rule rule, List<Entry> entries) {
        if (!entries.isEmpty()) {
            fire(rule, rule.withinHours(), entries);
        }
    }

    /** A finding that is about no symptom, and so explains none. */
    void when(boolean met, Rule rule) {
        if (met) {
            fire(rule, rule.withinHours(), List.of());
        }
    }

    private void fire(Rule rule, int hours, List<Entry> about) {
        ruleIds.add(rule.id());
        hoursOfRules.computeIfAbsent(rule, none -> new TreeSet<>()).add(hours);
        raise(rule.level(), hours);
        for (Entry entry : about) {
            explained.add(entry.index());
        }
    }

    /** The net under the rules: no report should ever need it (INV-22). */
    void raiseToFloor(Level floor) {
        if (!level.atLeast(floor)) {
            ruleIds.add(FLOOR);
            raise(floor, floor.withinHours());
        }
    }

    private void raise(Level to, int hours) {
        if (to.atLeast(level)) {
            level = to;
        }
        if (hours != Level.NO_DEADLINE && (withinHours == Level.NO_DEADLINE || hours < withinHours)) {
            withinHours = hours;
        }
    }

    List<Entry> unexplained() {
        return report.those(entry -> !explained.contains(entry.index()));
    }

    /** The rules that have the level and the time of the answer, in the order of the tables: they alone advise (B.2). */
    List<Rule> decisive() {
        List<Rule> decisive = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            boolean sameTime = hoursOfRules.getOrDefault(rule, Set.of()).contains(withinHours);
            if (rule.level() == level && sameTime) {
                decisive.add(rule);
            }
        }
        return decisive;
    }

    Level level() {
        return level;
    }

    SortedSet<String> ruleIds() {
        return ruleIds;
    }

    OptionalInt withinHours() {
        return withinHours == Level.NO_DEADLINE ? OptionalInt.empty() : OptionalInt.of(withinHours);
    }
}
