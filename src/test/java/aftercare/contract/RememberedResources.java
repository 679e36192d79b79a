package aftercare.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The loader of the tests, which looks for each resource once. Tcases asks for the provider of its JSON library anew for every
 * value that it writes, and the loader of the framework goes through all libraries each time.
 */
final class RememberedResources extends ClassLoader {

    private final Map<String, List<URL>> found = new ConcurrentHashMap<>();

    RememberedResources(ClassLoader parent) {
        super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) {
        return Collections.enumeration(found.computeIfAbsent(name, this::look));
    }

    private List<URL> look(String name) {
        try {
            return Collections.list(getParent().getResources(name));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
