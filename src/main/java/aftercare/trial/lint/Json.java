package aftercare.trial.lint;

import aftercare.ruleset.folder.FolderProblem;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** For a program: one object on one line. */
public final class Json implements LintFormat {

    /** What fills a document. */
    interface Part {
        void write(JsonGenerator out) throws IOException;
    }

    @Override
    public String write(Lint lint) {
        return document(out -> {
            out.writeBooleanField("clean", lint.clean());
            out.writeNumberField("rules", lint.rules());
            out.writeNumberField("ruleFiles", lint.ruleFiles());
            out.writeNumberField("cases", lint.cases());
            out.writeArrayFieldStart("problems");
            for (FolderProblem problem : lint.problems()) {
                problem(out, lint, problem);
            }
            out.writeEndArray();
        });
    }

    private static void problem(JsonGenerator out, Lint lint, FolderProblem problem) throws IOException {
        out.writeStartObject();
        out.writeStringField("code", problem.code());
        out.writeStringField("file", lint.path(problem));
        if (problem.line() > 0) {
            out.writeNumberField("line", problem.line());
        }
        if (problem.column() > 0) {
            out.writeNumberField("column", problem.column());
        }
        out.writeStringField("what", problem.what());
        out.writeStringField("help", problem.help());
        out.writeEndObject();
    }

    /** An object on a line of its own. */
    static String document(Part part) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            out.writeStartObject();
            part.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.append('\n').toString();
    }
}
