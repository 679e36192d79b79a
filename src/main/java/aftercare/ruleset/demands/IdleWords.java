package aftercare.ruleset.demands;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.text.RuleSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A new word that no question asks for, that no rule or group knows, or that no case tries promises something that is not there. */
final class IdleWords {

    private static final Pattern CODE = Pattern.compile("code:\\s*\"?([a-z0-9-]+)");

    private static final Pattern QUOTED = Pattern.compile("\"([a-z0-9-]+)\"");

    private IdleWords() {}

    static List<FolderProblem> check(Vocabulary vocabulary, Optional<Vocabulary> before, RuleFiles files) {
        if (before.isEmpty()) {
            return List.of();
        }
        Set<String> tested = words(files.rules(), QUOTED);
        Set<String> tried = words(files.cases(), CODE);
        List<FolderProblem> problems = new ArrayList<>();
        for (SymptomWord word : vocabulary.symptoms().values()) {
            if (!before.get().symptoms().containsKey(word.code())) {
                check(word, tested, tried, problems);
            }
        }
        return problems;
    }

    private static void check(SymptomWord word, Set<String> tested, Set<String> tried, List<FolderProblem> problems) {
        if (word.groups().isEmpty() && !tested.contains(word.code())) {
            problems.add(idle(word, "is in no group and in no rule", "write a rule for it, or give it a group"));
        }
        if (word.question().isBlank()) {
            problems.add(idle(word, "has no question", "write what a patient is asked"));
        }
        if (!tried.contains(word.code())) {
            problems.add(idle(word, "is in no case", "add a case that names it"));
        }
    }

    private static FolderProblem idle(SymptomWord word, String what, String help) {
        return FolderProblem.of(
                DemandCode.IDLE_WORD, RuleFiles.VOCABULARY, "the word `" + word.code() + "` " + what, help);
    }

    private static Set<String> words(List<RuleSource> sources, Pattern form) {
        Set<String> words = new HashSet<>();
        for (RuleSource source : sources) {
            Matcher word = form.matcher(new String(source.bytes(), StandardCharsets.UTF_8));
            while (word.find()) {
                words.add(word.group(1));
            }
        }
        return words;
    }
}
