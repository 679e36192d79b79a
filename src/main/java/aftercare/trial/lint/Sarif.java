package aftercare.trial.lint;

import aftercare.ruleset.folder.FolderProblem;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** SARIF 2.1.0, which code hosts and editors read. */
public final class Sarif implements LintFormat {

    private final String version;
    private final FindingPages pages;

    /** @param version of the program */
    public Sarif(String version, FindingPages pages) {
        this.version = version;
        this.pages = pages;
    }

    @Override
    public String write(Lint lint) {
        TreeSet<String> found = new TreeSet<>();
        for (FolderProblem problem : lint.problems()) {
            found.add(problem.code());
        }
        List<String> codes = new ArrayList<>(found);
        return Json.document(out -> {
            out.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            out.writeStringField("version", "2.1.0");
            out.writeArrayFieldStart("runs");
            out.writeStartObject();
            tool(out, codes);
            out.writeStringField("columnKind", "utf16CodeUnits");
            out.writeArrayFieldStart("results");
            for (FolderProblem problem : lint.problems()) {
                result(out, lint, problem, codes.indexOf(problem.code()));
            }
            out.writeEndArray();
            out.writeEndObject();
            out.writeEndArray();
        });
    }

    private void tool(JsonGenerator out, List<String> codes) throws IOException {
        out.writeObjectFieldStart("tool");
        out.writeObjectFieldStart("driver");
        out.writeStringField("name", "aftercare check");
        out.writeStringField("version", version);
        out.writeArrayFieldStart("rules");
        for (String code : codes) {
            FindingPage page = pages.of(code).orElseThrow();
            out.writeStartObject();
            out.writeStringField("id", code);
            out.writeStringField("name", page.word());
            text(out, "shortDescription", page.rule());
            text(out, "fullDescription", page.summary());
            text(out, "help", page.text());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void result(JsonGenerator out, Lint lint, FolderProblem problem, int rule) throws IOException {
        out.writeStartObject();
        out.writeStringField("ruleId", problem.code());
        out.writeNumberField("ruleIndex", rule);
        out.writeStringField("level", "error");
        text(out, "message", problem.help().isEmpty() ? problem.what() : problem.what() + ": " + problem.help());
        out.writeArrayFieldStart("locations");
        out.writeStartObject();
        out.writeObjectFieldStart("physicalLocation");
        out.writeObjectFieldStart("artifactLocation");
        out.writeStringField("uri", uri(lint.path(problem)));
        out.writeEndObject();
        if (problem.line() > 0) {
            out.writeObjectFieldStart("region");
            out.writeNumberField("startLine", problem.line());
            if (problem.column() > 0) {
                out.writeNumberField("startColumn", problem.column());
            }
            out.writeEndObject();
        }
        out.writeEndObject();
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void text(JsonGenerator out, String name, String text) throws IOException {
        out.writeObjectFieldStart(name);
        out.writeStringField("text", text);
        out.writeEndObject();
    }

    /** Relative, unless the file lies elsewhere. */
    private static String uri(String path) throws IOException {
        try {
            String scheme = path.startsWith("/") ? "file" : null;
            return new URI(scheme, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
