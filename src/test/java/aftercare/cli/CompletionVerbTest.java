package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real shell reads what {@code completion} prints, and completes what a person began to type. */
class CompletionVerbTest {

    private static final Path RULES = Path.of("rules");

    /** What bash does when the last word was begun and the tab key is pressed. */
    private static final String COMPLETE =
            """
            set -u
            source "$1"
            compopt() { :; } # Only a shell at a terminal has it.
            shift
            COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE} COMPREPLY=()
            bound=$(complete -p aftercare)
            [[ $bound == *' -o default '* ]] || exit 3
            [[ $bound =~ -F\\ ([a-z_A-Z]+) ]] || exit 3
            "${BASH_REMATCH[1]}" aftercare "${@: -1}" "${@: -2:1}"
            [ ${#COMPREPLY[@]} = 0 ] || printf '%s\\n' "${COMPREPLY[@]}"
            """;

    @TempDir
    Path temp;

    @Test
    void bashCompletesVerbsOptionsAndFiles() throws Exception {
        assertEquals(List.of("replay", "retain"), bash("aftercare", "re"));
        assertEquals(List.of("verify-journal"), bash("aftercare", "verify"));
        assertEquals(List.of("--json", "--junit"), bash("aftercare", "replay", "--j"));
        assertEquals(List.of("bash", "zsh"), bash("aftercare", "completion", ""));
        Path folder = Files.createDirectory(temp.resolve("my-rules"));
        assertEquals(List.of(folder.toString()), bash("aftercare", "check", "--rules", temp + "/my"));
        // Where the program offers nothing, the shell offers files.
        assertEquals(List.of(), bash("aftercare", "triage", "--json", temp + "/my"));
    }

    @Test
    void zshReadsIt() throws Exception {
        assumeTrue(new ProcessBuilder("sh", "-c", "command -v zsh").start().waitFor() == 0, "there is no zsh here");
        Path script = script("zsh");
        String said = said(List.of("zsh", "-f", "-c", "source '" + script + "' && print -r -- ${_comps[aftercare]}"));
        assertTrue(said.contains("_complete_aftercare"), said);
    }

    @Test
    void refusesAShellThatItDoesNotKnow() {
        Ran ran = Ran.aftercare(RULES, "", "completion", "fish");
        assertEquals(2, ran.exit());
        assertEquals("aftercare completion: unknown SHELL `fish`: known here: bash, zsh\n", ran.err());
    }

    private List<String> bash(String... words) throws IOException, InterruptedException {
        Path complete = Files.writeString(temp.resolve("complete.sh"), COMPLETE);
        List<String> command = new java.util.ArrayList<>(
                List.of("bash", complete.toString(), script("bash").toString()));
        command.addAll(List.of(words));
        return said(command).lines().sorted().toList();
    }

    private Path script(String shell) throws IOException {
        Ran ran = Ran.aftercare(RULES, "", "completion", shell);
        assertEquals(0, ran.exit(), ran.err());
        return Files.writeString(temp.resolve("completion"), ran.out());
    }

    private static String said(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), said);
        return said;
    }
}
