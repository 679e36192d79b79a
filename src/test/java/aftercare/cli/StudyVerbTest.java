package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyVerbTest {

    private static final String RULES = "soreness/soreness.drl";

    private static final String REPORTS =
            """
            {"reportId":"a","symptoms":[{"code":"muscle-ache","severity":6}]}
            {"reportId":"b","treatment":{"endedAt":"2026-11-23T03:00:00Z"},"symptoms":[{"code":"site-redness","trend":"worsening"}]}

            {"reportId":"c","symptoms":[{"code":"muscle-ache","severity":7}]}
            {"reportId":"d","symptoms":[{"code":"muscle-ache"
            """;

    @TempDir
    private Path temp;

    private Path old;
    private Path changed;

    @BeforeEach
    void folders() throws IOException {
        old = SmallRules.in(Files.createDirectory(temp.resolve("a")));
        changed = SmallRules.in(Files.createDirectory(temp.resolve("b")));
        Path rules = changed.resolve(RULES);
        Files.writeString(
                rules,
                Files.readString(rules)
                        .replace("hoursSince > 24", "hoursSince > 30")
                        .replace("severity <= 6", "severity <= 5"));
    }

    @Test
    void saysWhoIsLoweredFromWhereToWhere() {
        assertEquals(
                new Ran(
                        1,
                        """
                        lowered  URGENT_24H            → ROUTINE_REVIEW                   1
                        raised   SELF_CARE             → ROUTINE_REVIEW                   1

                        Reasons that are lost, by rule:
                          EXP-01              1
                          INF-01              1

                        Reasons that are gained, by rule:
                          GEN-01              2

                        lowered: 33.3333 % of all that were answered (95 %: 0.8404 to 90.5701 %)
                        lowered: 100.0000 % of those at URGENT_24H (95 %: 2.5000 to 100.0000 %)
                        4 reports: 1 lowered, 1 raised, 0 otherwise changed, 1 the same, 1 refused by both
                        """,
                        ""),
                study("-"));
    }

    @Test
    void nothingLoweredIsGood() {
        Ran ran = Ran.aftercare(temp, REPORTS, "study", old.toString(), old.toString(), "-");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(
                ran.out().endsWith("0 lowered, 0 raised, 0 otherwise changed, 3 the same, 1 refused by both\n"),
                ran.out());
    }

    @Test
    void countsTheReportsOfTheDecisionLog() {
        String log = "src/test/resources/readme/journal";
        String counted = Ran.aftercare(temp, "", "study", "--json", "rules", "rules", "--journal", log)
                .out();
        assertTrue(counted.contains("\"reports\":6,\"lowered\":0,"), counted);
    }

    @Test
    void theRowsAreInTheOrderOfTheReports() throws IOException {
        Path rows = temp.resolve("rows.ndjson");
        assertEquals(1, study("--rows", rows.toString(), "-").exit());
        List<String> lines = Files.readAllLines(rows);
        assertEquals(4, lines.size());
        assertEquals(
                "{\"where\":\"standard input:2\",\"reportId\":\"b\",\"way\":\"lowered\",\"oldUrgency\":\"URGENT_24H\",\"oldRank\":2,"
                        + "\"oldActWithinHours\":6,\"oldComplete\":true,\"oldReasons\":[\"INF-01\"],"
                        + "\"newUrgency\":\"ROUTINE_REVIEW\",\"newRank\":1,\"newActWithinHours\":72,\"newComplete\":true,"
                        + "\"newReasons\":[\"GEN-01\"],\"lost\":[\"INF-01\"],\"gained\":[\"GEN-01\"]}",
                lines.get(1));
        assertTrue(lines.get(3).startsWith("{\"where\":\"standard input:5\",\"way\":\"refused\""), lines.get(3));
        assertFalse(Files.exists(temp.resolve("rows.ndjson.part")));
    }

    @Test
    void saysThatTheRowsHaveNoRoom() {
        Ran ran = study("--rows", temp.resolve("nowhere/rows.ndjson").toString(), "-");
        assertEquals(
                new Ran(
                        2,
                        "",
                        temp.resolve("nowhere/rows.ndjson")
                                + ": the rows cannot be written: is the folder there, and the disk not full?\n"),
                ran);
    }

    /** One letter too few in the name, and the reports of a year would be gone. */
    @Test
    void theRowsNeverReplaceTheReports() throws IOException {
        Path reports = Files.writeString(temp.resolve("year.ndjson"), REPORTS);
        Path halfWritten = Files.writeString(temp.resolve("half.part"), REPORTS);
        Path rows = temp.resolve(".").resolve("year.ndjson");
        assertEquals(
                new Ran(
                        2,
                        "",
                        "aftercare study: --rows: `" + rows + "` would replace the reports in `" + reports
                                + "`: name another file\n"),
                study("--rows", rows.toString(), reports.toString()));
        assertEquals(
                2,
                study("--rows", temp.resolve("half").toString(), halfWritten.toString())
                        .exit());
        assertEquals(REPORTS, Files.readString(reports));
        assertEquals(REPORTS, Files.readString(halfWritten));
    }

    /** A file that is not there must not make a study of the others alone. */
    @Test
    void countsNothingWhereAFileIsMissing() throws IOException {
        Path rows = temp.resolve("rows.ndjson");
        Ran ran = study(
                "--rows", rows.toString(), "-", temp.resolve("missing.ndjson").toString());
        assertEquals(2, ran.exit());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("missing.ndjson: "), ran.err());
        assertFalse(Files.exists(rows));
    }

    /** Its lines would be reports that cannot be read, and nothing that is lowered would be found. */
    @Test
    void countsNothingThatIsPacked() throws IOException {
        Path file = temp.resolve("reports.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(REPORTS.getBytes(StandardCharsets.UTF_8));
        }
        Ran refused = study(file.toString());
        assertEquals(2, refused.exit());
        assertEquals("", refused.out());
        assertTrue(refused.err().contains("reports.ndjson.gz: this is packed with gzip: unpack it"), refused.err());
        Path other = temp.resolve("reports.ndjson.zst");
        Files.write(other, new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 4, 0, '\n', 1});
        Ran packed = study(other.toString());
        assertEquals(
                new Ran(
                        2,
                        "",
                        other
                                + ": this is packed with zstd: unpack it, as by `zstd -dc FILE`, and name `-` for what comes of it\n"),
                packed);
    }

    @Test
    void saysThatThereIsNothingToStudy() {
        Ran none = Ran.aftercare(temp, "", "study", old.toString(), changed.toString());
        assertEquals(2, none.exit());
        assertTrue(
                none.err().contains("aftercare study: there are no reports: name a file, `-` or --journal"),
                none.err());
        Ran empty = Ran.aftercare(temp, "\n \n", "study", old.toString(), changed.toString(), "-");
        assertEquals(
                new Ran(2, "", "aftercare study: there is not a single report: are these the right files?\n"), empty);
    }

    @Test
    void theMomentIsGiven() {
        String report =
                "{\"treatment\":{\"endedAt\":\"2026-11-23T02:30:00Z\"},\"symptoms\":[{\"code\":\"site-redness\",\"trend\":\"worsening\"}]}";
        assertTrue(lowered(report, "2026-11-24T08:00:00Z"));
        assertFalse(lowered(report, "2026-11-24T09:00:00Z"));
        Ran wrong = study("--now", "tomorrow", "-");
        assertEquals(2, wrong.exit());
        assertTrue(wrong.err().contains("aftercare study: --now: `tomorrow` is no time with an offset"), wrong.err());
    }

    private boolean lowered(String report, String now) {
        return Ran.aftercare(temp, report, "study", "--json", "--now", now, old.toString(), changed.toString(), "-")
                .out()
                .contains("\"lowered\":1,");
    }

    private Ran study(String... more) {
        List<String> arguments = new java.util.ArrayList<>(List.of("study", old.toString(), changed.toString()));
        arguments.addAll(List.of(more));
        return Ran.aftercare(temp, REPORTS, arguments.toArray(String[]::new));
    }
}
