package aftercare.trial.lint;

/** A way to write down what was found. */
public interface LintFormat {

    /** All of it, lines with their ends. */
    String write(Lint lint);
}
