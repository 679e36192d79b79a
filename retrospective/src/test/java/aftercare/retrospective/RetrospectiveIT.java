package aftercare.retrospective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.trial.study.StudyTally;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster counts is what one machine counts, however the reports come and are dealt out. */
class RetrospectiveIT {

    private static final int LARGE = Integer.parseInt(System.getProperty("reports"));

    @TempDir
    private static Path temp;

    private static SampleStudy sample;
    private static List<byte[]> reports;

    @BeforeAll
    static void prepare() throws IOException {
        sample = new SampleStudy(temp);
        reports = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            reports.add(sample.body(i));
        }
        reports.addAll(SampleStudy.poison());
    }

    @Test
    void linesAreCountedAlikeInAnyNumberOfParts() throws Exception {
        Path file = lines("some.ndjson", reports);
        Files.writeString(file, " \r\n\n", StandardOpenOption.APPEND);
        String counts = sample.counts(reports);
        assertTrue(counts.contains("\"refused\":5,"), counts);
        assertEquals(counts, study(1, List.of(), "--lines", file.toString(), temp.resolve("one")));
        assertEquals(
                counts,
                study(
                        2,
                        List.of("spark.hadoop.mapreduce.input.fileinputformat.split.maxsize=20000"),
                        "--lines",
                        file.toString(),
                        temp.resolve("many")));
        assertEquals(counts, Files.readString(temp.resolve("one/summary.json")));
        List<String> one = dump("one/rows");
        assertEquals(reports.size(), one.size());
        assertEquals(one, dump("many/rows"));
        assertTrue(parts(temp.resolve("many/rows")) > parts(temp.resolve("one/rows")));
        for (String each : one) {
            String where = between(each, "{\"where\":\"", "\"");
            int at = Integer.parseInt(where.substring(where.indexOf('@') + 1));
            String row = sample.row(lineAt(file, at)).json().toString();
            String same = row.replace("{\"where\":\"\"", "{\"where\":\"" + where + "\"");
            // The columns name the rule sets beside.
            assertEquals(same.substring(0, same.length() - 1), each.substring(0, each.indexOf(",\"oldRuleSet\"")));
        }
        List<String> summary = dump("one/summary");
        assertEquals(7, summary.size());
        assertTrue(summary.stream().anyMatch(each -> each.startsWith("{\"oldLevel\":\"all\",\"reports\":1001,\"lowered\":")), summary::toString);
    }

    /** A later part of such a file does not know where its lines begin. */
    @Test
    void thePlacesInACompressedFileAreTheSameInAnyNumberOfParts() throws Exception {
        // A block of bzip2 has 900,000 bytes, and what repeats takes none of them.
        Random random = new Random(1);
        List<byte[]> large = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            StringBuilder digits = new StringBuilder();
            for (int j = 0; j < 70_000; j++) {
                digits.append(random.nextInt(10));
            }
            large.add(digits.toString().getBytes(StandardCharsets.US_ASCII));
            large.add(reports.get(i));
        }
        Path plain = lines("plain.ndjson", large);
        Path packed = temp.resolve("packed.ndjson.bz2");
        SparkSubmit.table(temp, "bzip2", plain, packed);
        List<String> parts = List.of("spark.hadoop.mapreduce.input.fileinputformat.split.maxsize=200000");
        assertEquals(sample.counts(large), study(2, parts, "--lines", packed.toString(), temp.resolve("bzip2")));
        study(2, List.of(), "--lines", plain.toString(), temp.resolve("plain"));
        assertEquals(
                dump("plain/rows"),
                dump("bzip2/rows").stream()
                        .map(each -> each.replace("packed.ndjson.bz2@", "plain.ndjson@"))
                        .sorted()
                        .toList());
    }

    /** Spark takes the columns of one file, unless it is told otherwise; a fever in another would be gone. */
    @Test
    void filesOfParquetMayDifferInTheirColumns() throws Exception {
        List<byte[]> few = List.of(
                "{\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":3}]}".getBytes(StandardCharsets.UTF_8),
                "{\"symptoms\":[{\"code\":\"muscle-ache\"}],\"vitals\":{\"temperatureC\":43.5}}".getBytes(StandardCharsets.UTF_8));
        Path folder = Files.createDirectory(temp.resolve("differ"));
        for (int i = 0; i < few.size(); i++) {
            Path file = lines("differ" + i + ".ndjson", few.subList(i, i + 1));
            SparkSubmit.table(temp, "columns", file, folder.resolve("month=" + i));
        }
        String counts = sample.counts(few);
        assertTrue(counts.contains("\"lowered\":1,"), counts);
        List<String> settings = List.of("spark.sql.jsonGenerator.ignoreNullFields=false");
        String both = folder.resolve("*").toString();
        assertEquals(counts, study(1, settings, "--parquet", both, temp.resolve("together")));
        assertTrue(dump("together/rows").stream().allMatch(each -> between(each, "{\"where\":\"", "\"").endsWith("@0")));
    }

    /** Hadoop takes it off; the service and one machine refuse the line that begins with it. */
    @Test
    void aByteOrderMarkAtTheBeginningOfAFileIsRefusedAsOnOneMachine() throws Exception {
        byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        byte[] first = Arrays.copyOf(mark, mark.length + reports.get(0).length);
        System.arraycopy(reports.get(0), 0, first, mark.length, reports.get(0).length);
        List<byte[]> marked = List.of(first, reports.get(1), reports.get(2));
        String counts = sample.counts(marked);
        assertTrue(counts.contains("\"refused\":1,"), counts);
        Path file = lines("marked.ndjson", marked);
        assertEquals(counts, study(1, List.of(), "--lines", file.toString(), temp.resolve("marked")));
        Path packed = temp.resolve("marked.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(file, out);
        }
        assertEquals(counts, study(1, List.of(), "--lines", packed.toString(), temp.resolve("packed")));
        Path alone = lines("alone.ndjson", List.of(mark));
        assertEquals(
                sample.counts(List.of(mark)), study(1, List.of(), "--lines", alone.toString(), temp.resolve("alone")));
    }

    private static long parts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(".parquet")).count();
        }
    }

    private static String between(String text, String before, String after) {
        int from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(after, from));
    }

    private static List<String> dump(String table) throws IOException, InterruptedException {
        Path file = temp.resolve(table.replace('/', '-') + ".ndjson");
        SparkSubmit.table(temp, "dump", temp.resolve(table), file);
        return Files.readAllLines(file);
    }

    private static byte[] lineAt(Path file, int at) throws IOException {
        byte[] all = Files.readAllBytes(file);
        int end = at;
        while (all[end] != '\n') {
            end++;
        }
        return java.util.Arrays.copyOfRange(all, at, end);
    }

    @Test
    void parquetIsCountedAlike() throws Exception {
        // What is not UTF-8 or no JSON has no place in columns.
        List<byte[]> good = reports.subList(0, 1_000);
        Path file = lines("good.ndjson", good);
        Path text = temp.resolve("text.parquet");
        Path columns = temp.resolve("columns.parquet");
        SparkSubmit.table(temp, "text", file, text);
        SparkSubmit.table(temp, "columns", file, columns);
        String counts = sample.counts(good);
        assertEquals(counts, study(2, List.of(), "--parquet", text.toString(), temp.resolve("text"), "--column", "report"));
        assertEquals(counts, study(2, List.of(), "--parquet", columns.toString(), temp.resolve("columns")));
    }

    /** With the very tables of the service; each report is as old as it was when it was decided, and erased ones are counted. */
    @Test
    void aDecisionLogIsCountedAlike() throws Exception {
        int erased = 7;
        try (KeptReports log = new KeptReports()) {
            for (int i = 0; i < 500; i++) {
                log.add(i, reports.get(i), SampleStudy.NOW.minusSeconds(3600L * i), i % 71 > 0 || i == 0);
            }
            StudyTally tally = new StudyTally();
            for (int i = 0; i < 500; i++) {
                if (i % 71 > 0 || i == 0) {
                    tally.add(sample.row(reports.get(i), Optional.of(SampleStudy.NOW.minusSeconds(3600L * i))));
                }
            }
            tally.addErased(erased);
            String counts = sample.json(tally);
            assertTrue(counts.contains("\"erased\":" + erased), counts);
            assertEquals(counts, study(2, List.of(), "--journal-url", log.url(), temp.resolve("log"), "--parts", "5"));
            assertEquals(counts, study(1, List.of(), "--journal-url", log.url(), temp.resolve("again"), "--parts", "1"));
            List<String> rows = dump("log/rows");
            assertEquals(500 - erased, rows.size());
            assertEquals(rows, dump("again/rows"));
            assertTrue(rows.stream().anyMatch(each -> each.startsWith("{\"where\":\"decision d499\"")), rows.get(0));
        }
    }

    /** Many reports, each of them dealt out, in a heap that could not hold them. */
    @Test
    void manyReportsAreCountedInLittleMemory() throws Exception {
        Path file = temp.resolve("many.ndjson");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < LARGE; i++) {
                out.write(sample.body(i));
                out.write('\n');
            }
        }
        StudyTally tally = new StudyTally();
        long began = System.nanoTime();
        for (int i = 0; i < LARGE; i++) {
            tally.add(sample.row(sample.body(i)));
        }
        double alone = (System.nanoTime() - began) / 1e9;
        began = System.nanoTime();
        assertEquals(sample.json(tally), study(2, List.of(), "--lines", file.toString(), temp.resolve("large")));
        double spark = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "a study of %,d reports, %d different, %d MB: one thread alone %.1f s, %.0f a second; spark-submit local[2] in a heap of 1 GiB %.1f s%n",
                LARGE,
                sample.different(),
                Files.size(file) / 1_000_000,
                alone,
                LARGE / alone,
                spark);
    }

    @Test
    void whatCannotBeWorkedWithIsSaid() throws Exception {
        Path file = lines("one.ndjson", reports.subList(0, 1));
        SparkSubmit.Ran wrong = submit(1, List.of(), "--lines", file.toString(), temp.resolve("wrong"), "--now", "tomorrow");
        assertEquals(2, wrong.exit(), wrong.err());
        assertTrue(wrong.err().contains("--now: `tomorrow` is no time with an offset"), wrong.err());
        Path broken = Files.createDirectories(temp.resolve("broken"));
        SparkSubmit.Ran rules = SparkSubmit.run(
                temp,
                1,
                List.of(),
                List.of("--old", broken.toString(), "--new", broken.toString(), "--lines", file.toString(), "--out", temp.resolve("none").toString()));
        assertEquals(2, rules.exit(), rules.err());
        assertTrue(rules.err().contains("no valid rules: "), rules.err());
        assertTrue(Files.notExists(temp.resolve("none")));
        Path hidden = Files.createDirectory(temp.resolve("hidden"));
        Files.copy(file, hidden.resolve("_one.ndjson"));
        SparkSubmit.Ran empty = submit(1, List.of(), "--lines", hidden.toString(), temp.resolve("empty"));
        assertEquals(2, empty.exit(), empty.err());
        assertTrue(empty.err().contains("there is not a single report"), empty.err());
        SparkSubmit.Ran there = submit(1, List.of(), "--lines", file.toString(), temp.resolve("empty"));
        assertEquals(2, there.exit(), there.err());
        assertTrue(there.err().contains("empty` is there already"), there.err());
        Path unnamed = temp.resolve("unnamed.ndjson");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(unnamed))) {
            Files.copy(file, out);
        }
        SparkSubmit.Ran packed = submit(1, List.of(), "--lines", unnamed.toString(), temp.resolve("unnamed"));
        assertEquals(1, packed.exit(), packed.err());
        assertTrue(packed.err().contains("this is packed with gzip"), packed.err());
    }

    private static String study(int cores, List<String> settings, String how, String what, Path out, String... more)
            throws IOException, InterruptedException {
        return SparkSubmit.good(submit(cores, settings, how, what, out, more));
    }

    private static SparkSubmit.Ran submit(
            int cores, List<String> settings, String how, String what, Path out, String... more)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "--old", SampleStudy.OLD.toString(), "--new", sample.changed().toString(), how, what, "--out", out.toString()));
        if (!List.of(more).contains("--now")) {
            arguments.addAll(List.of("--now", SampleStudy.NOW.toString()));
        }
        arguments.addAll(List.of(more));
        return SparkSubmit.run(temp, cores, settings, arguments);
    }

    private static Path lines(String name, List<byte[]> reports) throws IOException {
        Path file = temp.resolve(name);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (byte[] each : reports) {
                out.write(each);
                out.write('\n');
            }
        }
        return file;
    }
}
