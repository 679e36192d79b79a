package aftercare.trial.lint;

import static aftercare.triage.answer.JsonObject.each;

import aftercare.ruleset.folder.FolderProblem;
import aftercare.triage.answer.JsonObject;
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
        lint.problems().forEach(problem -> found.add(problem.code()));
        lint.warnings().forEach(warning -> found.add(warning.code()));
        List<String> codes = new ArrayList<>(found);
        JsonObject driver = new JsonObject()
                .with("name", "aftercare check")
                .with("version", version)
                .with("rules", each(codes, this::rule));
        JsonObject run = new JsonObject()
                .with("tool", new JsonObject().with("driver", driver))
                .with("columnKind", "utf16CodeUnits")
                .with("results", results(lint, codes));
        return new JsonObject()
                        .with("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
                        .with("version", "2.1.0")
                        .with("runs", List.of(run))
                + "\n";
    }

    private JsonObject rule(String code) {
        FindingPage page = pages.of(code).orElseThrow();
        return new JsonObject()
                .with("id", code)
                .with("name", page.word())
                .with("shortDescription", text(page.rule()))
                .with("fullDescription", text(page.summary()))
                .with("help", text(page.text()));
    }

    private static List<JsonObject> results(Lint lint, List<String> codes) {
        List<JsonObject> results = new ArrayList<>();
        lint.problems().forEach(problem -> results.add(result("error", lint, problem, codes)));
        lint.warnings().forEach(warning -> results.add(result("warning", lint, warning, codes)));
        return results;
    }

    private static JsonObject result(String level, Lint lint, FolderProblem problem, List<String> codes) {
        JsonObject location =
                new JsonObject().with("artifactLocation", new JsonObject().with("uri", uri(lint.path(problem))));
        if (problem.line() > 0) {
            location.with(
                    "region",
                    new JsonObject()
                            .with("startLine", problem.line())
                            .with("startColumn", Json.known(problem.column())));
        }
        String help = problem.help().isEmpty() ? "" : ": " + problem.help();
        return new JsonObject()
                .with("ruleId", problem.code())
                .with("ruleIndex", codes.indexOf(problem.code()))
                .with("level", level)
                .with("message", text(problem.what() + help))
                .with("locations", List.of(new JsonObject().with("physicalLocation", location)));
    }

    private static JsonObject text(String text) {
        return new JsonObject().with("text", text);
    }

    /** Relative, unless the file lies elsewhere. */
    private static String uri(String path) {
        try {
            String scheme = path.startsWith("/") ? "file" : null;
            return new URI(scheme, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the path of a file is no address", e);
        }
    }
}
