package aftercare.ruleset.demands;

import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.model.ParsedRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rule cites only what the list of sources has: a key of a row, a numbered statement. */
final class CitedSources {

    private static final Pattern KEY = Pattern.compile("\\[([A-Za-z0-9&/.-]+)\\]");
    private static final Pattern STATEMENTS = Pattern.compile("source article, statements? ([0-9, and]+)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern ROW = Pattern.compile("(?m)^\\|([^|]*)\\|");

    private CitedSources() {}

    static List<FolderProblem> check(List<ParsedRule> rules, RuleFiles files) {
        Set<String> listed = listed(files.sources());
        List<FolderProblem> problems = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (ParsedRule rule : rules) {
            for (String cited : cited(rule.card().source())) {
                if (!listed.contains(cited) && named.add(cited)) {
                    problems.add(FolderProblem.of(
                            DemandCode.UNLISTED_SOURCE,
                            rule,
                            "the source `" + cited + "` of `" + rule.card().title() + "` is not in "
                                    + RuleFiles.SOURCES,
                            "add a row for it, with what was read of it"));
                }
            }
        }
        return problems;
    }

    private static List<String> cited(String source) {
        List<String> cited = new ArrayList<>();
        Matcher key = KEY.matcher(source);
        while (key.find()) {
            cited.add(key.group(1));
        }
        Matcher statements = STATEMENTS.matcher(source);
        while (statements.find()) {
            Matcher number = NUMBER.matcher(statements.group(1));
            while (number.find()) {
                cited.add(number.group());
            }
        }
        return cited;
    }

    /** What the first column of any table of the page holds. */
    private static Set<String> listed(Optional<byte[]> page) {
        Set<String> listed = new HashSet<>();
        if (page.isPresent()) {
            Matcher row = ROW.matcher(new String(page.get(), StandardCharsets.UTF_8));
            while (row.find()) {
                for (String item : row.group(1).split(",")) {
                    listed.add(item.strip().replace("`", "").replace("[", "").replace("]", ""));
                }
            }
        }
        return listed;
    }
}
