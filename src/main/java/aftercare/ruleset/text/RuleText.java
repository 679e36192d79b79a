package aftercare.ruleset.text;

import aftercare.ruleset.model.Place;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The text of a file, and where each of its lines begins. */
public final class RuleText {

    public static final int MOST_BYTES = 256 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String file;
    private final String text;
    private final int[] lines;

    private RuleText(String file, String text) {
        this.file = file;
        this.text = text;
        this.lines = lineStarts(text);
    }

    /** The text, with every character that no rule may hold noted; empty for a file that can't be read at all. */
    public static Optional<RuleText> read(RuleSource source, RuleProblems problems) {
        byte[] bytes = source.bytes();
        if (bytes.length > MOST_BYTES) {
            problems.add(
                    Check.TOO_LONG,
                    new Place(source.path(), 1, 1, 0, 0),
                    "this file has more than " + MOST_BYTES / 1024 + " KiB",
                    "split it into several topics");
            return Optional.empty();
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        RuleText text = new RuleText(source.path(), out.flip().toString());
        if (result.isError()) {
            int end = text.text.length();
            problems.add(
                    Check.ENCODING,
                    text.place(end, end),
                    String.format(Locale.ROOT, "the byte %02X is not UTF-8 text", bytes[in.position()]),
                    "save the file as UTF-8 in your editor");
            return Optional.empty();
        }
        return text.unfinishedMerge(problems) ? Optional.empty() : Optional.of(text.checked(problems));
    }

    public String file() {
        return file;
    }

    public int length() {
        return text.length();
    }

    public char at(int offset) {
        return text.charAt(offset);
    }

    @Override
    public String toString() {
        return text;
    }

    public String of(Place place) {
        return text.substring(place.start(), place.end());
    }

    public Place place(Token token) {
        return place(token.start(), token.end());
    }

    public Place place(int start, int end) {
        int found = Arrays.binarySearch(lines, start);
        int line = found >= 0 ? found : -found - 2;
        return new Place(file, line + 1, start - lines[line] + 1, start, end);
    }

    /** Offset of the line break that ends the line, or of the end of the file. */
    int endOfLine(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end;
    }

    /** Whether the character was noted when the file was read. */
    static boolean isForbidden(int character) {
        return character == '\\' || (character != ' ' && character != '\n' && isHidden(character));
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = i + 1;
        }
        return Arrays.copyOf(starts, count);
    }

    private boolean unfinishedMerge(RuleProblems problems) {
        for (int start : lines) {
            for (String marker : new String[] {"<<<<<<<", "|||||||", "=======", ">>>>>>>"}) {
                if (text.startsWith(marker, start)) {
                    problems.add(
                            Check.CONFLICT_MARKER,
                            place(start, start + marker.length()),
                            "`" + marker + "` is left from an unfinished merge",
                            "decide between the two versions, then delete the lines that begin with `<<<<<<<`,"
                                    + " `=======` and `>>>>>>>`");
                    return true;
                }
            }
        }
        return false;
    }

    private RuleText checked(RuleProblems problems) {
        boolean tab = false;
        boolean carriageReturn = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (character == '\t') {
                if (!tab) {
                    problems.add(Check.CHARACTER, place(i, i + 1), "a tab", "set your editor to use spaces");
                }
                tab = true;
            } else if (character == '\r') {
                if (!carriageReturn) {
                    problems.add(
                            Check.CHARACTER,
                            place(i, i + 1),
                            "a line that ends as on Windows",
                            "`./aftercare fmt` mends it");
                }
                carriageReturn = true;
            } else if (i == 0 && character == BYTE_ORDER_MARK) {
                problems.add(
                        Check.ENCODING,
                        place(0, 1),
                        "the file begins with a byte order mark",
                        "save it as UTF-8 without BOM in your editor");
            } else if (isForbidden(character)) {
                note(character, i, problems);
            } else if (character == '@' && text.startsWith("@{", i)) {
                problems.add(
                        Check.CHARACTER,
                        place(i, i + 2),
                        "`@{` is not allowed, not even in a text",
                        "write it in other words");
            }
        }
        return this;
    }

    private void note(int character, int offset, RuleProblems problems) {
        Place place = place(offset, offset + Character.charCount(character));
        if (character == '\\') {
            problems.add(Check.CHARACTER, place, "a backslash is not allowed anywhere", "leave it out");
        } else {
            problems.add(
                    Check.CHARACTER,
                    place,
                    String.format(Locale.ROOT, "a character that cannot be seen (U+%04X)", character),
                    "delete it, or type the line again");
        }
    }

    /** Whether a character has no shape by its category; a space has none either. */
    public static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> true;
            default -> false;
        };
    }
}
