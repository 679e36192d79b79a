package aftercare.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The files under {@code src/test/resources/tables}. */
final class Resource {

    private static final String NOTHING = "-";

    private Resource() {}

    static String text(String name) {
        try (InputStream in = Resource.class.getResourceAsStream("/tables/" + name)) {
            if (in == null) {
                throw new IllegalStateException("src/test/resources/tables/" + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a table with tabs between its columns, without the comment. */
    static List<List<String>> rows(String name) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : text(name).split("\n")) {
            if (!line.startsWith("#")) {
                rows.add(List.of(line.split("\t")));
            }
        }
        return rows;
    }

    static Set<String> list(String cell) {
        return cell.equals(NOTHING) ? Set.of() : new TreeSet<>(List.of(cell.split(",")));
    }
}
