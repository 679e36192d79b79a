package aftercare.bench;

import aftercare.FirstFacts;
import aftercare.domain.Report;
import aftercare.growth.GrownReports;
import aftercare.growth.RuleSetOfSize;
import aftercare.live.Activation;
import aftercare.live.PastCases;
import aftercare.live.Verdict;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.folder.RuleStore;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.LoadResult;
import aftercare.triage.Readings;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What more rules cost: rule sets of four sizes in the shape of the first facts, each in a JVM of its own. All times are
 * processor time, so that other work on the machine does not count: of the one thread for what one thread does, of the process
 * for building and judging, which use more threads.
 */
public final class Growth {

    private static final List<Integer> SIZES = List.of(63, 163, 1000, 5000);
    /** It draws the rules of a copy that is not whole; with another one some draws leave a gap that the check refuses. */
    private static final long SEED = 5;

    /** The gate refuses more. */
    private static final int MOST_THAT_MAY_GO_LIVE = 1000;

    private static final int ROUNDS = 7;
    private static final int BUILDS = 3;
    private static final int RELOADS = 3;
    private static final long ROUND_NANOS = 1_000_000_000L;
    private static final int MOST_ROUNDS_OF_WARM_UP = 40;
    private static final double QUIET = 0.02;
    private static final int MEGABYTE = 1 << 20;
    private static final String FIGURE = "figure\t";
    private static final String NOTE = "note\t";

    private static final com.sun.management.ThreadMXBean THREAD =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final int size;
    private final RuleSetLoader loader = new RuleSetLoader(Clock.systemUTC());
    private Object kept = "";

    private Growth(int size) {
        this.size = size;
    }

    /** @param args a size, to measure it in this JVM; none, for the table of all */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            table();
        } else {
            Logger.getLogger("").setLevel(Level.SEVERE);
            new Growth(Integer.parseInt(args[0])).measure();
        }
    }

    // --- The table ---

    /** Prints a row for each figure, a column for each size, with the factor from the size before. */
    static void table() throws IOException, InterruptedException {
        List<Map<String, Double>> bySize = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("rules, seed " + SEED));
        List<String> line = new ArrayList<>(List.of("---"));
        for (int size : SIZES) {
            bySize.add(figures(size, notes));
            head.add(Bench.format("%,d", size));
            line.add("---:");
        }
        Bench.row(head.toArray(String[]::new));
        Bench.row(line.toArray(String[]::new));
        for (String figure : bySize.get(1).keySet()) {
            List<String> cells = new ArrayList<>(List.of(figure));
            Double before = null;
            for (Map<String, Double> each : bySize) {
                Double value = each.get(figure);
                cells.add(cell(value, before));
                before = value;
            }
            Bench.row(cells.toArray(String[]::new));
        }
        notes.forEach(System.out::println);
    }

    private static String cell(Double value, Double before) {
        if (value == null) {
            return "–";
        }
        String shown = Bench.format(value < 10 ? "%,.2f" : value < 100 ? "%,.1f" : "%,.0f", value);
        return before == null || before == 0 ? shown : shown + Bench.format(" (× %.2f)", value / before);
    }

    private static Map<String, Double> figures(int size, List<String> notes) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx3g",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-classpath",
                System.getProperty("java.class.path"),
                Growth.class.getName(),
                String.valueOf(size));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        Map<String, Double> figures = new LinkedHashMap<>();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            while (line != null) {
                String[] parts = line.split("\t");
                if (line.startsWith(FIGURE)) {
                    figures.put(parts[1], Double.valueOf(parts[2]));
                } else if (line.startsWith(NOTE)) {
                    notes.add(Bench.format("* %,d rules: %s", size, parts[1]));
                }
                line = out.readLine();
            }
        }
        int exit = process.waitFor();
        if (exit != 0) {
            notes.add(Bench.format("* %,d rules: the JVM ended with %d before everything was measured", size, exit));
        }
        return figures;
    }

    // --- One size ---

    private void measure() throws IOException, InterruptedException {
        RuleFiles shape = RuleFolder.read(FirstFacts.RULES).files();
        RuleSetOfSize grown = RuleSetOfSize.of(FirstFacts.RULES, size, SEED);
        RuleFiles files = grown.ruleFiles();
        RuleSet rules = build(files);
        describe(rules);
        GrownReports reports = new GrownReports(shape, grown, rules.intake(), Instant.now());
        List<Report> ofOne = reports.ofOneCopy();
        List<Report> ofThree = grown.wholeCopies() > 2 ? reports.ofThreeCopies() : List.of();
        decide(rules, ofOne, "");
        if (!ofThree.isEmpty()) {
            decide(rules, ofThree, ", words of three copies");
        }
        boolean hasWhole = grown.wholeCopies() > 0 && grown.rulesOfWholeCopies() < size;
        if (!reload(files) && hasWhole && size <= MOST_THAT_MAY_GO_LIVE) {
            int fewer = grown.rulesOfWholeCopies();
            note("so the two rows about going live are of its whole copies, " + fewer + " rules");
            reload(RuleSetOfSize.of(FirstFacts.RULES, fewer, SEED).ruleFiles());
        }
    }

    private void describe(RuleSet rules) {
        Map<String, Integer> kinds = new TreeMap<>();
        for (ParsedRule rule : rules.rules()) {
            kinds.merge(rule.card().kind().getClass().getSimpleName(), 1, Integer::sum);
        }
        figure("symptoms that the words name", rules.book().vocabulary().symptoms().size());
        note(rules.rules().size() + " rules, of which " + kinds);
    }

    private RuleSet build(RuleFiles files) throws InterruptedException {
        RuleFolder.Contents contents = new RuleFolder.Contents(files, List.of());
        List<Double> checks = new ArrayList<>();
        List<Double> builds = new ArrayList<>();
        List<Double> megabytes = new ArrayList<>();
        List<RuleSet> sets = new ArrayList<>();
        for (int i = 0; i < BUILDS; i++) {
            long heap = heap();
            long start = PROCESS.getProcessCpuTime();
            CheckedFolder checked = FolderCheck.check(contents);
            long between = PROCESS.getProcessCpuTime();
            LoadResult loaded = loader.load(checked);
            long end = PROCESS.getProcessCpuTime();
            if (!(loaded instanceof RuleSet rules)) {
                throw new IllegalStateException("the rules are broken: " + checked.problems());
            }
            checks.add((between - start) / 1e9);
            builds.add((end - between) / 1e9);
            checked = null;
            sets.add(rules);
            megabytes.add((heap() - heap) / (double) MEGABYTE);
        }
        figure("check, first in the JVM, s", checks.get(0));
        figure("build without check, first in the JVM, s", builds.get(0));
        figure("check, warmer, s", least(checks));
        figure("build without check, warmer, s", least(builds));
        figure("heap of one set after GC, MB", Bench.median(megabytes));
        return sets.get(0);
    }

    private static double least(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void decide(RuleSet rules, List<Report> reports, String which) {
        figure("reports" + which, reports.size());
        long found = 0;
        int agreed = 0;
        for (Report report : reports) {
            found += rules.reference().findings(report).size();
            Readings both = Readings.of(rules, report);
            agreed += both.agreeOn(both.byEngine()) ? 1 : 0;
        }
        if (agreed < reports.size()) {
            throw new IllegalStateException("the two evaluators agree on " + agreed + " of " + reports.size() + which);
        }
        figure("rules that a report meets" + which, found / (double) reports.size());
        loop("the engine" + which, reports, report -> rules.book().decide(report));
        loop("the reference" + which, reports, report -> rules.reference().findings(report));
        loop("a whole decision" + which, reports, report -> Readings.of(rules, report).decide());
    }

    private interface Work {
        Object of(Report report);
    }

    private record Round(double micros, double kilobytes) {}

    /** Warm until two rounds in a row differ by little, with the compiler quiet; then the median of several. */
    private void loop(String what, List<Report> reports, Work work) {
        double before = Double.MAX_VALUE;
        long compiled = Long.MAX_VALUE;
        for (int i = 0; i < MOST_ROUNDS_OF_WARM_UP; i++) {
            double now = round(reports, work).micros();
            long compiling = ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
            boolean quiet = compiling - compiled < QUIET * ROUND_NANOS / 1e6;
            if (quiet && Math.abs(now - before) < QUIET * before) {
                break;
            }
            before = now;
            compiled = compiling;
        }
        List<Double> micros = new ArrayList<>();
        List<Double> kilobytes = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            Round round = round(reports, work);
            micros.add(round.micros());
            kilobytes.add(round.kilobytes());
        }
        figure(what + ", µs", Bench.median(micros));
        figure(what + ", KB", Bench.median(kilobytes));
    }

    private Round round(List<Report> reports, Work work) {
        long me = Thread.currentThread().getId();
        long bytes = THREAD.getThreadAllocatedBytes(me);
        long start = THREAD.getCurrentThreadCpuTime();
        long count = 0;
        long passed = 0;
        while (passed < ROUND_NANOS) {
            for (Report report : reports) {
                kept = work.of(report);
            }
            count += reports.size();
            passed = THREAD.getCurrentThreadCpuTime() - start;
        }
        bytes = THREAD.getThreadAllocatedBytes(me) - bytes;
        return new Round(passed / 1e3 / count, bytes / 1024.0 / count);
    }

    /**
     * The folder as the service sees it: from a saved comment to the verdict, with everything that is asked before it is live.
     *
     * @return whether it went live
     */
    private boolean reload(RuleFiles files) throws IOException {
        Path home = Files.createTempDirectory("growth");
        try {
            Path folder = home.resolve("rules");
            for (Map.Entry<String, byte[]> file : files.bytes().entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            limits(folder);
            Path state = home.resolve("state");
            Activation activation = Activation.open(
                    folder, new RuleStore(state, folder, "growth"), new PastCases(state), loader, Clock.systemUTC());
            double first = judged(activation);
            if (activation.live().isEmpty()) {
                note(Bench.format("is not put live, after %.1f s: ", first) + shown(activation.problems()));
                return false;
            }
            figure("first judgement until live, s", first);
            Path file = folder.resolve(files.rules().get(0).path());
            List<Double> seconds = new ArrayList<>();
            for (int i = 0; i < RELOADS; i++) {
                Files.writeString(file, "\n// " + i + "\n", StandardOpenOption.APPEND);
                seconds.add(judged(activation));
            }
            figure("reload, from a saved comment until live, s", Bench.median(seconds));
            return true;
        } finally {
            delete(home);
        }
    }

    private double judged(Activation activation) {
        long start = PROCESS.getProcessCpuTime();
        Verdict verdict = activation.activate();
        double seconds = (PROCESS.getProcessCpuTime() - start) / 1e9;
        kept = verdict;
        return seconds;
    }

    /** What the folder is refused for by its size alone, each limit that it meets. */
    private void limits(Path folder) {
        RuleFolder.Contents contents = RuleFolder.read(folder);
        if (!contents.problems().isEmpty()) {
            note("the folder is refused when it is read: " + shown(contents.problems()));
        }
        SortedMap<String, byte[]> bytes = contents.files().bytes();
        long together = 0;
        for (byte[] each : bytes.values()) {
            together += each.length;
        }
        note(Bench.format(
                "%d files, %.1f MB together, of which vocabulary.yaml %.2f MB",
                bytes.size(), together / (double) MEGABYTE, bytes.get(RuleFiles.VOCABULARY).length / (double) MEGABYTE));
    }

    private static String shown(List<FolderProblem> problems) {
        List<String> shown = new ArrayList<>();
        for (FolderProblem problem : problems.subList(0, Math.min(3, problems.size()))) {
            shown.add(problem.code() + " " + problem.message());
        }
        return problems.size() + " problems: " + String.join(" | ", shown);
    }

    private static void delete(Path home) throws IOException {
        List<Path> all = new ArrayList<>();
        try (var paths = Files.walk(home)) {
            paths.forEach(all::add);
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            Files.delete(all.get(i));
        }
    }

    private static void figure(String what, double value) {
        System.out.println(FIGURE + what + "\t" + value);
    }

    private static void note(String text) {
        System.out.println(NOTE + text.replace('\n', ' ').replace('\t', ' '));
    }
}
