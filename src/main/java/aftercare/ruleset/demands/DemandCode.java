package aftercare.ruleset.demands;

import aftercare.ruleset.text.FindingKind;

/** What a candidate can lack beside mistakes. A code never changes its meaning and is never used again for another one. */
public enum DemandCode implements FindingKind {
    EMERGENCY_TEXT("TEXT-001", "emergency-text", "the texts of an emergency say plainly what to do now"),
    HIDDEN_CHARACTER("TEXT-002", "hidden-character", "every character of every file is one that a reader can see"),
    MIXED_SCRIPT("TEXT-003", "mixed-script", "a word is written in the letters of one script"),
    TOO_MUCH_TEXT("TEXT-004", "too-much-text", "a text is short enough to be read, a list to be looked over"),
    ALIKE("TEXT-005", "alike", "no two levels say the same"),
    EMERGENCY_NUMBER("TEXT-006", "emergency-number", "the emergency number is one that is in use somewhere"),
    DISSUADES("TEXT-007", "dissuades", "no text that a patient may read tells anybody not to seek help"),
    OTHER_NUMBER("TEXT-008", "other-number", "a number in a text is one that the rule compares with"),
    TRANSLATION("TEXT-009", "translation", "a text in another language says what its English text says"),
    UNTRANSLATED("TEXT-010", "untranslated", "a language has a translation of each English text as it is now"),
    UNLISTED_SOURCE("SOURCE-001", "unlisted-source", "what a rule cites is listed among the sources"),
    IDLE_WORD("WORDS-002", "idle-word", "a symptom has a question, a group or a rule, and a case"),
    UNLESS_MISSING("UNLESS-001", "unless-missing", "an urgent rule names each condition that can turn it off, and why"),
    UNLESS_UNUSED("UNLESS-002", "unless-unused", "`@unless` names a condition of its rule that can turn it off"),
    UNLESS_UNCLEAR("UNLESS-003", "unless-unclear", "`@unless` names one condition, and gives a reason");

    private final Terms terms;

    DemandCode(String code, String word, String rule) {
        this.terms = new Terms(code, word, rule);
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
