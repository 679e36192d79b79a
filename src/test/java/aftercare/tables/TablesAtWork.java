package aftercare.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one report a line from standard input, with {@code treatment.hoursSince} in place of the timestamps, and writes
 * one line for each: {@code {"urgency": …, "hours": …, "ids": […], "advice": […], "adviceOf": […], "selfCare": […],
 * "doubts": […], "needsHuman": …}}. {@code adviceOf} and {@code selfCare} are what an answer shows. {@code hours} and {@code needsHuman} are left out where there are none; a report that the service would refuse gets
 * {@code {"refused": […]}}.
 */
public final class TablesAtWork {

    private final ClinicalTables tables = new ClinicalTables();

    private TablesAtWork() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        TablesAtWork work = new TablesAtWork();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    out.println(work.answer(line));
                }
            }
        }
        out.flush();
    }

    String answer(String line) {
        Map<String, Object> wrapped = new LinkedHashMap<>();
        wrapped.put("report", Json.read(line));
        Map<String, Object> report = Tree.object(wrapped, "report");
        List<String> problems = WireContract.problems(report);
        Map<String, Object> answer = new LinkedHashMap<>();
        if (!problems.isEmpty()) {
            answer.put("refused", new ArrayList<Object>(problems));
            return Json.write(answer);
        }
        Verdict verdict = tables.apply(report);
        answer.put("urgency", verdict.urgency());
        verdict.actWithinHours().ifPresent(hours -> answer.put("hours", hours));
        answer.put("ids", new ArrayList<Object>(verdict.ruleIds()));
        answer.put("advice", new ArrayList<Object>(verdict.adviceIds()));
        ShownAdvice shown = tables.shownAdvice(report);
        answer.put("adviceOf", new ArrayList<Object>(shown.adviceOf()));
        answer.put("selfCare", new ArrayList<Object>(shown.selfCare()));
        answer.put("doubts", new ArrayList<Object>(tables.doubts(report)));
        tables.needsHuman(report).ifPresent(human -> answer.put("needsHuman", written(human)));
        return Json.write(answer);
    }

    private static Map<String, Object> written(NeedsHuman human) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("pointers", new ArrayList<Object>(human.pointers()));
        written.put("withinHours", human.withinHours());
        return written;
    }
}
