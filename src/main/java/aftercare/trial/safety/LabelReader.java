package aftercare.trial.safety;

import aftercare.domain.Urgency;
import aftercare.ruleset.yaml.YamlKeys;
import aftercare.ruleset.yaml.YamlProblem;
import aftercare.ruleset.yaml.YamlProblems;
import aftercare.ruleset.yaml.YamlText;
import aftercare.ruleset.yaml.YamlValue;
import aftercare.trial.cases.CaseFile;
import aftercare.trial.cases.GivenReader;
import aftercare.trial.cases.GivenReport;
import aftercare.trial.cases.Want;
import aftercare.trial.cases.WantReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads labelled cases, as YAML or JSON. The levels are {@code least} and {@code most}, or what {@code want} says of the
 * urgency, so that every case file of a folder of rules is one of labelled cases, too. Strict, as a case file is.
 */
public final class LabelReader {

    private static final List<String> KNOWN =
            List.of("id", "note", "topic", "source", "basis", "given", "least", "most", "want");
    private static final String FORM = "a labelled case has `note`, `given`, and `least`, `most` or `want`";

    private final List<LabelledCase> cases = new ArrayList<>();
    private int unlabelled;

    private LabelReader() {}

    /** Every labelled case of these files, or what is wrong with them. */
    public static LabelledCases read(List<CaseFile> files) {
        LabelReader reader = new LabelReader();
        List<YamlProblem> problems = new ArrayList<>();
        for (CaseFile file : files) {
            YamlProblems ofFile = new YamlProblems(file.path());
            reader.read(file, ofFile);
            problems.addAll(ofFile.inOrder());
        }
        return new LabelledCases(reader.cases, reader.unlabelled, problems);
    }

    private void read(CaseFile file, YamlProblems problems) {
        Optional<YamlValue> root = new YamlText(problems, FORM).root(file.bytes());
        if (root.isPresent() && root.get().list().isEmpty()) {
            problems.add(root.get(), "a file of labelled cases is a list of cases", FORM);
        }
        for (YamlValue item : root.flatMap(YamlValue::list).orElse(List.of())) {
            read(file.path(), item, problems);
        }
    }

    private void read(String file, YamlValue item, YamlProblems problems) {
        if (!item.isMapping()) {
            problems.add(item, "this is not a case", FORM);
            return;
        }
        int before = problems.count();
        YamlKeys keys = item.keys(problems);
        keys.refuseAllBut(KNOWN, problems);
        String note = keys.text("note", problems);
        if (keys.at("note").isEmpty()) {
            problems.add(item, "the case has no `note`", FORM);
        }
        Optional<GivenReport> given = keys.at("given").flatMap(value -> new GivenReader(problems).read(value));
        if (keys.at("given").isEmpty()) {
            problems.add(item, "the case has no `given`", FORM);
        }
        Optional<Want> want = keys.at("want").flatMap(value -> new WantReader(problems).read(value));
        Optional<Urgency> least = level(keys, "least", want.flatMap(Want::atLeast), want, problems);
        Optional<Urgency> most = level(keys, "most", want.flatMap(Want::atMost), want, problems);
        if (least.isPresent() && most.isPresent() && !most.get().atLeast(least.get())) {
            problems.add(item, "no level is that urgent and that mild", "swap the least and the most urgent level?");
        }
        String topic = keys.text("topic", problems);
        String source = keys.text(keys.at("source").isPresent() ? "source" : "basis", problems);
        if (problems.count() != before) {
            return;
        }
        if (least.isEmpty() && most.isEmpty()) {
            unlabelled++;
            return;
        }
        cases.add(new LabelledCase(
                note,
                topic.isEmpty() ? folder(file) : topic,
                source.isEmpty() ? file : source,
                file + ":" + item.line(),
                given.orElseThrow(),
                least.orElse(Urgency.SELF_CARE),
                most.orElse(Urgency.EMERGENCY_AMBULANCE)));
    }

    private static Optional<Urgency> level(
            YamlKeys keys, String key, Optional<Urgency> bound, Optional<Want> want, YamlProblems problems) {
        Optional<Urgency> wanted = bound.or(() -> want.flatMap(Want::urgency));
        if (keys.at(key).isPresent() && wanted.isPresent()) {
            problems.add(
                    keys.key(key), "`" + key + "` appears beside what `want` says of the level", "keep one of them");
        }
        return keys.at(key).isPresent() ? WantReader.level(keys, key, problems) : wanted;
    }

    /** The folder of a file is the topic of its rules. */
    private static String folder(String file) {
        int end = file.lastIndexOf('/');
        return end < 0 ? file : file.substring(file.lastIndexOf('/', end - 1) + 1, end);
    }
}
