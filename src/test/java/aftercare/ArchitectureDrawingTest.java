package aftercare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import aftercare.readme.Block;
import aftercare.readme.Document;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page about the architecture draws the house as it is. Its drawing has an arrow from one room to another exactly where a
 * class of the first names a class of the second. One kind of arrow is not drawn: those to {@code domain}, because every room
 * uses it, and that is checked too.
 */
class ArchitectureDrawingTest {

    private static final Document PAGE = Document.read(Path.of("docs/architecture.md"));
    private static final Path SOURCES = Path.of("src/main/java/aftercare");
    private static final Pattern ARROWS = Pattern.compile("(\\w+) --> (\\w+(?: & \\w+)*)");
    private static final String FIRST_LINE = "flowchart TD";
    private static final String GROUND = "domain";
    private static final String ARROW = " --> ";

    @Test
    void drawsEveryUseBetweenRooms() {
        assertEquals(used(), drawn(PAGE), () -> "the arrows that belong into " + PAGE.name() + ":\n" + lines(used()));
    }

    @Test
    void everyRoomUsesTheGroundFloor() {
        Set<String> without = new TreeSet<>();
        Set<String> with = new TreeSet<>();
        for (JavaClass each : ArchitectureTest.CLASSES) {
            without.add(room(each));
            for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                if (isOfTheHouse(dependency.getTargetClass())
                        && room(dependency.getTargetClass()).equals(GROUND)) {
                    with.add(room(each));
                }
            }
        }
        without.removeAll(with);
        assertEquals(Set.of(), without);
    }

    @Test
    void describesEveryRoomByTheLaw() throws IOException {
        List<List<String>> law = new ArrayList<>();
        for (ArchitectureTest.Room room : ArchitectureTest.ROOMS) {
            law.add(List.of(
                    room.name(), room.uses().toString(), parts(room.name()).toString()));
        }
        List<List<String>> told = new ArrayList<>();
        for (List<String> row : PAGE.table("room")) {
            told.add(List.of(
                    Document.spans(row.get(0)).get(0),
                    Document.spans(row.get(2)).toString(),
                    new TreeSet<>(Document.spans(row.get(3))).toString()));
        }
        assertEquals(law, told);
    }

    @Test
    void noticesAnArrowTooManyAndOneTooFew() {
        Set<String> more = drawn(PAGE.with("    engine --> ", "    engine --> journal & "));
        more.removeAll(used());
        assertEquals(Set.of("engine --> journal"), more);
        Set<String> fewer = used();
        fewer.removeAll(drawn(PAGE.with("    engine --> ruleset\n", "")));
        assertEquals(Set.of("engine --> ruleset"), fewer);
    }

    @Test
    void refusesALineThatItCannotRead() {
        Document other = PAGE.with("    engine --> ruleset\n", "    engine -.-> ruleset\n");
        assertThrows(IllegalArgumentException.class, () -> drawn(other));
    }

    /** The arrows of the one drawing of a page. */
    private static Set<String> drawn(Document page) {
        List<Block> drawings = page.blocks().stream()
                .filter(block -> block.language().equals("mermaid"))
                .toList();
        assertEquals(1, drawings.size(), "drawings");
        Set<String> arrows = new TreeSet<>();
        for (String line : drawings.get(0).text().lines().toList()) {
            Matcher matcher = ARROWS.matcher(line.strip());
            if (matcher.matches()) {
                for (String target : matcher.group(2).split(" & ")) {
                    arrows.add(matcher.group(1) + ARROW + target);
                }
            } else if (!line.strip().equals(FIRST_LINE)) {
                throw new IllegalArgumentException("no arrow of the drawing: " + line);
            }
        }
        return arrows;
    }

    /** What the compiled classes use of each other, but for the ground floor. */
    private static Set<String> used() {
        Set<String> arrows = new TreeSet<>();
        for (JavaClass each : ArchitectureTest.CLASSES) {
            for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                if (isOfTheHouse(target)
                        && !room(target).equals(room(each))
                        && !room(target).equals(GROUND)) {
                    arrows.add(room(each) + ARROW + room(target));
                }
            }
        }
        return arrows;
    }

    /** The arrows as lines of the drawing, one for each room that uses others, the highest room first. */
    private static String lines(Set<String> arrows) {
        List<String> lines = new ArrayList<>();
        for (ArchitectureTest.Room room : ArchitectureTest.ROOMS) {
            Set<String> targets = new LinkedHashSet<>();
            for (ArchitectureTest.Room target : ArchitectureTest.ROOMS) {
                if (arrows.contains(room.name() + ARROW + target.name())) {
                    targets.add(target.name());
                }
            }
            if (!targets.isEmpty()) {
                lines.add(0, "    " + room.name() + ARROW + String.join(" & ", targets));
            }
        }
        return String.join("\n", lines);
    }

    private static boolean isOfTheHouse(JavaClass type) {
        return type.getPackageName().startsWith("aftercare.");
    }

    private static String room(JavaClass type) {
        return type.getPackageName().split("\\.")[1];
    }

    private static Set<String> parts(String room) throws IOException {
        Set<String> parts = new TreeSet<>();
        if (Files.isDirectory(SOURCES.resolve(room))) {
            try (Stream<Path> entries = Files.list(SOURCES.resolve(room))) {
                entries.filter(Files::isDirectory)
                        .forEach(folder -> parts.add(folder.getFileName().toString()));
            }
        }
        return parts;
    }
}
