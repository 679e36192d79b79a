package aftercare.ruleset.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/**
 * Bytes to one YAML document with known places: strict UTF-8, bounded, without anchors, aliases, tags or a second
 * document. Words are told from numbers as in JSON: {@code no} is a text, {@code 007} is one too.
 */
public final class YamlText {

    private static final int MOST_BYTES = 2 << 20;
    private static final int MOST_DEPTH = 20;

    private final YamlProblems problems;
    private final String beginning;
    private final LoadSettings settings = LoadSettings.builder()
            .setSchema(new JsonSchema())
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(MOST_BYTES)
            .build();

    /** @param beginning what to do about a file that holds nothing */
    public YamlText(YamlProblems problems, String beginning) {
        this.problems = problems;
        this.beginning = beginning;
    }

    /** The root of the document; empty when a problem was found. */
    public Optional<YamlValue> root(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            problems.add(1, 1, "the file is larger than 2 MiB", "shorten or split it");
            return Optional.empty();
        }
        Optional<String> text = text(bytes);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (!plain(text.get())) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(text.get());
            if (root.isEmpty()) {
                problems.add(1, 1, "the file is empty", beginning);
            }
            return root.map(YamlValue::new);
        } catch (MarkedYamlEngineException broken) {
            Optional<Mark> mark = broken.getProblemMark().or(broken::getContextMark);
            int line = mark.map(Mark::getLine).orElse(0) + 1;
            int column = mark.map(Mark::getColumn).orElse(0) + 1;
            Optional<YamlSlip> slip = YamlSlip.near(text.get(), line);
            if (slip.isPresent()) {
                problems.add(
                        slip.get().line(),
                        slip.get().column(),
                        "this is not YAML (" + slip.get().what() + ")",
                        slip.get().help());
            } else {
                String help = "check the indentation, the quotes and the brackets before it";
                problems.add(line, column, "this is not YAML", help);
            }
        } catch (YamlEngineException broken) {
            problems.add(1, 1, "this is not YAML", "check for characters that do not belong in a text file");
        }
        return Optional.empty();
    }

    private Optional<String> text(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), decoded, true);
        String text = decoded.flip().toString();
        if (result.isError()) {
            int line = 1
                    + (int) text.chars().filter(character -> character == '\n').count();
            int column = text.length() - text.lastIndexOf('\n');
            problems.add(line, column, "this is not UTF-8", "save the file as UTF-8");
            return Optional.empty();
        }
        if (text.startsWith("\ufeff")) {
            problems.add(1, 1, "the file begins with a byte order mark", "save the file as UTF-8 without one");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** Looks at the stream of events first: it needs no recursion, so that no file can exhaust the stack. */
    private boolean plain(String text) {
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                return refuse(event, "a second document begins here", "one file holds one document");
            }
            if (event instanceof AliasEvent || isAnchored(event)) {
                return refuse(event, "anchors and aliases are not allowed", "write the words out");
            }
            if (isTagged(event)) {
                return refuse(event, "tags are not allowed", "leave out what begins with `!`");
            }
            if (event instanceof CollectionStartEvent && ++depth > MOST_DEPTH) {
                return refuse(event, "nested deeper than " + MOST_DEPTH, "is a bracket missing before it?");
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
        return true;
    }

    private static boolean isAnchored(Event event) {
        return event instanceof NodeEvent node && node.getAnchor().isPresent();
    }

    private static boolean isTagged(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag().isPresent();
        }
        return event instanceof CollectionStartEvent start && start.getTag().isPresent();
    }

    private boolean refuse(Event event, String what, String help) {
        int line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
        int column = event.getStartMark().map(Mark::getColumn).orElse(0) + 1;
        problems.add(line, column, what, help);
        return false;
    }
}
