package aftercare.agreement;

import aftercare.domain.Report;
import aftercare.domain.RuleCard;
import aftercare.domain.decision.Decision;
import aftercare.engine.EngineRules;
import aftercare.engine.RuleFindings;
import aftercare.tables.Json;
import aftercare.tables.Verdict;
import aftercare.triage.LoadResult;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.triage.intake.Intake;
import aftercare.triage.intake.Reading;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** The shipped rules behind the real intake, answering the trees that the tables answer. */
public final class Core implements Function<Map<String, Object>, Verdict> {

    /** When every report of these tests holds. */
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final BigDecimal MILLIS_OF_AN_HOUR = BigDecimal.valueOf(3_600_000);

    private final EngineRules book;
    private final Intake intake;

    Core(EngineRules book, Intake intake) {
        this.book = book;
        this.intake = intake;
    }

    /** The rule set that is shipped. */
    public static Core shipped() {
        LoadResult loaded = new RuleSetLoader(Clock.fixed(NOW, ZoneOffset.UTC)).load(Path.of("rules"));
        if (loaded instanceof RuleSet valid) {
            return new Core(valid.book(), valid.intake());
        }
        throw new AssertionError("the shipped rules are broken: " + ((LoadResult.Broken) loaded).problems());
    }

    /** The same rules by their second evaluator, which takes a third of the time. */
    static Function<Map<String, Object>, Verdict> shippedByReference() {
        RuleSet rules = (RuleSet) new RuleSetLoader(Clock.fixed(NOW, ZoneOffset.UTC)).load(Path.of("rules"));
        Core core = new Core(rules.book(), rules.intake());
        return tree -> {
            Report report = core.report(tree);
            RuleFindings findings = new RuleFindings(rules.reference().findings(report), Optional.empty());
            return verdict(rules.book().decide(report, findings));
        };
    }

    public EngineRules book() {
        return book;
    }

    Decision decide(Map<String, Object> tree) {
        return book.decide(report(tree));
    }

    /** The report of a tree as HTTP takes it, UTF-8. */
    public static byte[] body(Map<String, Object> tree) {
        return Json.write(onTheWire(tree)).getBytes(StandardCharsets.UTF_8);
    }

    public Report report(Map<String, Object> tree) {
        Reading reading = intake.read(body(tree));
        if (reading instanceof Reading.Accepted accepted) {
            return accepted.report();
        }
        throw new AssertionError("refused: " + ((Reading.Refused) reading).refusal() + " " + Json.write(tree));
    }

    @Override
    public Verdict apply(Map<String, Object> tree) {
        Decision decision = decide(tree);
        if (!decision.complete()) {
            throw new AssertionError("incomplete: " + Json.write(tree));
        }
        return verdict(decision);
    }

    static Verdict verdict(Decision decision) {
        SortedSet<String> advice = new TreeSet<>();
        for (RuleCard card : decision.selfCare()) {
            advice.add(card.id());
        }
        for (RuleCard card : decision.education()) {
            advice.add(card.id());
        }
        return new Verdict(
                decision.urgency().name(), decision.actWithinHours(), new TreeSet<>(decision.ruleIds()), advice);
    }

    /** The same report with two times in place of the hours between them. */
    public static Map<String, Object> onTheWire(Map<String, Object> tree) {
        Map<String, Object> wire = new LinkedHashMap<>(tree);
        wire.put("reportedAt", NOW.toString());
        if (tree.get("treatment") instanceof Map<?, ?> given) {
            Map<String, Object> treatment = new LinkedHashMap<>();
            given.forEach((name, value) -> treatment.put((String) name, value));
            Object hours = treatment.remove("hoursSince");
            if (hours != null) {
                long millis = new BigDecimal(hours.toString())
                        .multiply(MILLIS_OF_AN_HOUR)
                        .longValueExact();
                treatment.put("endedAt", NOW.minusMillis(millis).toString());
            }
            wire.put("treatment", treatment);
        }
        return wire;
    }
}
