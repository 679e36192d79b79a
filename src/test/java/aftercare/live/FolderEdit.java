package aftercare.live;

import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.yaml.YamlKeys;
import aftercare.ruleset.yaml.YamlProblems;
import aftercare.ruleset.yaml.YamlText;
import aftercare.ruleset.yaml.YamlValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A change of a folder of rules, by a person or a tool, as a file of edits lists it.
 *
 * @param name what is done
 * @param refused codes of the problems that keep it from going live; none where it is harmless
 */
record FolderEdit(String name, List<String> refused, List<Step> steps) {

    /** A text of a file that makes way for another. */
    private record Step(String file, String find, String put) {}

    /** Every edit of a file among the test resources. */
    static List<FolderEdit> read(Path file) {
        YamlProblems problems = new YamlProblems(file.toString());
        YamlValue root;
        try {
            root = new YamlText(problems, "it is a list of edits")
                    .root(Files.readAllBytes(file))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<FolderEdit> edits = new ArrayList<>();
        for (YamlValue item : root.list().orElseThrow()) {
            YamlKeys keys = item.keys(problems);
            List<String> refused = new ArrayList<>();
            keys.at("refused")
                    .flatMap(YamlValue::list)
                    .orElse(List.of())
                    .forEach(code -> refused.add(code.text().orElseThrow()));
            List<Step> steps = new ArrayList<>();
            for (YamlValue step : keys.at("edits").flatMap(YamlValue::list).orElseThrow()) {
                YamlKeys of = step.keys(problems);
                steps.add(new Step(of.text("file", problems), text(of, "find"), text(of, "put")));
            }
            edits.add(new FolderEdit(keys.text("name", problems), refused, steps));
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.inOrder().toString());
        }
        return edits;
    }

    private static String text(YamlKeys keys, String key) {
        return keys.at(key).flatMap(YamlValue::written).orElse("");
    }

    /** The folder with the edit, checked. An edit that finds nothing to change is a mistake of the test. */
    CheckedFolder of(RuleFiles files) {
        SortedMap<String, byte[]> bytes = new TreeMap<>(files.bytes());
        for (Step step : steps) {
            String text = new String(bytes.getOrDefault(step.file(), new byte[0]), StandardCharsets.UTF_8);
            String changed = text + step.put();
            if (!step.find().isEmpty()) {
                int at = text.indexOf(step.find());
                if (at < 0) {
                    throw new IllegalStateException(name + ": " + step.file() + " does not hold " + step.find());
                }
                changed = text.substring(0, at)
                        + step.put()
                        + text.substring(at + step.find().length());
            }
            bytes.put(step.file(), changed.getBytes(StandardCharsets.UTF_8));
        }
        return FolderCheck.check(new RuleFolder.Contents(new RuleFiles(bytes), List.of()));
    }
}
