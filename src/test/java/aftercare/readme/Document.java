package aftercare.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Markdown file as its reader sees it: blocks of code, tables, and code inside sentences. */
public record Document(String name, List<String> lines) {

    private static final String FENCE = "```";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");
    private static final Pattern CELL_BORDER = Pattern.compile("(?<!\\\\)\\|");

    public Document {
        lines = List.copyOf(lines);
    }

    public static Document read(Path file) {
        try {
            return new Document(file.toString(), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    static Document of(String text) {
        return new Document("a document", text.lines().toList());
    }

    /** The document after an edit; what is edited must be there once. */
    public Document with(String old, String replacement) {
        String text = String.join("\n", lines);
        int at = text.indexOf(old);
        if (at < 0 || text.indexOf(old, at + 1) >= 0) {
            throw new IllegalArgumentException(name + " does not hold this once: " + old);
        }
        return new Document(name, text.replace(old, replacement).lines().toList());
    }

    /** The place of a line, for messages. */
    String at(int line) {
        return name + ":" + line;
    }

    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int section = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#")) {
                section = i + 1;
            } else if (line.startsWith(FENCE)) {
                String language = line.substring(FENCE.length()).strip();
                int first = i + 1;
                StringBuilder text = new StringBuilder();
                for (i++; !lines.get(i).startsWith(FENCE); i++) {
                    text.append(lines.get(i)).append('\n');
                }
                blocks.add(new Block(language, text.toString(), section, first + 1));
            }
        }
        return blocks;
    }

    /** The rows of the table whose first heading that is, without the headings. */
    public List<List<String>> table(String firstHeading) {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (!line.startsWith("|")) {
                inside = false;
            } else if (inside) {
                rows.add(cells(line));
            } else {
                inside = cells(line).get(0).equals(firstHeading);
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(name + " has no table that begins with `" + firstHeading + "`");
        }
        return rows.subList(1, rows.size());
    }

    /** Code inside sentences and tables. */
    List<String> spans() {
        List<String> spans = new ArrayList<>();
        boolean inBlock = false;
        for (String line : lines) {
            if (line.startsWith(FENCE)) {
                inBlock = !inBlock;
            } else if (!inBlock) {
                spans.addAll(spans(line));
            }
        }
        return spans;
    }

    public static List<String> spans(String text) {
        List<String> spans = new ArrayList<>();
        Matcher code = CODE.matcher(text);
        while (code.find()) {
            spans.add(code.group(1));
        }
        return spans;
    }

    /** Where its links lead, but for those to other hosts. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        Matcher link = LINK.matcher(String.join("\n", lines));
        while (link.find()) {
            if (!link.group(1).contains("://")) {
                links.add(link.group(1));
            }
        }
        return links;
    }

    /** The file that a link of this document names. */
    Path beside(String link) {
        return Path.of(name).toAbsolutePath().resolveSibling(link).normalize();
    }

    /** The names by which a link reaches its headings. */
    List<String> anchors() {
        List<String> anchors = new ArrayList<>();
        boolean inBlock = false;
        for (String line : lines) {
            if (line.strip().startsWith(FENCE)) {
                inBlock = !inBlock;
            } else if (!inBlock && line.startsWith("#")) {
                String heading = line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT);
                anchors.add(heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
            }
        }
        return anchors;
    }

    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        String inner = row.strip();
        for (String cell : CELL_BORDER.split(inner.substring(1, inner.length() - 1), -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }
}
