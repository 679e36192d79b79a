package aftercare.ruleset.yaml;

/**
 * Something wrong with a file of YAML.
 *
 * @param file as it was named to the reader
 * @param line from 1
 * @param column from 1
 * @param what lower case, no full stop, the author's words in backticks
 * @param help what to do; may be empty
 */
public record YamlProblem(String file, int line, int column, String what, String help) {

    /** Where · what · what to do, on one line. */
    public String message() {
        String message = file + ":" + line + ":" + column + ": " + what;
        return help.isEmpty() ? message : message + ": " + help;
    }
}
