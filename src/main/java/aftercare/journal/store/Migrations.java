package aftercare.journal.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/** The statements that make the tables, by name: no search of the class path is needed. */
final class Migrations implements ResourceProvider {

    static final List<String> TABLES = List.of("V1__decisions.sql", "V2__report_hash.sql");

    /** Of a database that several services share. */
    static final String SHARED = "V3__published.sql";

    static final String GRANTS = "R__grants.sql";
    static final String GRANTS_TO_RETAIN = "R__grants_to_retain.sql";

    private static final String FOLDER = "/journal/";

    private final List<String> names;

    Migrations(List<String> names) {
        this.names = List.copyOf(names);
    }

    @Override
    public LoadableResource getResource(String name) {
        // As the interface asks: null says that there is none.
        return names.contains(name) ? new Script(name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        List<LoadableResource> scripts = new ArrayList<>();
        for (String name : names) {
            boolean wanted = false;
            for (String suffix : suffixes) {
                wanted |= name.startsWith(prefix) && name.endsWith(suffix);
            }
            if (wanted) {
                scripts.add(new Script(name));
            }
        }
        return scripts;
    }

    private static final class Script extends LoadableResource {

        private final String name;

        Script(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            try (InputStream in = Migrations.class.getResourceAsStream(FOLDER + name)) {
                if (in == null) {
                    throw new IOException("the program lacks " + FOLDER + name);
                }
                return new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getAbsolutePath() {
            return FOLDER + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return FOLDER + name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
