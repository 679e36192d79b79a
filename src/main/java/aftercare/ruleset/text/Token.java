package aftercare.ruleset.text;

/**
 * A piece of rule text.
 *
 * @param text as written; of a text, what appears between its quotes
 * @param start offset of its first character
 * @param end offset after its last character
 * @param afterComment whether a comment appears between it and the token before
 */
public record Token(Kind kind, String text, int start, int end, boolean afterComment) {

    public enum Kind {
        /** {@code rule}, {@code Symptom}, {@code severity}. */
        NAME,
        /** {@code aftercare.domain.*}. */
        DOTTED,
        /** {@code $a}. */
        VARIABLE,
        /** {@code $a.severity}. */
        FIELD_OF,
        /** {@code "chest-pain"}. */
        TEXT,
        /** {@code 38.5}. */
        NUMBER,
        /** Operators, brackets and other signs. */
        SIGN,
        /** Something whose problem was noted already. */
        BAD,
        /** The end of the file. */
        END
    }

    public boolean is(Kind expected) {
        return kind == expected;
    }

    /** That word, not in quotes. */
    public boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }

    public boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }
}
