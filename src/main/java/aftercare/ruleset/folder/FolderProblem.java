package aftercare.ruleset.folder;

import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.text.FindingKind;
import aftercare.ruleset.text.Problem;
import aftercare.ruleset.yaml.YamlProblem;

/**
 * Something that keeps a folder of rules from going live.
 *
 * @param file path below the folder; empty for the folder itself
 * @param line from 1; 0 where no line applies
 * @param column from 1; 0 where no column applies
 * @param code stable
 * @param what lower case, the author's words in backticks
 * @param help what to do; may be empty
 */
public record FolderProblem(String file, int line, int column, String code, String what, String help) {

    public static FolderProblem of(Problem problem) {
        return new FolderProblem(
                problem.place().file(),
                problem.place().line(),
                problem.place().column(),
                problem.code(),
                problem.what(),
                problem.help());
    }

    /** Of a file of cases or of words, or of a list. */
    public static FolderProblem of(FolderCode code, YamlProblem problem) {
        return new FolderProblem(
                problem.file(), problem.line(), problem.column(), code.code(), problem.what(), problem.help());
    }

    /** Of a whole file, or of the folder itself. */
    public static FolderProblem of(FindingKind kind, String file, String what, String help) {
        return new FolderProblem(file, 0, 0, kind.code(), what, help);
    }

    /** Of a whole rule: it begins at a line, and no column says more. */
    public static FolderProblem of(FindingKind kind, ParsedRule rule, String what, String help) {
        return new FolderProblem(rule.place().file(), rule.place().line(), 0, kind.code(), what, help);
    }

    /** Where · what · what to do, on one line. */
    public String message() {
        StringBuilder message = new StringBuilder(file.isEmpty() ? "rules" : file);
        if (line > 0) {
            message.append(':').append(line);
            if (column > 0) {
                message.append(':').append(column);
            }
        }
        message.append(": ").append(what);
        if (!help.isEmpty()) {
            message.append(": ").append(help);
        }
        return message.toString();
    }
}
