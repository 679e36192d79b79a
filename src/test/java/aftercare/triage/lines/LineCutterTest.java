package aftercare.triage.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineCutterTest {

    private static final String TEXT = "{}\n\n \t\r\n{\"a\":1}\r\n0123456789\nabcdefghijklm\nlast";

    private static List<String> cut(int pieces) {
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        LineCutter cutter = new LineCutter(10);
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += pieces) {
            cutter.add(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + pieces)));
            collect(cutter, lines);
        }
        cutter.end();
        collect(cutter, lines);
        return lines;
    }

    private static void collect(LineCutter cutter, List<String> lines) {
        for (Optional<ReportLine> line = cutter.next(); line.isPresent(); line = cutter.next()) {
            lines.add(line.get().number() + (line.get().tooLong() ? " too long " : " ")
                    + new String(line.get().bytes(), StandardCharsets.UTF_8).strip() + " up to "
                    + line.get().end());
        }
    }

    /** However the bytes come, the lines are the same. */
    @Test
    void cutsTheSameLinesFromAnyPieces() {
        List<String> expected = List.of(
                "1 {} up to 3",
                "4 {\"a\":1} up to 17",
                "5 0123456789 up to 28",
                "6 too long abcdefghij up to 42",
                "7 last up to 46");
        for (int pieces = 1; pieces <= TEXT.length(); pieces++) {
            assertEquals(expected, cut(pieces), "in pieces of " + pieces);
        }
    }

    @Test
    void keepsNoMoreOfALineThanAskedFor() {
        LineCutter cutter = new LineCutter(10);
        for (int i = 0; i < 1000; i++) {
            cutter.add(new byte[1000]);
            assertEquals(Optional.empty(), cutter.next());
        }
        assertEquals(10, cutter.open().bytes().length);
        assertTrue(cutter.open().tooLong());
    }
}
