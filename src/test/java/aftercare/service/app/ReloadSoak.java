package aftercare.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.decision.Decision;
import aftercare.live.EditedRules;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.triage.LoadResult;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.triage.intake.Reading;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * Saves rules again and again, some of them broken, while clients post. Every answer must be that of the rule set which it
 * names, a broken set must never answer, and what is broken must be named.
 */
final class ReloadSoak {

    private static final int CLIENTS = 32;
    private static final long SEED = 20_261_124;
    private static final double BROKEN = 0.3;
    private static final long PATIENCE_MILLIS = 120_000;

    /** Sets that an answer may still be under way from. */
    private static final int KEPT = 5;

    /** Milliseconds between an answer and the next report of one client, at most. */
    private static final int MOST_PAUSE_MILLIS = 10;

    private static final String SORENESS = "soreness/soreness.drl";

    /** An emergency, urgent, mild and later: the last two meet the rules whose texts change. */
    private static final List<String> REPORTS = List.of(
            "{\"reportedAt\":\"%s\",\"symptoms\":[{\"code\":\"chest-pain\"}]}",
            "{\"reportedAt\":\"%s\",\"symptoms\":[{\"code\":\"site-redness\"}],\"vitals\":{\"temperatureC\":38.5}}",
            "{\"reportedAt\":\"%1$s\",\"treatment\":{\"endedAt\":\"%1$s\"},"
                    + "\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":3}]}",
            "{\"reportedAt\":\"%s\",\"treatment\":{\"endedAt\":\"2026-01-01T00:00:00Z\"},"
                    + "\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":9},{\"code\":\"pain-on-breathing\"}]}");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;
    private final EditedRules rules;
    private final String soreness;
    private final RuleSetLoader loader = new RuleSetLoader(Clock.systemUTC());

    /** INVARIANT: a set is here before it is saved, so that no answer can name one that is not. */
    private final Map<String, RuleSet> good = new ConcurrentHashMap<>();

    private final Queue<String> order = new ArrayDeque<>();

    private final AtomicLong answers = new AtomicLong();
    private final AtomicReference<String> failure = new AtomicReference<>("");
    private final List<Long> toLive = new ArrayList<>();
    private final List<Long> toDegraded = new ArrayList<>();
    private volatile boolean over;

    /** What the process holds, after a collection of garbage. */
    record Footprint(long heapKb, long metaspaceKb, long classes) {}

    ReloadSoak(URI service, EditedRules rules) {
        this.service = service;
        this.rules = rules;
        this.soreness = rules.text(SORENESS);
    }

    /** Runs it, and gives what the process held after each hundred and at the end. */
    List<Footprint> run(int reloads) throws IOException, InterruptedException {
        String before = remember(soreness);
        until(status -> status.at("/live/version").asText().equals(before));
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int number = i;
            Thread client = new Thread(() -> post(number), "client-" + i);
            clients.add(client);
            client.start();
        }
        List<Footprint> footprints = new ArrayList<>();
        Random random = new Random(SEED);
        try {
            for (int i = 1; i <= reloads && failure.get().isEmpty(); i++) {
                if (random.nextDouble() < BROKEN) {
                    saveBroken(i);
                } else {
                    saveGood(i);
                }
                if (i % 100 == 0 || i == reloads) {
                    footprints.add(footprint());
                }
            }
        } finally {
            over = true;
            for (Thread client : clients) {
                client.join(PATIENCE_MILLIS);
            }
        }
        assertEquals("", failure.get());
        System.out.printf(
                "seed %d: %d reloads, %d refused, %d answers; ms to live %s, ms to degraded %s%n",
                SEED, reloads, toDegraded.size(), answers.get(), spread(toLive), spread(toDegraded));
        System.out.println("heap KB, metaspace KB, classes after each hundred: " + footprints);
        assertTrue(answers.get() > reloads, "too few answers to show anything");
        return footprints;
    }

    private void saveGood(int number) throws IOException, InterruptedException {
        String text = numbered(number);
        String version = remember(text);
        save(text);
        long began = System.nanoTime();
        until(status -> status.at("/live/version").asText().equals(version));
        toLive.add(millisSince(began));
    }

    private void saveBroken(int number) throws IOException, InterruptedException {
        String text = numbered(number);
        save(
                switch (number % 3) {
                    case 0 -> text.replace("severity <= 6", "sverity <= 6");
                    case 1 -> text.replace("ROUTINE_REVIEW", "SELF_CARE");
                    default -> text.substring(0, text.length() - 15);
                });
        String version = RuleFolder.read(rules.folder()).files().version();
        long began = System.nanoTime();
        JsonNode status = until(some -> some.path("state").asText().equals("DEGRADED")
                && some.at("/candidate/version").asText().equals(version));
        long took = millisSince(began);
        toDegraded.add(took);
        assertTrue(took < 10_000, took + " ms to degraded");
        assertTrue(status.at("/problems/0/file").asText().startsWith("soreness/soreness."), status.toString());
        assertTrue(status.at("/problems/0/line").asInt() > 0, status.toString());
    }

    /** Every text of a set bears its number, so that a mixture of two would show. */
    private String numbered(int number) {
        return soreness.replace("soreness is expected.", "soreness is expected, number " + number + ".")
                .replace("your practitioner.", "your practitioner, number " + number + ".")
                .replace("after needling.", "after needling, number " + number + ".")
                .replace("than expected.", "than expected, number " + number + ".");
    }

    /** In one step, so that no reading finds anything but the old file or the new one. */
    private void save(String text) throws IOException {
        rules.write(SORENESS + ".new", text);
        Files.move(rules.path(SORENESS + ".new"), rules.path(SORENESS), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Keeps the rule set that the folder will be with that text, to hold answers against; the service loads its own. */
    private String remember(String text) {
        SortedMap<String, byte[]> bytes =
                new TreeMap<>(RuleFolder.read(rules.folder()).files().bytes());
        bytes.put(SORENESS, text.getBytes(StandardCharsets.UTF_8));
        RuleFiles files = new RuleFiles(bytes);
        LoadResult loaded = loader.load(FolderCheck.check(new RuleFolder.Contents(files, List.of())));
        good.put(files.version(), (RuleSet) loaded);
        order.add(files.version());
        if (order.size() > KEPT) {
            good.remove(order.remove());
        }
        return files.version();
    }

    private void post(int number) {
        Random random = new Random(SEED + number);
        while (!over && failure.get().isEmpty()) {
            String report = REPORTS.get(random.nextInt(REPORTS.size()))
                    .formatted(Clock.systemUTC().instant());
            try {
                HttpResponse<String> response = http.send(
                        HttpRequest.newBuilder(service.resolve("/v1/triage"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(report))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                answers.incrementAndGet();
                String wrong = wrong(report, response);
                if (!wrong.isEmpty()) {
                    failure.compareAndSet("", wrong);
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(MOST_PAUSE_MILLIS));
            } catch (IOException | RuntimeException e) {
                failure.compareAndSet("", "no answer: " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** What is wrong with an answer, when the set that it names decides once more; nothing if nothing is. */
    private String wrong(String report, HttpResponse<String> response) throws IOException {
        if (response.statusCode() != 200) {
            return response.statusCode() + " " + response.body();
        }
        JsonNode answer = json.readTree(response.body());
        RuleSet named = good.get(answer.at("/ruleSet/version").asText());
        if (named == null) {
            return "a rule set that nobody saved, or a broken one: " + response.body();
        }
        Reading reading = named.intake().read(report.getBytes(StandardCharsets.UTF_8));
        Decision decision = named.book().decide(((Reading.Accepted) reading).report());
        List<String> texts = new ArrayList<>();
        answer.path("advice").forEach(text -> texts.add(text.asText()));
        List<String> reasons = new ArrayList<>();
        answer.path("reasons")
                .forEach(reason -> reasons.add(reason.path("reason").asText()));
        List<String> decided = new ArrayList<>();
        decision.reasons().forEach(reason -> decided.add(reason.says()));
        boolean same = answer.path("complete").asBoolean()
                && answer.path("urgency").asText().equals(decision.urgency().name())
                && reasons.equals(decided)
                && texts.equals(decision.advice());
        return same ? "" : "not what the set that it names decides: " + response.body() + " but " + decision.advice();
    }

    private JsonNode until(Predicate<JsonNode> wanted) throws IOException, InterruptedException {
        long began = System.nanoTime();
        JsonNode status = status();
        while (!wanted.test(status)) {
            assertEquals("", failure.get());
            assertTrue(millisSince(began) < PATIENCE_MILLIS, "still " + status);
            status = status();
        }
        return status;
    }

    private JsonNode status() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(service.resolve("/v1/rules/status")).build();
        return json.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static Footprint footprint() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long heap = runtime.totalMemory() - runtime.freeMemory();
        long metaspace = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getName().equals("Metaspace")) {
                metaspace = pool.getUsage().getUsed();
            }
        }
        return new Footprint(
                heap / 1024,
                metaspace / 1024,
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    }

    private static String spread(List<Long> millis) {
        if (millis.isEmpty()) {
            return "none";
        }
        List<Long> sorted = new ArrayList<>(new TreeSet<>(millis));
        return sorted.get(sorted.size() / 2) + " (at most " + sorted.get(sorted.size() - 1) + ")";
    }

    private static long millisSince(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }
}
