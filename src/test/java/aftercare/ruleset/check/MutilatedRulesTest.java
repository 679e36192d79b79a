package aftercare.ruleset.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** A good file with something cut out, put in or swapped: problems or a clean result, never an exception. */
class MutilatedRulesTest {

    private static final String[] PIECES = {
        "rule",
        "end",
        "then",
        "when",
        "rule \"x\"",
        "\"",
        "(",
        ")",
        ",",
        ";",
        "@",
        "//",
        "/*",
        "*/",
        "\n",
        " ",
        "$a",
        ".",
        "==",
        "=",
        "!",
        "!=",
        "&&",
        "||",
        "and",
        "or",
        "not",
        "exists",
        "null",
        "true",
        "in",
        "contains",
        "memberOf",
        "3",
        "38.5",
        "-",
        "\\",
        "@{",
        "\u200b",
        "\u201c",
        "\ud83e\ude79",
        "eval",
        "from",
        "salience 1",
        "'",
        "`",
        "#",
        "<<<<<<<"
    };

    @Test
    void neverThrows() {
        Random random = new Random(20_261_124);
        int clean = 0;
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder(Examples.GOOD);
            int changes = 1 + random.nextInt(3);
            for (int j = 0; j < changes; j++) {
                mutilate(text, random);
            }
            CheckedRules checked = Examples.check(text.toString());
            if (checked.clean()) {
                clean++;
                assertEquals(3, checked.rules().size(), text.toString());
            }
        }
        // Some changes hit a comment, a text for people or white space; most must be noticed.
        assertTrue(clean > 20 && clean < 1_000, clean + " clean");
    }

    /** Every way to cut the end off: no rule may be lost unseen, except between two rules. */
    @Test
    void noticesEveryCut() {
        for (int end = 0; end < Examples.GOOD.length(); end++) {
            String cut = Examples.GOOD.substring(0, end);
            CheckedRules checked = Examples.check(cut);
            boolean whole = cut.strip().endsWith("end") && checked.rules().size() == 3;
            assertEquals(whole, checked.clean(), cut);
        }
    }

    /** Every character by itself: what a clinician may strike by accident. */
    @Test
    void survivesEveryLostCharacter() {
        int clean = 0;
        for (int i = 0; i < Examples.GOOD.length(); i++) {
            String text = new StringBuilder(Examples.GOOD).deleteCharAt(i).toString();
            CheckedRules checked = Examples.check(text);
            if (checked.clean()) {
                clean++;
                assertEquals(3, checked.rules().size(), text);
            }
        }
        assertTrue(clean > 100, clean + " clean");
    }

    private static void mutilate(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
            case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
            case 2 -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
            default -> {
                int from = random.nextInt(text.length());
                text.insert(at, text.substring(from, Math.min(text.length(), from + random.nextInt(60))));
            }
        }
    }
}
