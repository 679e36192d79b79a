package aftercare.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Runs every command that a document shows and compares every output that it shows. */
final class Examples {

    private static final Set<String> PROGRAMS = Set.of("java", "python", "ts", "bash");

    private final Optional<Curl> curl;
    private final Predicate<Block> tried;
    private final Launcher launcher = new Launcher();

    private Examples(Optional<Curl> curl, Predicate<Block> tried) {
        this.curl = curl;
        this.tried = tried;
    }

    /** All of them. */
    static Examples all(URI service, URI management) {
        return new Examples(Optional.of(new Curl(service, management)), block -> true);
    }

    /** Those that ask the service for something. */
    static Examples ofTheService(URI service, URI management) {
        return new Examples(Optional.of(new Curl(service, management)), Examples::asksTheService);
    }

    /** All others: they need no service. */
    static Examples ofTheVerbs() {
        return new Examples(Optional.empty(), block -> !asksTheService(block));
    }

    private static boolean asksTheService(Block block) {
        return block.text().contains("curl ");
    }

    /** What a reader who tried everything would complain about. */
    List<String> complaints(Document document) {
        List<String> complaints = new ArrayList<>();
        List<Block> blocks = document.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.language().equals("sh") && !tried.test(block)) {
                continue;
            } else if (block.language().equals("sh")) {
                boolean shows = i + 1 < blocks.size() && isOutput(blocks.get(i + 1), block);
                run(document, block, shows ? Optional.of(blocks.get(i + 1)) : Optional.empty(), complaints);
            } else if (isTheDrawing(document, block) || isProgram(document, block)) {
                // ArchitectureDrawingTest compares the one with the classes, ClientsPageTest runs the others.
                continue;
            } else if (i == 0 || !blocks.get(i - 1).language().equals("sh") || !isOutput(block, blocks.get(i - 1))) {
                complaints.add(document.at(block.line()) + ": no command shows this, so nothing tries it");
            }
        }
        return complaints;
    }

    private static boolean isTheDrawing(Document document, Block block) {
        return block.language().equals("mermaid") && document.name().equals(Pages.ARCHITECTURE.name());
    }

    private static boolean isProgram(Document document, Block block) {
        return PROGRAMS.contains(block.language()) && document.name().equals(Pages.CLIENTS.name());
    }

    private static boolean isOutput(Block block, Block command) {
        return block.section() == command.section()
                && (block.language().equals("json") || block.language().equals("text"));
    }

    /** As a problem, or as FHIR says one. */
    private static boolean isRefusal(String shown) {
        return shown.contains("\"triagePerformed\": false")
                || shown.contains("{\n  \"resourceType\": \"OperationOutcome\"");
    }

    private void run(Document document, Block block, Optional<Block> shown, List<String> complaints) {
        boolean refusal = shown.filter(output -> isRefusal(output.text())).isPresent();
        StringBuilder output = new StringBuilder();
        try {
            for (Command command : ShellReader.read(block)) {
                Ending ending = run(command, refusal);
                if (!ending.good()) {
                    complaints.add(document.at(command.line()) + ": ended with " + ending.code() + ": "
                            + ending.output().strip());
                }
                output.append(ending.output());
            }
        } catch (IllegalArgumentException | UncheckedIOException e) {
            complaints.add(document.at(block.line()) + ": " + e.getMessage());
            return;
        }
        shown.ifPresent(it -> complaints.addAll(compare(document, it, output.toString())));
    }

    private static List<String> compare(Document document, Block shown, String output) {
        List<String> differences = shown.language().equals("json")
                ? Shown.differencesOfJson(shown.text(), output)
                : Shown.differencesOfText(shown.text(), output);
        List<String> complaints = new ArrayList<>();
        for (String difference : differences) {
            complaints.add(document.at(shown.line()) + ": " + difference);
        }
        return complaints;
    }

    private Ending run(Command command, boolean refused) {
        return switch (command.program()) {
            case "curl" -> curl.orElseThrow().run(command.arguments(), refused);
            case "./aftercare" -> launcher.run(command);
            case "./mvnw" -> build(command.arguments());
            case "java" -> source(command.arguments());
            default -> throw new IllegalArgumentException("`" + command.program() + "` is not run as shown");
        };
    }

    /** A build cannot run inside itself: what it is asked for must exist. */
    private static Ending build(List<String> arguments) {
        String pom;
        try {
            pom = Files.readString(Path.of("pom.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException("there is no build", e);
        }
        for (String argument : arguments) {
            if (!isKnown(argument, pom)) {
                return new Ending(false, 1, "the build does not know `" + argument + "`");
            }
        }
        return new Ending(true, 0, "");
    }

    private static boolean isKnown(String argument, String pom) {
        if (argument.startsWith("-P")) {
            return pom.contains("<id>" + argument.substring("-P".length()) + "</id>");
        }
        if (argument.startsWith("-Dtest=")) {
            return Sources.holds(argument.substring("-Dtest=".length()));
        }
        if (argument.endsWith(":apply")) {
            return pom.contains("<artifactId>" + argument.replace(":apply", "-maven-plugin") + "</artifactId>");
        }
        return Set.of("-DskipTests", "test", "package", "verify").contains(argument);
    }

    /** Only the page of the settings is made so, and another test makes it and compares. */
    private static Ending source(List<String> arguments) {
        String command = "java " + String.join(" ", arguments);
        boolean good = command.equals(SettingsPage.ANEW) && Files.isRegularFile(Path.of(arguments.get(0)));
        return new Ending(good, good ? 0 : 1, good ? "" : "`" + command + "` is not run as shown");
    }
}
