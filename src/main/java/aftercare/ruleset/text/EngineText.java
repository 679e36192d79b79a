package aftercare.ruleset.text;

import java.util.List;

/**
 * The text of a rule file as the engine gets it, with blanks in place of two things; all else stays where it is.
 *
 * <ul>
 *   <li>{@code @unless}: the engine takes an annotation only once in a rule. This one may come several times and says nothing
 *       to it.
 *   <li>The action, {@code conclude( drools );} and its like: the engine would have a compiler make a class of every one. The
 *       program knows what it means from the kind of the rule, so no code is made of a rule file.
 * </ul>
 */
public final class EngineText {

    /** The annotation that the engine does not get. */
    public static final String LEFT_OUT = "unless";

    /** {@code @ unless ( text )}. */
    private static final int TOKENS = 5;

    /** {@code conclude ( drools ) ;}. */
    private static final List<String> AFTER_THE_FUNCTION = List.of("(", "drools", ")", ";", "end");

    private EngineText() {}

    public static String of(RuleText text) {
        List<Token> tokens = Lexer.tokens(text, new RuleProblems());
        StringBuilder engine = new StringBuilder(text.toString());
        for (int i = 0; i + TOKENS <= tokens.size(); i++) {
            boolean unless = tokens.get(i).isSign("@") && tokens.get(i + 1).isName(LEFT_OUT);
            if (unless || isAction(tokens, i)) {
                blank(engine, tokens.get(i).start(), tokens.get(i + TOKENS - 1).end());
            }
        }
        return engine.toString();
    }

    private static boolean isAction(List<Token> tokens, int at) {
        int end = at + AFTER_THE_FUNCTION.size();
        if (at == 0
                || end >= tokens.size()
                || !tokens.get(at - 1).isName("then")
                || !Parser.FUNCTIONS.contains(tokens.get(at).text())) {
            return false;
        }
        for (int i = 0; i < AFTER_THE_FUNCTION.size(); i++) {
            Token token = tokens.get(at + 1 + i);
            String expected = AFTER_THE_FUNCTION.get(i);
            if (!token.isSign(expected) && !token.isName(expected)) {
                return false;
            }
        }
        return true;
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) != '\n') {
                text.setCharAt(at, ' ');
            }
        }
    }
}
