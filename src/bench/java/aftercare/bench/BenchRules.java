package aftercare.bench;

import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules that are measured with the reports of their cases. Figures of two folders are never mixed.
 *
 * @param name as the table shows it
 */
record BenchRules(String name, Path folder, RuleSet rules, List<byte[]> bodies) {

    static BenchRules shipped(Path home) {
        return read("shipped", home.resolve("rules"));
    }

    /** Rules of real size that do not change when the shipped ones do. */
    static BenchRules firstFacts(Path home) {
        return read("first facts", home.resolve("src/test/resources/first-facts/rules"));
    }

    private static BenchRules read(String name, Path folder) {
        RuleSet rules = (RuleSet) new RuleSetLoader(Clock.systemUTC()).load(folder);
        return new BenchRules(name, folder, rules, Reports.ofAllCases(rules.files()));
    }

    /** What a service of these rules is told: its caller is one alone, and nothing is kept between two runs. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("AFTERCARE_APP", System.getProperty("bench.app"));
        settings.put("AFTERCARE_CALLER_PER_SECOND", "0");
        settings.put("AFTERCARE_JOURNAL", "off");
        settings.put("AFTERCARE_RULES", folder.toString());
        return settings;
    }

    /** A figure of these rules. */
    String says(String what) {
        return name + ": " + what;
    }
}
