package aftercare.service.telemetry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the service says of itself at one moment, in the text form of Prometheus. */
public final class Scrape {

    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)(?: # .*)?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

    private final List<Sample> samples = new ArrayList<>();

    /** One number, under its name and labels. */
    public record Sample(String name, Map<String, String> labels, double value) {}

    public Scrape(String text) {
        for (String line : text.split("\n", -1)) {
            if (!line.isEmpty() && line.charAt(0) != '#') {
                samples.add(sample(line));
            }
        }
    }

    private static Sample sample(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new AssertionError("no sample: " + line);
        }
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher label = LABEL.matcher(matcher.group(2) == null ? "" : matcher.group(2));
        int end = 0;
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
            end = label.end();
        }
        if (matcher.group(2) != null && end != matcher.group(2).length()) {
            throw new AssertionError("no labels: " + line);
        }
        return new Sample(matcher.group(1), labels, Double.parseDouble(matcher.group(3)));
    }

    public List<Sample> all() {
        return samples;
    }

    /** Our own. */
    public List<Sample> ours() {
        return samples.stream()
                .filter(sample -> sample.name().startsWith("aftercare_"))
                .toList();
    }

    public List<Sample> named(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name)).toList();
    }

    /** The sum over all samples of that name that bear those labels; 0 without any. */
    public double value(String name, Map<String, String> labels) {
        double sum = 0;
        for (Sample sample : named(name)) {
            if (sample.labels().entrySet().containsAll(labels.entrySet())) {
                sum += sample.value();
            }
        }
        return sum;
    }

    public double value(String name) {
        return value(name, Map.of());
    }

    /** Which labels each of our own names bears. */
    public Map<String, Set<String>> labels() {
        Map<String, Set<String>> labels = new TreeMap<>();
        for (Sample sample : ours()) {
            labels.computeIfAbsent(sample.name(), each -> new TreeSet<>())
                    .addAll(sample.labels().keySet());
        }
        return labels;
    }
}
