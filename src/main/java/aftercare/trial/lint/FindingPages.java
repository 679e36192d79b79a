package aftercare.trial.lint;

import aftercare.ruleset.demands.DemandCode;
import aftercare.ruleset.folder.FolderCode;
import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.FindingKind;
import aftercare.trial.coverage.CaseCode;
import aftercare.trial.proof.ProofCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pages about what a check can find, one a code. They are files of the program, named as their codes. */
public final class FindingPages {

    /** The headings of a page, in their order. */
    private static final List<String> HEADINGS = List.of("# Summary", "# Avoid", "# Prefer", "# Why");

    private final List<FindingKind> known = new ArrayList<>();

    public FindingPages() {
        known.addAll(List.of(Check.values()));
        known.addAll(List.of(CaseCode.values()));
        known.addAll(List.of(FolderCode.values()));
        known.addAll(List.of(DemandCode.values()));
        known.addAll(List.of(ProofCode.values()));
        known.addAll(List.of(GateProblem.values()));
        known.addAll(List.of(BundleProblem.values()));
    }

    /** Every code that there is, in order. */
    public List<String> codes() {
        List<String> codes = new ArrayList<>();
        for (FindingKind each : known) {
            codes.add(each.code());
        }
        return codes;
    }

    /** The page of a code in letters of any size, or of a short name; empty for an unknown one. */
    public Optional<FindingPage> of(String name) {
        for (FindingKind each : known) {
            if (name.toUpperCase(Locale.ROOT).equals(each.code()) || name.equals(each.word())) {
                return Optional.of(read(each));
            }
        }
        return Optional.empty();
    }

    private static FindingPage read(FindingKind kind) {
        String text = text(kind.code());
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < HEADINGS.size(); i++) {
            int begin = text.indexOf(HEADINGS.get(i) + "\n", from);
            int end = i + 1 < HEADINGS.size() ? text.indexOf(HEADINGS.get(i + 1) + "\n", from) : text.length();
            if (begin < 0 || end < begin) {
                throw new IllegalStateException("the page of " + kind.code() + " has no part " + HEADINGS.get(i));
            }
            parts.add(text.substring(begin + HEADINGS.get(i).length(), end).strip());
            from = end;
        }
        return new FindingPage(
                kind.code(),
                kind.word(),
                kind.rule(),
                parts.get(0),
                example(parts.get(1)),
                example(parts.get(2)),
                parts.get(3));
    }

    /** An example without the marks of a code block. */
    private static String example(String part) {
        return part.replaceAll("(?m)^```\\n?", "").strip();
    }

    private static String text(String code) {
        try (InputStream in = FindingPages.class.getResourceAsStream("/checks/" + code + ".md")) {
            if (in == null) {
                throw new IllegalStateException("there is no page of " + code);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the pages inside the program cannot be read", e);
        }
    }
}
