package aftercare.ruleset.folder;

import aftercare.ruleset.text.FindingKind;

/**
 * What can be wrong with a folder of rules beside its rules. A code never changes its meaning and is never used again for
 * another one.
 */
public enum FolderCode implements FindingKind {
    UNREADABLE("FOLDER-001", "unreadable", "the folder and its files can be read"),
    NO_RULES("FOLDER-002", "no-rules", "a folder of rules holds a rule"),
    MISSING("FOLDER-003", "missing", "the two files of words are there"),
    NOT_REGULAR("FOLDER-004", "not-regular", "a file of a rule set is a file, not a link or a device"),
    TOO_LARGE("FOLDER-005", "too-large", "a file is small enough to be read by a person"),
    TOO_MANY_FILES("FOLDER-006", "too-many-files", "a folder of rules holds nothing but a rule set"),
    MISNAMED("FOLDER-007", "misnamed", "a file that looks like rules, cases or words is named as one"),
    TOO_MUCH("FOLDER-008", "too-much", "a rule set is small enough to be judged in a minute or two"),
    OPEN_ELSEWHERE("FOLDER-009", "open-elsewhere", "no file of a rule set is open in a word processor"),
    COPY("FOLDER-010", "copy", "a file of a rule set is there once"),
    WORDS("WORDS-001", "words", "the vocabulary and the wording are complete and of their form"),
    GROUP_UNTRIED("WORDS-003", "group-untried", "some case would miss each group that an emergency hangs on"),
    CASES("CASES-001", "cases", "a case file is of its form"),
    CASE_REFUSED("CASES-002", "case-refused", "the report of a case is one that the service accepts"),
    CASE_RULE("CASES-003", "case-rule", "a case names rules that are there"),
    CASE_IDLE("CASES-004", "case-idle", "what a case wants can be met and can fail"),
    COMPANIONS("COMPANIONS-001", "companions", "the list of rules that never decide alone is of its form"),
    CHANGES("CHANGES-001", "changes", "the list of lowered urgencies that were agreed to is of its form"),
    ENGINE("ENGINE-001", "engine", "the engine can build every rule");

    private final Terms terms;

    FolderCode(String code, String word, String rule) {
        this.terms = new Terms(code, word, rule);
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
