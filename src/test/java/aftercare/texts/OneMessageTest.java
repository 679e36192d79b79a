package aftercare.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.agreement.Core;
import aftercare.domain.Wording;
import aftercare.domain.decision.Decision;
import aftercare.tables.RandomReports;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.triage.intake.Reading;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No sentence of an answer gives more time than the answer itself, unless it is about something that has not happened yet. */
@TestInstance(Lifecycle.PER_CLASS)
class OneMessageTest {

    private static final long SEED = 20_261_128;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final RuleSet rules =
            assertInstanceOf(RuleSet.class, new RuleSetLoader(Clock.fixed(NOW, ZoneOffset.UTC)).load(Path.of("rules")));
    private final Core core = Core.shipped();

    /** What the decision says too late: the rule of an advice, or the text at the top. */
    private List<String> tooLate(Decision decision) {
        List<String> late = new ArrayList<>();
        if (decision.actWithinHours().isEmpty()) {
            return late;
        }
        Wording.Heading heading =
                rules.book().wording().levels().get(decision.urgency()).heading(decision.actWithinHours());
        Map<String, String> texts = new LinkedHashMap<>(decision.ruleIdsByAdvice());
        texts.put(heading.headline(), heading.headline());
        texts.put(heading.contact(), heading.contact());
        texts.forEach((text, from) -> {
            for (int hours : NamedTime.unconditional(text)) {
                if (hours > decision.actWithinHours().getAsInt()) {
                    late.add(from);
                }
            }
        });
        return late;
    }

    @Test
    void noCaseIsAnsweredWithALongerTimeThanItsOwn() {
        Set<String> late = new TreeSet<>();
        int read = 0;
        for (TriageCase each : new FolderCases(rules.files()).cases().cases()) {
            if (rules.intake().read(each.body(NOW)) instanceof Reading.Accepted accepted) {
                read++;
                late.addAll(tooLate(rules.book().decide(accepted.report())));
            }
        }
        assertTrue(read > 4_000, "only " + read + " cases");
        assertEquals(Set.of(), late);
    }

    @Test
    void noRandomReportIsAnsweredWithALongerTimeThanItsOwn() {
        random(SEED, 10_000);
    }

    @Test
    @Tag("long")
    void noneOfManyRandomReportsIsAnsweredWithALongerTimeThanItsOwn() {
        random(SEED + 10_000, 100_000);
    }

    private void random(long first, int count) {
        System.out.println("times that an answer names: seeds " + first + " to " + (first + count - 1));
        Set<String> late = new TreeSet<>();
        for (long seed = first; seed < first + count; seed++) {
            late.addAll(tooLate(core.book().decide(core.report(RandomReports.report(seed)))));
        }
        assertEquals(Set.of(), late);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "See a doctor within 6 hours.                                  | 6",
                "Get help within the hour                                      | 1",
                "See a doctor within a day. Tell your practitioner in 3 days.  | 24",
                "Contact your practitioner today or tomorrow.                  | 48",
                "Speak to a doctor today, and to a nurse within two days.      | 48 24",
                "If it grows, see a doctor within a day.                       | ''",
                "Call an ambulance now.                                        | ''",
                "See a doctor within a day. If this answer names a shorter time, go by that. | ''",
                "Measure again; see a doctor within 3 days.                    | 72",
            })
    void readsTheTimesOfASentence(String text, String hours) {
        List<Integer> expected = hours.isEmpty()
                ? List.of()
                : Arrays.stream(hours.split(" ")).map(Integer::valueOf).toList();
        assertEquals(expected, NamedTime.unconditional(text));
    }
}
