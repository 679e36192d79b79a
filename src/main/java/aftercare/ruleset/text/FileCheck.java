package aftercare.ruleset.text;

import aftercare.ruleset.model.Place;
import aftercare.ruleset.text.Draft.DraftRule;
import aftercare.ruleset.text.Draft.Import;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks a file as a whole: its name and what it imports. */
public final class FileCheck {

    public static final String PACKAGE = "aftercare.rules";
    static final String FACTS = "aftercare.domain.*";
    static final String CONCLUSIONS = "aftercare.engine.Conclusions.";

    private static final Pattern PATH = Pattern.compile("([a-z]+(?:-[a-z]+)*)/\\1\\.drl");

    private FileCheck() {}

    public static void name(String path, RuleProblems problems) {
        if (!PATH.matcher(path).matches()) {
            problems.add(
                    Check.FILE_NAME,
                    new Place(path, 1, 1, 0, 0),
                    "this file is not named as its folder",
                    "a topic is a folder with a file of the same name in it: `chest/chest.drl`, in small letters and"
                            + " hyphens");
        }
    }

    public static void imports(Draft draft, RuleProblems problems) {
        Set<String> functions = new LinkedHashSet<>();
        boolean whole = draft.headsRead();
        for (DraftRule rule : draft.rules()) {
            whole &= rule.action().isPresent();
            rule.action().ifPresent(action -> functions.add(action.function()));
        }
        Set<String> seen = new LinkedHashSet<>();
        for (Import imported : draft.imports()) {
            String line = line(imported.function(), imported.name());
            if (!allowed(imported)) {
                problems.add(
                        Check.IMPORT,
                        imported.place(),
                        Lexer.quote(line) + " is not allowed",
                        "a rule file imports `" + FACTS + "` and the functions of its actions");
            } else if (!seen.add(line)) {
                problems.add(Check.IMPORT, imported.place(), Lexer.quote(line) + " appears twice", "leave one out");
            } else if (whole && imported.function() && !functions.contains(functionOf(imported))) {
                String help = "leave it out";
                problems.add(Check.IMPORT, imported.place(), Lexer.quote(line) + " is used by no rule", help);
            }
        }
        if (whole) {
            missing(draft, functions, seen, problems);
        }
    }

    private static void missing(Draft draft, Set<String> functions, Set<String> seen, RuleProblems problems) {
        Set<String> needed = new LinkedHashSet<>();
        needed.add(line(false, FACTS));
        for (String function : new TreeSet<>(functions)) {
            needed.add(line(true, CONCLUSIONS + function));
        }
        for (String line : needed) {
            if (!seen.contains(line)) {
                problems.add(
                        Check.IMPORT,
                        draft.text().place(0, 0),
                        "an import is missing",
                        "write `" + line + "` below the package");
            }
        }
    }

    private static boolean allowed(Import imported) {
        if (!imported.function()) {
            return imported.name().equals(FACTS);
        }
        return imported.name().startsWith(CONCLUSIONS) && Parser.FUNCTIONS.contains(functionOf(imported));
    }

    private static String functionOf(Import imported) {
        return imported.name().substring(CONCLUSIONS.length());
    }

    private static String line(boolean function, String name) {
        return (function ? "import function " : "import ") + name;
    }
}
