package aftercare.ruleset.check;

import aftercare.ruleset.model.Place;
import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.Draft;
import aftercare.ruleset.text.Lexer;
import aftercare.ruleset.text.Parser;
import aftercare.ruleset.text.RuleProblems;
import aftercare.ruleset.text.RuleSource;
import aftercare.ruleset.text.RuleText;
import aftercare.ruleset.text.Token;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lays out a rule file as all rule files are laid out. Only blanks and line breaks change: every word, every sign and every
 * comment stays, in its order. A file that cannot be read is left as it is.
 */
public final class RuleLayout {

    private static final Pattern TABS_AT_BEGIN = Pattern.compile("(?m)^[ \t]*\t[ \t]*");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private RuleLayout() {}

    /** What the file should look like. */
    public static Layout of(RuleSource source) {
        RuleProblems ofBytes = new RuleProblems();
        if (RuleText.read(source, ofBytes).isEmpty()) {
            return new Layout.Refused(ofBytes.inOrder());
        }
        String written = new String(source.bytes(), StandardCharsets.UTF_8);
        RuleProblems problems = new RuleProblems();
        Optional<Read> before = read(source.path(), editorsMarksRemoved(written), problems);
        if (before.isEmpty()) {
            return new Layout.Refused(problems.inOrder());
        }
        String laid =
                LayoutWriter.write(before.get().text().toString(), before.get().tokens());
        Optional<Read> after = read(source.path(), laid, problems);
        if (after.isEmpty() || !after.get().saysTheSameAs(before.get())) {
            problems.add(
                    Check.ENGINE_DIFFERS,
                    new Place(source.path(), 1, 1, 0, 0),
                    "the layout would change what this file says",
                    "leave it as it is: this is a fault of the program");
            return new Layout.Refused(problems.inOrder());
        }
        return new Layout.Out(laid);
    }

    /** What editors leave behind and no reader sees: line ends of Windows, a byte order mark, tabs before the first word. */
    private static String editorsMarksRemoved(String written) {
        String text = written.startsWith(BYTE_ORDER_MARK) ? written.substring(1) : written;
        return TABS_AT_BEGIN.matcher(text.replace("\r\n", "\n")).replaceAll("    ");
    }

    /** Of a file without problems, as far as they can be seen without its words. */
    private static Optional<Read> read(String path, String written, RuleProblems problems) {
        RuleSource source = new RuleSource(path, written.getBytes(StandardCharsets.UTF_8));
        Optional<RuleText> text = RuleText.read(source, problems);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Draft draft = Parser.parse(text.get(), problems);
        if (problems.none(path)) {
            EngineReading.check(draft, problems);
        }
        if (!problems.none(path)) {
            return Optional.empty();
        }
        return Optional.of(new Read(text.get(), Lexer.tokens(text.get(), problems)));
    }

    private record Read(RuleText text, List<Token> tokens) {

        /** The same words and signs, and the same comments between them: then the rules are the same too. */
        boolean saysTheSameAs(Read other) {
            return words().equals(other.words());
        }

        private List<String> words() {
            List<String> words = new ArrayList<>();
            int from = 0;
            for (Token token : tokens) {
                for (Gap.Comment comment :
                        Gap.of(text.toString().substring(from, token.start())).comments()) {
                    words.add(comment.text());
                }
                words.add(token.kind() + " " + token.text());
                from = token.end();
            }
            return words;
        }
    }
}
