package aftercare.trial.lint;

import aftercare.ruleset.folder.FolderProblem;
import java.util.Set;
import java.util.TreeSet;

/** For a person: a line for each problem, its code at the end, and a count. */
public final class Plain implements LintFormat {

    @Override
    public String write(Lint lint) {
        StringBuilder lines = new StringBuilder();
        Set<String> files = new TreeSet<>();
        for (FolderProblem warning : lint.warnings()) {
            lines.append("warning: ").append(line(warning));
        }
        for (FolderProblem problem : lint.problems()) {
            lines.append(line(problem));
            files.add(problem.file());
        }
        if (lint.clean()) {
            return lines + many(lint.rules(), "rule") + " in " + many(lint.ruleFiles(), "file") + ", "
                    + many(lint.cases(), "case") + ": nothing found\n";
        }
        String first = lint.problems().get(0).code();
        return lines.append(many(lint.problems().size(), "problem"))
                .append(" in ")
                .append(many(files.size(), "file"))
                .append("; `./aftercare check --explain ")
                .append(first)
                .append("` says more of one\n")
                .toString();
    }

    private static String line(FolderProblem problem) {
        return problem.message().replaceAll("\\p{Cntrl}", "\ufffd") + " [" + problem.code() + "]\n";
    }

    private static String many(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
