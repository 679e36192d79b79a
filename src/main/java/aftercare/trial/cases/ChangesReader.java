package aftercare.trial.cases;

import aftercare.domain.Urgency;
import aftercare.ruleset.yaml.YamlKeys;
import aftercare.ruleset.yaml.YamlProblems;
import aftercare.ruleset.yaml.YamlText;
import aftercare.ruleset.yaml.YamlValue;
import aftercare.trial.cases.AgreedChanges.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the file of agreed changes. Strict: an entry that is not understood would agree to something else. */
final class ChangesReader {

    private static final List<String> KEYS = List.of("case", "from", "to", "reason");
    private static final String FIELDS = "a change has `case`, `from`, `to` and `reason`";
    private static final Pattern LEVEL = Pattern.compile("([A-Z0-9_]+)(?: within ([0-9]{1,3}) h)?");
    private static final String FORM = "write it as `URGENT_24H within 6 h`, `SELF_CARE` or `refused`";

    private final YamlProblems problems;

    private ChangesReader(YamlProblems problems) {
        this.problems = problems;
    }

    static AgreedChanges read(CaseFile file) {
        YamlProblems problems = new YamlProblems(file.path());
        List<Change> changes = new ChangesReader(problems).changes(file.bytes());
        return new AgreedChanges(changes, problems.inOrder());
    }

    private List<Change> changes(byte[] bytes) {
        Optional<YamlValue> root = new YamlText(problems, "write `[]` where nothing is agreed").root(bytes);
        if (root.isEmpty()) {
            return List.of();
        }
        if (root.get().list().isEmpty()) {
            problems.add(root.get(), "this file is a list of changes", "begin each change with `- case: …`");
        }
        List<Change> changes = new ArrayList<>();
        for (YamlValue item : root.get().list().orElse(List.of())) {
            change(item).ifPresent(changes::add);
        }
        return changes;
    }

    private Optional<Change> change(YamlValue item) {
        if (!item.isMapping()) {
            problems.add(item, "this is not a change", FIELDS);
            return Optional.empty();
        }
        int before = problems.count();
        YamlKeys keys = item.keys(problems);
        keys.refuseAllBut(KEYS, problems);
        for (String key : KEYS) {
            if (keys.at(key).isEmpty()) {
                problems.add(item, "the change has no `" + key + "`", FIELDS);
            }
        }
        Change change = new Change(
                keys.text("case", problems), level(keys, "from"), level(keys, "to"), keys.text("reason", problems));
        return problems.count() == before ? Optional.of(change) : Optional.empty();
    }

    private String level(YamlKeys keys, String key) {
        String written = keys.text(key, problems);
        if (written.isEmpty() || written.equals(CaseOutcome.REFUSED)) {
            return written;
        }
        Matcher form = LEVEL.matcher(written);
        Optional<Urgency> urgency = form.matches() ? Urgency.ofCode(form.group(1)) : Optional.empty();
        if (urgency.isEmpty()) {
            problems.add(keys.at(key).orElseThrow(), YamlProblems.quoted(written) + " is not a level", FORM);
            return written;
        }
        OptionalInt hours = form.group(2) == null
                ? urgency.get().actWithinHours()
                : OptionalInt.of(Integer.parseInt(form.group(2)));
        return CaseOutcome.Decided.level(urgency.get(), hours);
    }
}
