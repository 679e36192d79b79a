package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetyVerbTest {

    private static final String LABELLED =
            """
            - { note: "too mild", source: "panel", given: { treatment: { hoursSince: 30 }, symptoms: [ { code: muscle-ache, severity: 3 } ] }, least: URGENT_24H }
            - { note: "a little too mild", source: "panel", given: { treatment: { hoursSince: 30 }, symptoms: [ { code: muscle-ache, severity: 7 } ] }, least: URGENT_24H }
            - { note: "too <urgent>", basis: "panel", given: { treatment: { hoursSince: 30 }, symptoms: [ { code: site-redness, trend: worsening } ] }, most: SELF_CARE }
            - { note: "as it should be", topic: "other", given: { treatment: { hoursSince: 30 }, symptoms: [ { code: muscle-ache, severity: 3 } ] }, want: { urgency: SELF_CARE, because: [EXP-01] } }
            - { note: "refused", given: { symptoms: [ { code: chest-pian } ] }, least: EMERGENCY_AMBULANCE }
            - { note: "no level", given: { symptoms: [] }, want: { because: [EXP-01] } }
            """;

    @TempDir
    private Path temp;

    private Path rules;
    private Path labelled;

    @BeforeEach
    void folders() throws IOException {
        rules = SmallRules.in(temp);
        labelled = Files.createDirectories(temp.resolve("labelled").resolve("skin"));
        Files.writeString(labelled.resolve("skin.cases.yaml"), LABELLED);
    }

    @Test
    void printsWhatIsTooMildAndTooUrgent() {
        Ran ran = safety();
        assertEquals(
                """
                # Safety report

                This is no clinical validation. It says how far the rules agree with labels that people gave to chosen cases. The cases are no sample of patients, and the bounds speak of cases like these alone.

                Rules: sha256:…. Labelled cases: 5. Left out, because they say no level: 1.

                Under-triage: the answer is below the least urgent acceptable level. Over-triage: it is above the most urgent one. A share counts only cases that can be answered so. Bounds are exact (Clopper-Pearson, 95 %). A report that is refused counts as what its fail-safe says.

                ## All

                | of | cases | under-triaged | 95 % bounds | over-triaged | 95 % bounds |
                | --- | --- | --- | --- | --- | --- |
                | all | 5 | 2 of 3 | 9.42 % to 99.16 % | 1 of 2 | 1.25 % to 98.75 % |

                ## By least acceptable level

                | level | cases | under-triaged | 95 % bounds | over-triaged | 95 % bounds |
                | --- | --- | --- | --- | --- | --- |
                | SELF_CARE | 2 | 0 of 0 | none can be | 1 of 2 | 1.25 % to 98.75 % |
                | URGENT_24H | 2 | 2 of 2 | 15.81 % to 100.00 % | 0 of 0 | none can be |
                | EMERGENCY_AMBULANCE | 1 | 0 of 1 | 0.00 % to 97.50 % | 0 of 0 | none can be |

                ## By topic

                | topic | cases | under-triaged | 95 % bounds | over-triaged | 95 % bounds |
                | --- | --- | --- | --- | --- | --- |
                | other | 1 | 0 of 0 | none can be | 0 of 1 | 0.00 % to 97.50 % |
                | skin | 4 | 2 of 3 | 9.42 % to 99.16 % | 1 of 1 | 2.50 % to 100.00 % |

                ## By source

                | source | cases | under-triaged | 95 % bounds | over-triaged | 95 % bounds |
                | --- | --- | --- | --- | --- | --- |
                | panel | 3 | 2 of 2 | 15.81 % to 100.00 % | 1 of 1 | 2.50 % to 100.00 % |
                | skin/skin.cases.yaml | 2 | 0 of 1 | 0.00 % to 97.50 % | 0 of 1 | 0.00 % to 97.50 % |

                ## Under-triaged

                | case | where | acceptable | answer | because |
                | --- | --- | --- | --- | --- |
                | too mild | skin/skin.cases.yaml:1 | URGENT_24H to EMERGENCY_AMBULANCE | SELF_CARE | EXP-01 |
                | a little too mild | skin/skin.cases.yaml:2 | URGENT_24H to EMERGENCY_AMBULANCE | ROUTINE_REVIEW | GEN-01 |

                ## Over-triaged

                | case | where | acceptable | answer | because |
                | --- | --- | --- | --- | --- |
                | too \\<urgent\\> | skin/skin.cases.yaml:3 | SELF_CARE to SELF_CARE | URGENT_24H | INF-01 |

                ## Refused

                | case | where | acceptable | answer | because |
                | --- | --- | --- | --- | --- |
                | refused | skin/skin.cases.yaml:5 | EMERGENCY_AMBULANCE to EMERGENCY_AMBULANCE | EMERGENCY_AMBULANCE | /symptoms/0/code: unknown-code: must be one of the known words: did you mean \\`chest-pain\\`? |
                """,
                ran.out().replaceAll("sha256:[0-9a-f]{64}", "sha256:…"));
        assertEquals(1, ran.exit());
    }

    @Test
    void writesJsonAndBothPages() throws IOException {
        Path html = temp.resolve("safety.html");
        Path markdown = temp.resolve("safety.md");
        Ran ran = safety("--html", html.toString(), "--markdown", markdown.toString());
        assertEquals(new Ran(1, html + ": written\n" + markdown + ": written\n", ""), ran);
        assertEquals(safety().out(), Files.readString(markdown));
        String page = Files.readString(html);
        assertTrue(page.contains("<td>too &lt;urgent&gt;</td>"), page);
        assertTrue(page.contains("This is no clinical validation."), page);
        String json = safety("--json").out();
        assertTrue(json.startsWith("{\"warning\":\"This is no clinical validation."), json);
        assertTrue(
                json.contains("\"all\":{\"name\":\"all\",\"cases\":5,\"under\":{\"found\":2,\"of\":3,"
                        + "\"lower\":0.09429932405024608,\"upper\":0.9915962413403874}"),
                json);
        assertTrue(
                json.contains(
                        "\"under\":[{\"name\":\"too mild\",\"where\":\"skin/skin.cases.yaml:1\",\"topic\":\"skin\","
                                + "\"source\":\"panel\",\"least\":\"URGENT_24H\",\"most\":\"EMERGENCY_AMBULANCE\","
                                + "\"answer\":\"SELF_CARE\",\"reasons\":[\"EXP-01\"],\"problems\":[]}"),
                json);
    }

    @Test
    void overTriageAloneIsNoFault() throws IOException {
        Files.writeString(
                labelled.resolve("skin.cases.yaml"),
                LABELLED.lines().skip(2).limit(2).reduce("", (a, b) -> a + b + "\n"));
        assertEquals(0, safety().exit());
    }

    @Test
    void refusesFilesThatSayNothingForCertain() throws IOException {
        Files.writeString(
                labelled.resolve("skin.cases.yaml"),
                """
                - { note: "a", given: { symptoms: [] }, least: URGENT }
                - { note: "b", given: { symptoms: [] }, least: URGENT_24H, most: SELF_CARE }
                - { note: "c", given: { symptoms: [] }, least: URGENT_24H, want: { urgency: URGENT_24H } }
                - { given: { symptoms: [] }, lest: URGENT_24H }
                - { note: "d", least: URGENT_24H }
                - nothing
                """);
        Files.writeString(labelled.resolve("skin.json"), "{\"note\": 1}");
        assertEquals(
                new Ran(
                        2,
                        "",
                        """
                        skin/skin.cases.yaml:1:48: unknown urgency `URGENT`: known here: SELF_CARE, ROUTINE_REVIEW, URGENT_24H, EMERGENCY_DEPARTMENT, EMERGENCY_AMBULANCE
                        skin/skin.cases.yaml:2:3: no level is that urgent and that mild: swap the least and the most urgent level?
                        skin/skin.cases.yaml:3:41: `least` appears beside what `want` says of the level: keep one of them
                        skin/skin.cases.yaml:4:3: the case has no `note`: a labelled case has `note`, `given`, and `least`, `most` or `want`
                        skin/skin.cases.yaml:4:30: unknown key `lest`: did you mean `least`?
                        skin/skin.cases.yaml:5:3: the case has no `given`: a labelled case has `note`, `given`, and `least`, `most` or `want`
                        skin/skin.cases.yaml:6:3: this is not a case: a labelled case has `note`, `given`, and `least`, `most` or `want`
                        skin/skin.json:1:1: a file of labelled cases is a list of cases: a labelled case has `note`, `given`, and `least`, `most` or `want`
                        """),
                safety());
    }

    @Test
    void saysWhichFolderHoldsNothing() throws IOException {
        Path nowhere = temp.resolve("nowhere");
        String[] verb = {"safety", "--cases", nowhere.toString()};
        assertEquals(
                new Ran(2, "", nowhere + ": there is no such folder: name one with case files\n"),
                Ran.aftercare(rules, "", verb));
        Files.createDirectory(nowhere);
        assertEquals(
                new Ran(2, "", nowhere + ": there is no case file: put `*.cases.yaml` or `*.json` there\n"),
                Ran.aftercare(rules, "", verb));
        Files.writeString(nowhere.resolve("a.json"), "[{\"note\": \"a\", \"given\": {\"symptoms\": []}}]");
        assertEquals(
                new Ran(2, "", nowhere + ": not a single case says a level: give `least` or `most`\n"),
                Ran.aftercare(rules, "", verb));
    }

    /** 0 of 300 has the exact bound 1.2221 %: rounded to the nearest it would be too narrow. */
    @Test
    void roundsBoundsOutwards() throws IOException {
        String good =
                "- { note: good, given: { treatment: { hoursSince: 30 }, symptoms: [ { code: site-redness, trend: worsening } ] }, "
                        + "least: ROUTINE_REVIEW }\n";
        Files.writeString(labelled.resolve("skin.cases.yaml"), good.repeat(300));
        String out = safety().out();
        assertTrue(out.contains("| all | 300 | 0 of 300 | 0.00 % to 1.23 % | 0 of 0 | none can be |"), out);
    }

    @Test
    void countsAMountedFolderOnce() throws IOException {
        Path state = Files.createDirectory(labelled.resolve("..2026"));
        Files.move(labelled.resolve("skin.cases.yaml"), state.resolve("skin.cases.yaml"));
        Files.createSymbolicLink(labelled.resolve("..data"), Path.of("..2026"));
        Files.createSymbolicLink(labelled.resolve("skin.cases.yaml"), Path.of("..data", "skin.cases.yaml"));
        assertTrue(safety().out().contains("Labelled cases: 5."), safety().toString());
    }

    @Test
    void readsAFolderThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("link"), temp.resolve("labelled"));
        Ran through = Ran.aftercare(rules, "", "safety", "--cases", link.toString());
        assertEquals(safety(), through);
    }

    @Test
    void leavesNoFileOutUnsaid() throws IOException {
        refuses("a.json", Path.of("nowhere"), "not a regular file: put the file itself here, not a link to it");
        refuses("more", temp, "a link to a folder: put the folder itself here, not a link to it");
        refuses("a.json", Path.of("skin.cases.yaml"), "this is the same file as `skin/a.json`: keep one of the two");
        for (String name : new String[] {"a.JSON", "a.cases.yml", "a.case.yaml"}) {
            Path file = Files.writeString(labelled.resolve(name), LABELLED);
            String why = ": this file would be passed over because of its name: end it with `.cases.yaml` or `.json`\n";
            assertEquals(new Ran(2, "", file + why), safety());
            Files.delete(file);
        }
        assertEquals(1, safety().exit());
    }

    private void refuses(String name, Path target, String why) throws IOException {
        Path link = Files.createSymbolicLink(labelled.resolve(name), target);
        String told = safety().err();
        assertTrue(told.startsWith(labelled.toString()) && told.endsWith(": " + why + "\n"), told);
        assertEquals(2, safety().exit());
        Files.delete(link);
    }

    private Ran safety(String... options) {
        String[] arguments = new String[3 + options.length];
        arguments[0] = "safety";
        arguments[1] = "--cases";
        arguments[2] = temp.resolve("labelled").toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return Ran.aftercare(rules, "", arguments);
    }
}
