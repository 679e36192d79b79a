package aftercare.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.cli.SmallRules;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a repository of rules is given (hooks, an action, schemas) works in one, with the built program. */
class RulesRepositoryIT {

    private static final Path PROGRAM = Path.of("").toAbsolutePath();
    private static final Path PAGE = Path.of("ops/rules-repository.md");
    private static final long PATIENCE_SECONDS = 300;
    private static final String DRL = "rules/soreness/soreness.drl";

    @TempDir
    Path temp;

    private Path repository;
    private Path outputs;

    @BeforeEach
    void repository() throws IOException, InterruptedException {
        repository = Files.createDirectories(temp.resolve("our rules"));
        outputs = Files.createDirectories(temp.resolve("runner temp"));
        SmallRules.coveredIn(repository);
        git("init", "--quiet");
        git("add", "--all");
        commit("first");
    }

    @Test
    void theHooksPassOnGoodRulesAndStopBadOnes() throws Exception {
        assertEquals(Map.of("aftercare-fmt", 0, "aftercare-check", 0, "aftercare-replay", 0), hooks());

        String good = Files.readString(repository.resolve(DRL));
        Files.writeString(repository.resolve(DRL), good.replace("severity <= 6", "severity   <=   5"));
        Map<String, Integer> bad = hooks();
        assertEquals(1, bad.get("aftercare-replay"));
        assertTrue(Files.readString(repository.resolve(DRL)).contains("severity <= 5"), "it was not laid out");

        Files.writeString(repository.resolve(DRL), good.replace("muscle-ache", "muscle-aches"));
        assertEquals(1, hooks().get("aftercare-check"));
    }

    @Test
    void theActionPassesWhatLowersNothing() throws Exception {
        Files.writeString(
                repository.resolve("rules/soreness/soreness.cases.yaml"), "# more\n", StandardOpenOption.APPEND);
        assertEquals(List.of(0, 0, 0), action("refuse"));
        assertEquals("lowers=false\n", output());
    }

    @Test
    void theActionPassesWhereThereWereNoRulesBefore() throws Exception {
        git("rm", "--quiet", "--cached", "-r", "rules");
        commit("none");
        assertEquals(List.of(0, 0, 0), action("refuse"));
        assertTrue(Files.readString(outputs.resolve("summary")).contains("there are no rules at "));
        assertTrue(Files.notExists(outputs.resolve("output")), "something was compared");
    }

    @Test
    void theActionStopsWhatLowersAnAnswerUnlessItIsAllowed() throws Exception {
        edit("rules/soreness/soreness.drl", "hoursSince > 24", "hoursSince > 30");
        edit("rules/soreness/soreness.cases.yaml", "hoursSince: 24.001", "hoursSince: 30.001");
        List<Integer> refused = action("refuse");
        assertEquals(1, refused.get(2), "the diff passes");
        assertEquals("lowers=true\n", output());
        assertTrue(Files.readString(outputs.resolve("summary")).contains("is lost on"), "the summary does not show it");
        assertEquals(0, action("allow").get(2));
        assertEquals("lowers=true\n", output());
    }

    @Test
    void theActionShowsAProblemAtItsLine() throws Exception {
        edit(DRL, "muscle-ache", "muscle-aches");
        assertEquals(1, action("refuse").get(0));
        String said = Files.readString(outputs.resolve("said"));
        assertTrue(said.contains("::error file=rules/soreness/soreness.drl,line="), said);
    }

    @Test
    void thePageGivesAnEditorTheSchemasAndNamesWhatIsThere() throws Exception {
        Files.createSymbolicLink(Files.createDirectories(temp.resolve("bin")).resolve("aftercare"), launcher());
        int exit = run(List.of("bash", "-euc", block("sh")), Map.of("PATH", temp.resolve("bin") + ":" + path()));
        assertEquals(0, exit, Files.readString(outputs.resolve("said")));
        Map<?, ?> editor = new ObjectMapper().readValue(block("json"), Map.class);
        Map<?, ?> schemas = (Map<?, ?>) editor.get("yaml.schemas");
        for (Map.Entry<?, ?> each : schemas.entrySet()) {
            new ObjectMapper().readTree(Files.readAllBytes(repository.resolve((String) each.getKey())));
            Path like = Path.of((String) each.getValue());
            assertTrue(like.toString().contains("*") || Files.exists(like), each + " is nowhere");
        }
        assertEquals(
                Files.readString(PROGRAM.resolve("docs/schemas/changes.json")),
                Files.readString(repository.resolve("schemas/changes.json")));

        String page = Files.readString(PAGE);
        for (Map<?, ?> hook : maps(yaml(Path.of(".pre-commit-hooks.yaml")))) {
            assertTrue(page.contains("- id: " + hook.get("id") + "\n"), hook + " is not told of");
        }
        Map<?, ?> inputs = (Map<?, ?>) ((Map<?, ?>) yaml(Path.of("action.yml"))).get("inputs");
        assertTrue(inputs.containsKey("lowered") && page.contains("          lowered: ${{"), "the page names no input");
    }

    /** Every hook as pre-commit calls a script: below the repository of the hooks, from the root of that of the rules. */
    private Map<String, Integer> hooks() throws IOException, InterruptedException {
        Map<String, Integer> exits = new HashMap<>();
        for (Map<?, ?> hook : maps(yaml(Path.of(".pre-commit-hooks.yaml")))) {
            assertEquals("script", hook.get("language"));
            List<String> command = new ArrayList<>(List.of(((String) hook.get("entry")).split(" ")));
            command.set(0, PROGRAM.resolve(command.get(0)).toString());
            if (!Boolean.FALSE.equals(hook.get("pass_filenames"))) {
                assertTrue(DRL.matches(".*" + hook.get("files")));
                command.add(DRL);
            }
            exits.put((String) hook.get("id"), run(command, Map.of()));
        }
        return exits;
    }

    /** Every step of the action, one after the other whatever came of them, and how each ended. */
    private List<Integer> action(String lowered) throws IOException, InterruptedException {
        Files.deleteIfExists(outputs.resolve("output"));
        Map<String, String> inputs = Map.of(
                "${{ inputs.rules }}",
                "rules",
                "${{ inputs.base }}",
                git("rev-parse", "HEAD"),
                "${{ inputs.lowered }}",
                lowered);
        Map<?, ?> runs = (Map<?, ?>) ((Map<?, ?>) yaml(Path.of("action.yml"))).get("runs");
        List<Integer> exits = new ArrayList<>();
        for (Map<?, ?> step : maps(runs.get("steps"))) {
            Map<String, String> environment = new HashMap<>(Map.of(
                    "GITHUB_ACTION_PATH", PROGRAM.toString(),
                    "GITHUB_OUTPUT", outputs.resolve("output").toString(),
                    "GITHUB_STEP_SUMMARY", outputs.resolve("summary").toString(),
                    "RUNNER_TEMP", outputs.toString()));
            ((Map<?, ?>) step.get("env"))
                    .forEach((name, value) -> environment.put((String) name, inputs.get((String) value)));
            exits.add(run(
                    List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", (String) step.get("run")),
                    environment));
        }
        return exits;
    }

    private String output() throws IOException {
        return Files.readString(outputs.resolve("output"));
    }

    private int run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(repository.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AFTERCARE_") || name.startsWith("QUARKUS_"));
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(outputs.resolve("said").toFile()))
                .start();
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> "it did not end: " + command);
        return process.exitValue();
    }

    private void commit(String message) throws IOException, InterruptedException {
        git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", message);
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).directory(repository.toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private void edit(String file, String old, String replacement) throws IOException {
        String text = Files.readString(repository.resolve(file));
        assertTrue(text.contains(old), file);
        Files.writeString(repository.resolve(file), text.replace(old, replacement));
    }

    private static String block(String language) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("```" + language + "\n") + language.length() + 4;
        return page.substring(from, page.indexOf("```", from));
    }

    private static Path launcher() {
        return PROGRAM.resolve("aftercare");
    }

    private static String path() {
        return System.getenv("PATH");
    }

    private static Object yaml(Path file) throws IOException {
        return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    private static List<Map<?, ?>> maps(Object list) {
        List<Map<?, ?>> maps = new ArrayList<>();
        for (Object each : (List<?>) list) {
            maps.add((Map<?, ?>) each);
        }
        return maps;
    }
}
