package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.cli.work.TokenMint.Minted;
import aftercare.triage.RuleSetLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AftercareTest {

    private static final Path NOWHERE = Path.of("nowhere");

    @Test
    void listsItsVerbs() {
        Ran ran = aftercare("help");
        assertEquals(0, ran.exit());
        assertEquals("", ran.err());
        assertEquals(
                """
                Usage: aftercare [-h] [--version] [--rules=DIR] VERB
                Triage after dry needling: a symptom report in, an urgency with its reasons out.

                Options:
                  -h, --help        Show this help.
                      --rules=DIR   The folder of rules. Default: AFTERCARE_RULES, else `rules` here, else beside
                                      the program.
                      --version     Show the version.

                Verbs:
                  serve           Serve the HTTP interface until told to stop.
                  triage          Triage reports and print an urgency with its reasons for each.
                  explain         Say why a report is answered as it is, what nearly spoke, and which other answers
                                    would change that.
                  check           Check the folder of rules, its words and its cases, and print what is wrong,
                                    where, and what to do.
                  replay          Replay cases against the rules and print those that fail, with what was wanted
                                    and what came.
                  coverage        Say what the cases try of the rules, and what no case tries.
                  mutate          Change one thing in one rule after the other and see whether a case fails. What
                                    no case notices is a missing case; with the report that shows it. For all
                                    rules, groups and floors of words are taken away too.
                  prove           Say what the rules do for every report that there can be, or show a report for
                                    which they do not.
                  safety          Say how often labelled cases are answered too mildly or too urgently, with exact
                                    bounds.
                  diff            Say whose answer changes from one folder of rules to another, and why.
                  study           Say what a change of the rules would have meant for many reports, such as those
                                    of last year.
                  changes         Write the entries of CHANGES.yaml by which one folder of rules may follow another
                                    although it lowers answers.
                  doc             Write the rule book: every rule in plain words, by topic and by symptom, with
                                    sources and cases.
                  texts           Print the file of texts in another language: what is translated stays, what is
                                    missing has its place, and a translation whose English text has changed is a
                                    comment above it.
                  fmt             Lay out rule files alike. Only blanks and line breaks change; comments stay where
                                    they are.
                  new             Begin a topic: a rule to be filled in, and a case that fails until it is.
                  publish         Publish the folder of rules for several services: judged once, signed, with a
                                    sequence.
                  verify-journal  Look over the decision log: every record, every link of the chain, every signed
                                    checkpoint.
                  retain          Remove decisions that are older than that, in whole signed segments.
                  erase           Erase a report and the answers to it from the decision log.
                  schema          Print the JSON Schema of a kind of file, for editors.
                  completion      Print what a shell reads to complete verbs, options and files.
                  token           Print a token for trying the service, signed with a key of this machine.
                  move-journal    Move the decision log from SQLite to PostgreSQL, exactly as it is.
                  help            Show this help, or that of a verb.

                Exit codes: 0 all is well, 1 something was found, refused or failed, 2 could not run.
                """,
                ran.out());
        assertEquals(ran, aftercare("--help"));
        assertEquals(ran, aftercare("-h"));
    }

    @Test
    void explainsAVerb() {
        Ran ran = aftercare("help", "triage");
        assertEquals(0, ran.exit());
        assertTrue(
                ran.out()
                        .startsWith(
                                "Usage: aftercare triage [-h] [--json] [--ndjson] [--lang=LANGUAGE] [--rules=DIR] FILE...\n"),
                ran.out());
        assertEquals(ran, aftercare("triage", "--help"));
    }

    @Test
    void saysItsVersion() {
        assertEquals(new Ran(0, "aftercare 9.8.7\n", ""), aftercare("--version"));
    }

    @Test
    void leavesServingToTheCaller() {
        assertEquals(new Ran(41, "", ""), aftercare("serve"));
        assertEquals(new Ran(40, "", ""), aftercare("serve", "--rules", "there"));
        assertEquals(new Ran(40, "", ""), aftercare("--rules", "there", "serve"));
    }

    @TestFactory
    List<DynamicTest> refuses() {
        Map<List<String>, String> golden = new LinkedHashMap<>();
        golden.put(List.of(), "aftercare: no verb is named: see `aftercare help`");
        golden.put(List.of("tirage", "x"), "aftercare: unknown verb `tirage`: did you mean `triage`?");
        golden.put(List.of("help", "foo"), "aftercare: unknown verb `foo`: see `aftercare help`");
        golden.put(List.of("triage"), "aftercare triage: no FILE is named: see `aftercare help triage`");
        golden.put(List.of("triage", "--jsn", "x"), "aftercare triage: unknown option `--jsn`: did you mean `--json`?");
        golden.put(List.of("triage", "--foo"), "aftercare triage: unknown option `--foo`: see `aftercare help triage`");
        golden.put(
                List.of("check", "--json", "--sarif"),
                "aftercare check: `--json` and `--sarif` exclude each other: name one of them");
        golden.put(
                List.of("check", "--explain=RULE-007", "--github"),
                "aftercare check: `--github` and `--explain` exclude each other: name one of them");
        golden.put(
                List.of("triage", "--json=3", "x"),
                "aftercare triage: `--json` is not written like this: see `aftercare help triage`");
        golden.put(
                List.of("triage", "-", "x", "-"),
                "aftercare triage: `-` appears twice: standard input can be read once");
        golden.put(
                List.of("replay", "--rules"), "aftercare replay: `--rules` lacks its DIR: see `aftercare help replay`");
        golden.put(
                List.of("replay", "--rules", "a", "--rules", "b"),
                "aftercare replay: `--rules` appears twice: see `aftercare help replay`");
        golden.put(
                List.of("serve", "x\u001b"), "aftercare serve: unknown argument `x\ufffd`: see `aftercare help serve`");
        List<DynamicTest> tests = new ArrayList<>();
        golden.forEach((arguments, message) -> tests.add(DynamicTest.dynamicTest(
                message,
                () -> assertEquals(new Ran(2, "", message + "\n"), aftercare(arguments.toArray(new String[0]))))));
        return tests;
    }

    @Test
    void saysThatOutputWasLost() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        };
        Surroundings surroundings = new Surroundings(
                "1",
                NOWHERE,
                Clock.systemUTC(),
                InputStream.nullInputStream(),
                new PrintStream(full, true),
                new PrintStream(err, true),
                false,
                false);
        int exit = Aftercare.run(
                new String[] {"--version"},
                surroundings,
                new RuleSetLoader(surroundings.clock()),
                named -> 0,
                wish -> new Minted(Optional.empty(), List.of()));
        assertEquals(2, exit);
        assertEquals(
                "standard output: not everything could be written: is the disk full, or did the reader go?\n",
                err.toString(StandardCharsets.UTF_8));
    }

    private static Ran aftercare(String... arguments) {
        return Ran.aftercare(NOWHERE, "", arguments);
    }
}
