package aftercare.service.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.decision.Decision;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.triage.Triage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A temperature that was converted from Fahrenheit has more digits than a report takes: it must never count for less. */
class ConvertedTemperatureTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");

    private static final BigDecimal STEP = new BigDecimal("0.1");

    /** One in so many reports is tried: enough that all rules speak. */
    private static final int STRIDE = 20;

    private static final ReportItems ITEMS = Responses.items();

    private static final String OBSERVATION =
            """
            {"resourceType":"Bundle","type":"collection","entry":[
            {"resource":{"resourceType":"QuestionnaireResponse","questionnaire":"urn:aftercare:questionnaire:report",
            "status":"completed","authored":"2026-11-23T09:00:00Z","item":[]}},
            {"resource":{"resourceType":"Observation","status":"final","effectiveDateTime":"2026-11-23T08:00:00Z",
            "code":{"coding":[{"system":"http://loinc.org","code":"8310-5"}]},
            "valueQuantity":{"value":VALUE,"system":"http://unitsofmeasure.org","code":"Cel"}}}]}""";

    private static String read(String value) {
        byte[] body = OBSERVATION.replace("VALUE", value).getBytes(StandardCharsets.UTF_8);
        Submission submission =
                new SubmissionReader(ITEMS, NOW).read(StrictJson.object(body).orElseThrow());
        assertEquals(List.of(), submission.reading().problems(), value);
        return StrictJson.object(submission.reading().report())
                .orElseThrow()
                .at("/vitals/temperatureC")
                .toString();
    }

    @Test
    void isTheStepThatIsFurtherFromUsual() {
        Map<String, String> steps = Map.ofEntries(
                Map.entry("36.67", "36.6"),
                Map.entry("38.333333333333336", "38.4"),
                Map.entry("37.94", "38.0"),
                Map.entry("39.999", "40.0"),
                Map.entry("39.04", "39.1"),
                Map.entry("35.99", "35.9"),
                Map.entry("35.05555555555556", "35.0"),
                Map.entry("37.01", "37.1"),
                Map.entry("36.99", "36.9"));
        for (Map.Entry<String, String> step : steps.entrySet()) {
            assertEquals(
                    0, new BigDecimal(read(step.getKey())).compareTo(new BigDecimal(step.getValue())), step::toString);
        }
    }

    /** What arithmetic leaves behind is no digit that anybody measured. */
    @Test
    void isTheStepItselfWhereOnlyArithmeticMissesIt() {
        assertEquals("38", read("37.99999999999999"));
        assertEquals("38", read("38.00000000000001"));
        assertEquals("38.2", read("38.20000076293945"));
        assertEquals("37.7", read("37.70000076293945"));
        assertEquals("35", read("35.00000000000001"));
    }

    @Test
    void decidesAtLeastAsUrgentlyAsBothStepsBesideIt() {
        RuleSet rules = (RuleSet) new RuleSetLoader(Clock.systemUTC()).load(Path.of("rules"));
        TreeSet<BigDecimal> thresholds = thresholds(rules);
        assertTrue(thresholds.size() >= 6, thresholds::toString);
        Triage triage = Triage.byEngine(rules);
        List<JsonNode> reports = ShippedCases.reports();
        List<String> milder = new ArrayList<>();
        int told = 0;
        Map<BigDecimal, BigDecimal> takenAbove = new TreeMap<>();
        for (BigDecimal threshold : thresholds) {
            for (BigDecimal low : List.of(threshold.subtract(STEP), threshold)) {
                takenAbove.put(low, new BigDecimal(read(low + "5")));
            }
        }
        for (int i = 0; i < reports.size(); i += STRIDE) {
            Map<BigDecimal, Decision> decided = new TreeMap<>();
            for (BigDecimal low : takenAbove.keySet()) {
                BigDecimal taken = takenAbove.get(low);
                Decision decision = decide(triage, reports.get(i), taken, decided);
                for (BigDecimal beside : List.of(low, low.add(STEP))) {
                    Decision other = decide(triage, reports.get(i), beside, decided);
                    told += decision.urgency() == other.urgency() ? 0 : 1;
                    if (isMilder(decision, other)) {
                        milder.add(beside + " and not " + taken + ": " + reports.get(i));
                    }
                }
            }
        }
        assertEquals(List.of(), milder.subList(0, Math.min(5, milder.size())), () -> milder.size() + " in all");
        assertTrue(told > 100, "the temperature decided only " + told + " times");
    }

    /** What the rules compare a temperature with. */
    private static TreeSet<BigDecimal> thresholds(RuleSet rules) {
        TreeSet<BigDecimal> thresholds = new TreeSet<>();
        for (ParsedRule rule : rules.rules()) {
            for (Pattern pattern : rule.patterns()) {
                if (!pattern.comparisons().toString().contains("temperatureC")) {
                    continue;
                }
                for (Comparison comparison : pattern.comparisons()) {
                    if (comparison.operand() instanceof Operand.Number number) {
                        thresholds.add(number.value().setScale(1, RoundingMode.UNNECESSARY));
                    }
                }
            }
        }
        return thresholds;
    }

    private static Decision decide(
            Triage triage, JsonNode report, BigDecimal temperature, Map<BigDecimal, Decision> decided) {
        BigDecimal value = temperature.setScale(1, RoundingMode.UNNECESSARY);
        return decided.computeIfAbsent(value, some -> {
            ObjectNode hot = report.deepCopy();
            hot.withObjectProperty("vitals").put("temperatureC", value);
            Triage.Result result = triage.assess(hot.toString().getBytes(StandardCharsets.UTF_8));
            return ((Triage.Decided) result).decision();
        });
    }

    private static boolean isMilder(Decision decision, Decision other) {
        return !decision.urgency().atLeast(other.urgency())
                || decision.actWithinHours().orElse(Integer.MAX_VALUE)
                        > other.actWithinHours().orElse(Integer.MAX_VALUE);
    }
}
