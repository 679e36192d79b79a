package aftercare.trial.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.ruleset.yaml.YamlProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompanionsReaderTest {

    @Test
    void readsAnEntry() {
        Companions.Read read =
                read("# why\n- rule: \"Temperature out of range\"\n  with: [INF-05, INF-07]\n  because: \"a fever\"\n");
        assertEquals(List.of(), read.problems());
        assertEquals(
                List.of(new Companions(
                        "Temperature out of range", List.of("INF-05", "INF-07"), "a fever", "COMPANIONS.yaml", 2, 3)),
                read.all());
    }

    @Test
    void refuses() {
        Map<String, String> golden = new LinkedHashMap<>();
        String entry = "1:3: the entry has no `%s`: an entry has `rule`, `with` and `because`";
        golden.put("", "1:1: the file is empty: begin each entry with `- rule: …`");
        golden.put("rule: x", "1:1: this file is a list of rules: begin each entry with `- rule: …`");
        golden.put("- x", "1:3: this is not an entry: an entry has `rule`, `with` and `because`");
        golden.put("- { with: [INF-01], because: x }", entry.formatted("rule"));
        golden.put("- { rule: x, because: x }", entry.formatted("with"));
        golden.put("- { rule: x, with: [INF-01] }", entry.formatted("because"));
        golden.put(
                "- { rule: x, with: INF-01, because: x }",
                "1:20: `with` is not a list of rules: write it like [INF-01, INF-02]");
        golden.put(
                "- { rule: x, with: [INF], because: x }", "1:21: `INF` is not the id of a rule: write it like INF-01");
        golden.put("- { rule: 7, with: [INF-01], because: x }", "1:11: `rule` is not a text: put it in double quotes");
        golden.put(
                "- { rule: x, with: [INF-01], because: \"\" }",
                "1:39: `because` is not a text: put it in double quotes");
        golden.put(
                "- { rule: x, wiht: [INF-01], with: [INF-01], because: x }",
                "1:14: unknown key `wiht`: did you mean `with`?");
        golden.put(
                "- { rule: x, with: [INF-01], because: x }\n- { rule: x, with: [INF-02], because: x }",
                "2:5: `x` appears here twice: keep one of them");
        List<String> expected = new ArrayList<>();
        List<String> got = new ArrayList<>();
        golden.forEach((text, message) -> {
            expected.add("COMPANIONS.yaml:" + message);
            for (YamlProblem problem : read(text).problems()) {
                got.add(problem.message());
            }
        });
        assertEquals(expected, got);
    }

    private static Companions.Read read(String text) {
        return CompanionsReader.read(new CaseFile("COMPANIONS.yaml", text.getBytes(StandardCharsets.UTF_8)));
    }
}
