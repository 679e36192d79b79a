package aftercare.trial.cases;

import aftercare.domain.Urgency;
import aftercare.ruleset.yaml.Shape;
import aftercare.ruleset.yaml.YamlKeys;
import aftercare.ruleset.yaml.YamlProblems;
import aftercare.ruleset.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads {@code want}. A wish that can never fail, or never be met, is refused. */
public final class WantReader {

    private static final List<String> LEVELS = List.of("urgency", "atLeast", "atMost");
    private static final String HOURS = "actWithinHours";
    private static final int MOST_HOURS = 9999;
    private static final List<String> KNOWN = List.of(
            "urgency", "atLeast", "atMost", HOURS, "because", "notBecause", "advises", "notAdvises", "asks", "notAsks");
    private static final Pattern RULE_ID = Pattern.compile("[A-Z]{1,4}-[0-9]{2,3}");
    private static final Pattern WHOLE_HOURS = Pattern.compile("0|[1-9][0-9]{0,3}");

    private final YamlProblems problems;

    public WantReader(YamlProblems problems) {
        this.problems = problems;
    }

    /** What is wanted; empty when a problem was found. */
    public Optional<Want> read(YamlValue value) {
        int before = problems.count();
        YamlKeys keys = value.keys(problems);
        keys.refuseAllBut(KNOWN, problems);
        if (keys.values().isEmpty()) {
            problems.add(value, "`want` wants nothing", "known here: " + String.join(", ", KNOWN));
        }
        Want want = new Want(
                level(keys, "urgency", problems),
                level(keys, "atLeast", problems),
                level(keys, "atMost", problems),
                hours(keys),
                rules(keys, "because", problems),
                rules(keys, "notBecause", problems),
                rules(keys, "advises", problems),
                rules(keys, "notAdvises", problems),
                rules(keys, "asks", problems),
                rules(keys, "notAsks", problems));
        refuseContradictions(keys, want);
        return problems.count() == before ? Optional.of(want) : Optional.empty();
    }

    /** What {@code want} may hold. */
    static Shape shape() {
        Map<String, Shape> want = new LinkedHashMap<>();
        for (String key : KNOWN) {
            want.put(key, ids());
        }
        List<String> levels = new ArrayList<>();
        for (Urgency urgency : Urgency.values()) {
            levels.add(urgency.name());
        }
        for (String key : LEVELS) {
            want.put(key, Shape.oneWord(levels));
        }
        want.put(HOURS, Shape.whole().from(0, MOST_HOURS));
        return Shape.keys(List.of(), want);
    }

    static Shape ids() {
        return Shape.list(Shape.text(RULE_ID.pattern()));
    }

    /** The level at a key; empty when there is none or a problem was found. */
    public static Optional<Urgency> level(YamlKeys keys, String key, YamlProblems problems) {
        Optional<YamlValue> value = keys.at(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        List<String> codes = new ArrayList<>();
        for (Urgency urgency : Urgency.values()) {
            codes.add(urgency.name());
        }
        if (value.get().written().isEmpty()) {
            problems.add(value.get(), "`" + key + "` is one level", "known here: " + String.join(", ", codes));
            return Optional.empty();
        }
        String written = value.get().written().get();
        Optional<Urgency> urgency = Urgency.ofCode(written);
        if (urgency.isEmpty()) {
            problems.add(
                    value.get(), "unknown urgency " + YamlProblems.quoted(written), YamlProblems.meant(written, codes));
        }
        return urgency;
    }

    private OptionalInt hours(YamlKeys keys) {
        Optional<YamlValue> value = keys.at(HOURS);
        Optional<String> hours = value.flatMap(YamlValue::whole)
                .filter(written -> WHOLE_HOURS.matcher(written).matches());
        if (value.isPresent() && hours.isEmpty()) {
            problems.add(value.get(), "`actWithinHours` is not a whole number of hours", "write it like 6");
        }
        return hours.isPresent() ? OptionalInt.of(Integer.parseInt(hours.get())) : OptionalInt.empty();
    }

    /** The ids at that key, each once; empty when there are none or a problem was found. */
    static List<String> rules(YamlKeys keys, String key, YamlProblems problems) {
        Optional<YamlValue> value = keys.at(key);
        List<YamlValue> items = value.flatMap(YamlValue::list).orElse(List.of());
        if (value.isPresent() && items.isEmpty()) {
            problems.add(value.get(), "`" + key + "` is not a list of rules", "write it like [INF-01, INF-02]");
        }
        List<String> ids = new ArrayList<>();
        for (YamlValue item : items) {
            String id = item.written().orElse("");
            if (!RULE_ID.matcher(id).matches()) {
                problems.add(item, YamlProblems.quoted(id) + " is not the id of a rule", "write it like INF-01");
            } else if (ids.contains(id)) {
                problems.add(item, "`" + id + "` appears here twice", "keep one of them");
            } else {
                ids.add(id);
            }
        }
        return ids;
    }

    private void refuseContradictions(YamlKeys keys, Want want) {
        if (want.urgency().isPresent()
                && (want.atLeast().isPresent() || want.atMost().isPresent())) {
            problems.add(
                    keys.key("urgency"),
                    "`urgency` appears beside `atLeast` or `atMost`",
                    "the exact level says it all");
        }
        if (want.atLeast().isPresent()
                && want.atMost().isPresent()
                && !want.atMost().get().atLeast(want.atLeast().get())) {
            problems.add(keys.key("atMost"), "no level is that urgent and that mild", "swap `atLeast` and `atMost`?");
        }
        refuseBoth(keys, "notBecause", want.because(), want.notBecause());
        refuseBoth(keys, "notAdvises", want.advises(), want.notAdvises());
        refuseBoth(keys, "notAsks", want.asks(), want.notAsks());
    }

    private void refuseBoth(YamlKeys keys, String key, List<String> wanted, List<String> unwanted) {
        for (String id : unwanted) {
            if (wanted.contains(id)) {
                problems.add(keys.key(key), "`" + id + "` is both wanted and not wanted", "keep one of them");
            }
        }
    }
}
