package aftercare.readme;

import aftercare.domain.Urgency;
import aftercare.domain.Wording;
import aftercare.service.http.Settings;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds what a document tells in tables against what it tells of. */
final class Tables {

    private static final Path RULES = Path.of("rules");
    private static final Pattern VARIABLE = Pattern.compile("(?:AFTERCARE|QUARKUS|JAVA)_[A-Z_]+");
    private static final Pattern AND_MORE = Pattern.compile("and (\\d+) more");

    private final Document document;
    private final List<String> complaints = new ArrayList<>();

    Tables(Document document) {
        this.document = document;
    }

    /** Each setting of the program with its default, and of those below it what this program sets. */
    List<String> settings() {
        Map<String, String> told = new TreeMap<>();
        for (List<String> row : document.table("setting")) {
            String setting = only(row.get(0));
            told.put(setting, only(row.get(2)));
            expect(only(row.get(1)), setting.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), setting);
        }
        Map<String, String> ours = ours();
        Properties below = below();
        for (String setting : told.keySet()) {
            if (!ours.containsKey(setting)) {
                expect(told.get(setting), String.valueOf(below.getProperty(setting)), setting);
            }
        }
        for (Map.Entry<String, String> setting : ours.entrySet()) {
            expect(String.valueOf(told.get(setting.getKey())), setting.getValue(), setting.getKey());
        }
        return complaints;
    }

    /** Every environment variable that is named is one of a setting on that page, or one that the launcher looks at. */
    List<String> environment(Document settings) {
        Set<String> known = new LinkedHashSet<>();
        for (List<String> row : settings.table("setting")) {
            known.add(only(row.get(1)));
        }
        String launcher = text(Path.of("aftercare"));
        Matcher variable = VARIABLE.matcher(String.join("\n", document.lines()));
        while (variable.find()) {
            if (!known.contains(variable.group()) && !launcher.contains("${" + variable.group() + ":-")) {
                complaints.add(variable.group() + ": nothing looks at it");
            }
        }
        return complaints;
    }

    /** The map: what it names exists, and no file beside the topics of the rules is left out. */
    List<String> paths() {
        Set<String> told = new TreeSet<>();
        for (List<String> row : document.table("path")) {
            String path = Document.spans(row.get(0)).get(0);
            told.add(path);
            boolean isThere =
                    path.endsWith("/") ? Files.isDirectory(Path.of(path)) : Files.isRegularFile(Path.of(path));
            if (!isThere) {
                complaints.add(path + ": is not there");
            }
            Matcher more = AND_MORE.matcher(row.get(0));
            if (more.find()) {
                long folders = names(Path.of(path).getParent(), true).size();
                expect(more.group(1), String.valueOf(folders - 1), path);
            }
        }
        for (String name : names(RULES, false)) {
            if (!told.contains(RULES + "/" + name)) {
                complaints.add(RULES + "/" + name + ": is not told of");
            }
        }
        return complaints;
    }

    /** Every link to a file leads to one, and every link to a heading to a heading. */
    List<String> links() {
        for (String link : document.links()) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? Path.of(document.name()) : document.beside(parts[0]);
            boolean leads = Files.exists(target)
                    && (parts.length == 1 || Document.read(target).anchors().contains(parts[1]));
            if (!leads) {
                complaints.add(link + ": leads nowhere");
            }
        }
        return complaints;
    }

    /** The levels, most urgent first. */
    List<String> urgencies(Wording wording) {
        List<List<String>> real = new ArrayList<>();
        Urgency[] levels = Urgency.values();
        for (int i = levels.length - 1; i >= 0; i--) {
            Urgency level = levels[i];
            String within = "no limit";
            if (level.actWithinHours().isPresent()) {
                int hours = level.actWithinHours().getAsInt();
                within = hours + (hours == 1 ? " hour" : " hours");
            }
            real.add(List.of(
                    "`" + level + "`",
                    String.valueOf(level.rank()),
                    wording.levels().get(level).headline(),
                    within));
        }
        expect(document.table("urgency").toString(), real.toString(), "the levels");
        return complaints;
    }

    private void expect(String told, String real, String of) {
        if (!told.equals(real)) {
            complaints.add(of + ": told `" + told + "` but it is `" + real + "`");
        }
    }

    private static String only(String cell) {
        return Document.spans(cell).get(0);
    }

    private static Map<String, String> ours() {
        Map<String, String> ours = new TreeMap<>();
        for (Method setting : Settings.class.getDeclaredMethods()) {
            WithDefault value = setting.getAnnotation(WithDefault.class);
            String name = setting.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            ours.put("aftercare." + name, value == null ? "none" : value.value());
        }
        return ours;
    }

    private static Properties below() {
        Properties below = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            below.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the configuration cannot be read", e);
        }
        return below;
    }

    private static Set<String> names(Path folder, boolean folders) {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                if (Files.isDirectory(entry) == folders) {
                    names.add(entry.getFileName().toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
        return names;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
