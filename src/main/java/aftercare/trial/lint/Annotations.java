package aftercare.trial.lint;

import aftercare.ruleset.folder.FolderProblem;

/** Workflow commands that GitHub shows beside the lines of a change. */
public final class Annotations implements LintFormat {

    private final FindingPages pages;

    public Annotations(FindingPages pages) {
        this.pages = pages;
    }

    @Override
    public String write(Lint lint) {
        StringBuilder lines = new StringBuilder();
        for (FolderProblem warning : lint.warnings()) {
            lines.append(command("warning", lint, warning));
        }
        for (FolderProblem problem : lint.problems()) {
            lines.append(command("error", lint, problem));
        }
        return lines.toString();
    }

    private String command(String kind, Lint lint, FolderProblem problem) {
        StringBuilder lines = new StringBuilder();
        lines.append("::").append(kind).append(" file=").append(property(lint.path(problem)));
        if (problem.line() > 0) {
            lines.append(",line=").append(problem.line());
        }
        if (problem.column() > 0) {
            lines.append(",col=").append(problem.column());
        }
        String word = pages.of(problem.code()).orElseThrow().word();
        String message = problem.help().isEmpty() ? problem.what() : problem.what() + ": " + problem.help();
        lines.append(",title=")
                .append(property(problem.code() + " " + word))
                .append("::")
                .append(data(message))
                .append('\n');
        return lines.toString();
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
