package aftercare.ruleset.text;

import java.util.List;

/**
 * The text of a rule file as the engine gets it. The engine takes an annotation only once in a rule; {@code @unless} may come
 * several times and says nothing to it, so blanks take its place. All else stays where it is.
 */
public final class EngineText {

    /** The annotation that the engine does not get. */
    public static final String LEFT_OUT = "unless";

    /** {@code @ unless ( text )}. */
    private static final int TOKENS = 5;

    private EngineText() {}

    public static String of(RuleText text) {
        List<Token> tokens = Lexer.tokens(text, new RuleProblems());
        StringBuilder engine = new StringBuilder(text.toString());
        for (int i = 0; i + TOKENS <= tokens.size(); i++) {
            if (tokens.get(i).isSign("@") && tokens.get(i + 1).isName(LEFT_OUT)) {
                for (int at = tokens.get(i).start();
                        at < tokens.get(i + TOKENS - 1).end();
                        at++) {
                    if (engine.charAt(at) != '\n') {
                        engine.setCharAt(at, ' ');
                    }
                }
            }
        }
        return engine.toString();
    }
}
