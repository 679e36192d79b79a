package aftercare.tables;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What has fired so far: nothing is ever taken back, so a level can only rise and a deadline only come nearer. */
final class Findings {

    private final SortedSet<String> ruleIds = new TreeSet<>();
    private final Set<Integer> explained = new HashSet<>();
    private Level level = Level.SELF_CARE;
    private int withinHours = Level.NO_DEADLINE;

    /** A finding that is about no symptom, and so explains none. */
    void fire(Rule rule) {
        fire(rule, rule.withinHours(), List.of());
    }

    void fire(Rule rule, Entry about) {
        fire(rule, rule.withinHours(), List.of(about));
    }

    void fire(Rule rule, List<Entry> about) {
        fire(rule, rule.withinHours(), about);
    }

    void fireWithin(int hours, Rule rule, Entry about) {
        fire(rule, hours, List.of(about));
    }

    private void fire(Rule rule, int hours, List<Entry> about) {
        ruleIds.add(rule.id());
        if (rule.level().atLeast(level)) {
            level = rule.level();
        }
        if (hours != Level.NO_DEADLINE && (withinHours == Level.NO_DEADLINE || hours < withinHours)) {
            withinHours = hours;
        }
        for (Entry entry : about) {
            explained.add(entry.index());
        }
    }

    List<Entry> unexplained(Reading report) {
        List<Entry> unexplained = new ArrayList<>();
        for (Entry entry : report.entries()) {
            if (!explained.contains(entry.index())) {
                unexplained.add(entry);
            }
        }
        return unexplained;
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
