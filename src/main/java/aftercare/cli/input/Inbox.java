package aftercare.cli.input;

import aftercare.cli.output.Page;
import aftercare.cli.work.ReportText;
import aftercare.triage.intake.Intake;
import aftercare.triage.intake.Reading;
import aftercare.triage.intake.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds the reports in what a person named: one in a file, or one a line. */
public final class Inbox {

    public static final String STANDARD_INPUT = "-";

    private final InputStream standardInput;
    private final Intake intake;
    private final boolean linesAlways;

    /** Who is handed the reports. */
    public interface Receiver {

        /** False when no more is taken. */
        boolean take(ReportText report);
    }

    /** @param linesAlways whether every input holds one report a line, whatever its name */
    public Inbox(InputStream standardInput, Intake intake, boolean linesAlways) {
        this.standardInput = standardInput;
        this.intake = intake;
        this.linesAlways = linesAlways;
    }

    /**
     * Hands on every report of an input.
     *
     * @param input the path of a file, or {@code -}
     * @throws IOException when it cannot be read to its end; what was handed on until then counts
     */
    public void read(String input, Receiver desk) throws IOException {
        if (input.equals(STANDARD_INPUT)) {
            readStandardInput(desk);
            return;
        }
        String name = name(input);
        try (InputStream in = Opening.of(input)) {
            if (linesAlways || isNamedAsLines(input)) {
                readLines(name, in, desk);
            } else {
                desk.take(ReportText.ofFile(name, in.readNBytes(ReportText.MOST_KEPT)));
            }
        }
    }

    /** How many bytes these inputs have together; empty where one of them is no file, so that its size is not known. */
    public static OptionalLong size(List<String> inputs) {
        long size = 0;
        for (String input : inputs) {
            try {
                Path file = Path.of(input);
                if (input.equals(STANDARD_INPUT) || !Files.isRegularFile(file)) {
                    return OptionalLong.empty();
                }
                size += Files.size(file);
            } catch (IOException | InvalidPathException e) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(size);
    }

    /** The input as a person knows it. */
    public static String name(String input) {
        return input.equals(STANDARD_INPUT) ? "standard input" : Page.plain(input);
    }

    private static boolean isNamedAsLines(String input) {
        String name = input.toLowerCase(Locale.ROOT);
        return name.endsWith(".ndjson") || name.endsWith(".jsonl");
    }

    private void readStandardInput(Receiver desk) throws IOException {
        String name = name(STANDARD_INPUT);
        if (linesAlways) {
            readLines(name, standardInput, desk);
            return;
        }
        byte[] all = standardInput.readAllBytes();
        if (isOneDocument(all) || !hasReportOnALine(all)) {
            desk.take(ReportText.ofFile(name, all));
        } else {
            readLines(name, new ByteArrayInputStream(all), desk);
        }
    }

    private static void readLines(String name, InputStream in, Receiver desk) throws IOException {
        ReportLines lines = new ReportLines(name, Opening.unpacked(name, in));
        Optional<ReportText> report = lines.next();
        while (report.isPresent() && desk.take(report.get())) {
            report = lines.next();
        }
    }

    /** One line that is a whole document is enough: a broken line beside it must not hide the others. */
    private boolean hasReportOnALine(byte[] all) {
        try {
            ReportLines lines = new ReportLines("", new ByteArrayInputStream(all));
            for (Optional<ReportText> report = lines.next(); report.isPresent(); report = lines.next()) {
                byte[] bytes = report.get().bytes();
                if (bytes[0] == '{' && isOneDocument(bytes)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private boolean isOneDocument(byte[] bytes) {
        return !(intake.read(bytes) instanceof Reading.Refused refused
                && refused.refusal().kind() == Refusal.Kind.MALFORMED);
    }
}
