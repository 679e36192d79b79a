package aftercare.readme;

import aftercare.cli.CopiedRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes the steps of a section one after the other, in a copy of the rules: commands are run and compared with what is
 * shown below them, {@code yaml} goes to the end of the file that its first line names, {@code diff} changes the lines of the
 * file that its first line names.
 */
final class Walk {

    static final String LIVE = "## One change, from editing to live";

    /** Walks by the verbs alone, without a service. */
    static final List<String> BY_VERBS = List.of("## Add a word", "## Add a region", "## Add a topic");

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String RULES = "rules";
    private static final String APPEND = "# at the end of ";
    private static final String CHANGE = "--- ";

    private final Document document;
    private final String section;
    private final Path place;
    private final Curl curl;
    private final Duration patience;
    private final List<String> complaints = new ArrayList<>();

    /**
     * @param section the heading above the steps
     * @param place a folder; its {@code rules} are made if it has none
     * @param curl asks the service that watches those rules
     * @param patience how long the service is asked again until it says what is shown
     */
    Walk(Document document, String section, Path place, Curl curl, Duration patience) {
        this.document = document;
        this.section = section;
        this.place = place;
        this.curl = curl;
        this.patience = patience;
    }

    /** Whether a block is a step of a walk. */
    static boolean holds(Document document, Block block) {
        return isIn(LIVE, document, block) || BY_VERBS.stream().anyMatch(walk -> isIn(walk, document, block));
    }

    private static boolean isIn(String section, Document document, Block block) {
        return block.section() > 0 && document.lines().get(block.section() - 1).equals(section);
    }

    /** What somebody would complain about who took every step. */
    List<String> complaints() throws IOException {
        if (!Files.exists(place.resolve(RULES))) {
            CopiedRules.in(place.resolve(RULES));
        }
        List<Block> steps = new ArrayList<>();
        for (Block block : document.blocks()) {
            if (isIn(section, document, block)) {
                steps.add(block);
            }
        }
        if (steps.isEmpty()) {
            complaints.add(document.name() + ": there is no section `" + section + "`");
        }
        for (int i = 0; i < steps.size(); i++) {
            boolean shows = i + 1 < steps.size()
                    && (steps.get(i + 1).language().equals("text")
                            || steps.get(i + 1).language().equals("json"));
            step(steps.get(i), shows ? Optional.of(steps.get(i + 1)) : Optional.empty());
            i += shows ? 1 : 0;
        }
        return complaints;
    }

    private void step(Block block, Optional<Block> shown) throws IOException {
        switch (block.language()) {
            case "sh" -> {
                if (shown.isPresent() && shown.get().language().equals("json")) {
                    ask(block, shown.get());
                } else {
                    run(block, shown);
                }
            }
            case "yaml" -> append(block);
            case "diff" -> change(block);
            default -> complaints.add(document.at(block.line()) + ": nothing tries this");
        }
    }

    private void run(Block block, Optional<Block> shown) throws IOException {
        StringBuilder output = new StringBuilder();
        for (Command command : ShellReader.read(block)) {
            Ending ending = run(command);
            if (!ending.good()) {
                complaints.add(document.at(command.line()) + ": ended with " + ending.code() + ": " + ending.output());
            }
            output.append(ending.output());
        }
        if (shown.isPresent()) {
            for (String difference : Shown.differencesOfText(shown.get().text(), output.toString())) {
                complaints.add(document.at(shown.get().line()) + ": " + difference);
            }
        }
    }

    /** The service takes a moment to look at what was saved. */
    private void ask(Block block, Block shown) {
        Command command = ShellReader.read(block).get(0);
        long began = System.nanoTime();
        List<String> differences = differences(command, shown);
        while (!differences.isEmpty() && System.nanoTime() - began < patience.toNanos()) {
            // The processor is for the service.
            LockSupport.parkNanos(PAUSE_NANOS);
            differences = differences(command, shown);
        }
        for (String difference : differences) {
            complaints.add(document.at(shown.line()) + ": " + difference);
        }
    }

    private List<String> differences(Command command, Block shown) {
        try {
            Ending ending = curl.run(command.arguments(), false);
            return ending.good()
                    ? Shown.differencesOfJson(shown.text(), ending.output())
                    : List.of("ended with " + ending.code() + ": " + ending.output());
        } catch (IllegalStateException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return List.of(e.getMessage() + ": " + e.getCause());
        }
    }

    private Ending run(Command command) throws IOException {
        if (command.words().equals(List.of("cp", "-r", RULES, RULES + "-before"))) {
            CopiedRules.in(place.resolve(RULES + "-before"));
            return new Ending(true, 0, "");
        }
        if (!command.program().equals("./aftercare")) {
            return new Ending(false, 1, "`" + command.program() + "` is not run as shown");
        }
        List<String> words = new ArrayList<>();
        for (String word : command.words()) {
            words.add(word.startsWith(RULES) ? place.resolve(word).toString() : word);
        }
        return new Launcher(place.resolve(RULES))
                .run(new Command(command.environment(), words, command.input(), command.exit(), command.line()));
    }

    private void append(Block block) throws IOException {
        Files.writeString(file(block, APPEND), "\n" + block.text(), StandardOpenOption.APPEND);
    }

    /** Each run of lines that are taken away must stand in the file once; those that come instead follow it. */
    private void change(Block block) throws IOException {
        Path file = file(block, CHANGE);
        String text = Files.readString(file);
        StringBuilder old = new StringBuilder();
        StringBuilder fresh = new StringBuilder();
        List<String> lines = block.text().lines().skip(1).toList();
        for (int i = 0; i < lines.size(); i++) {
            (lines.get(i).startsWith("-") ? old : fresh)
                    .append(lines.get(i).substring(1))
                    .append('\n');
            boolean over = i + 1 == lines.size()
                    || lines.get(i).startsWith("+") && lines.get(i + 1).startsWith("-");
            if (over) {
                int at = text.indexOf(old.toString());
                if (at < 0 || text.indexOf(old.toString(), at + 1) >= 0) {
                    complaints.add(document.at(block.line()) + ": does not stand in " + file + " once:\n" + old);
                    return;
                }
                text = text.replace(old.toString(), fresh.toString());
                old.setLength(0);
                fresh.setLength(0);
            }
        }
        Files.writeString(file, text);
    }

    private Path file(Block block, String begin) {
        String first = block.text().lines().findFirst().orElse("");
        if (!first.startsWith(begin + RULES + "/")) {
            throw new IllegalArgumentException(
                    document.at(block.line()) + ": the first line names no file of the rules");
        }
        return place.resolve(first.substring(begin.length()));
    }
}
