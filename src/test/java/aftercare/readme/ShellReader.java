package aftercare.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the few things of a shell that the documents use: words, single quotes, assignments before a command, {@code <} and
 * {@code <<'END'}, comments. Refuses everything else, so that nothing is shown that is not run as shown.
 */
final class ShellReader {

    private static final String NOT_READ = "|&;$\"\\*?()[]>`~";
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z][A-Z0-9_]*)=(.*)");
    private static final Pattern EXITS = Pattern.compile("exits (\\d+)");

    private final String text;
    private final int firstLine;
    private int at;

    private List<String> words = new ArrayList<>();
    private String input = "";
    private String inputEnd = "";
    private String comment = "";

    private ShellReader(Block block) {
        this.text = block.text();
        this.firstLine = block.line();
    }

    static List<Command> read(Block block) {
        return new ShellReader(block).commands();
    }

    private List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        while (at < text.length()) {
            int line = line();
            readLine();
            if (!words.isEmpty()) {
                commands.add(command(line));
            }
            words = new ArrayList<>();
            input = "";
            inputEnd = "";
            comment = "";
        }
        return commands;
    }

    private void readLine() {
        while (at < text.length() && text.charAt(at) != '\n') {
            char next = text.charAt(at);
            if (next == ' ') {
                at++;
            } else if (next == '#') {
                comment = upTo("\n");
            } else if (text.startsWith("<<'", at)) {
                at += "<<'".length();
                inputEnd = upTo("'");
                at++;
            } else if (next == '<') {
                at++;
                upToWord();
                input = contents(word());
            } else {
                words.add(word());
            }
        }
        at++;
        if (!inputEnd.isEmpty()) {
            input = upTo("\n" + inputEnd + "\n") + "\n";
            at += ("\n" + inputEnd + "\n").length();
        }
    }

    private void upToWord() {
        while (text.charAt(at) == ' ') {
            at++;
        }
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && " \n".indexOf(text.charAt(at)) < 0) {
            char next = text.charAt(at);
            if (next == '\'') {
                at++;
                word.append(upTo("'"));
            } else if (NOT_READ.indexOf(next) >= 0 || next == '<') {
                throw new IllegalArgumentException("line " + line() + ": a `" + next + "` is not run as shown");
            } else {
                word.append(next);
            }
            at++;
        }
        return word.toString();
    }

    private String upTo(String end) {
        int until = text.indexOf(end, at);
        if (until < 0) {
            throw new IllegalArgumentException("line " + line() + ": no end of what begins here");
        }
        String between = text.substring(at, until);
        at = until;
        return between;
    }

    private Command command(int line) {
        Map<String, String> environment = new LinkedHashMap<>();
        int first = 0;
        Matcher assignment = ASSIGNMENT.matcher(words.get(0));
        while (assignment.matches()) {
            environment.put(assignment.group(1), assignment.group(2));
            first++;
            assignment = ASSIGNMENT.matcher(words.get(first));
        }
        Matcher exits = EXITS.matcher(comment);
        int exit = exits.find() ? Integer.parseInt(exits.group(1)) : 0;
        return new Command(environment, List.copyOf(words.subList(first, words.size())), input, exit, line);
    }

    private int line() {
        return firstLine
                + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private static String contents(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
