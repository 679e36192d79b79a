package aftercare.service.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files of the page as they are inside the program, and what a browser must be told with each of them. */
@ApplicationScoped
public class PageFiles {

    static final String INDEX = "index.html";

    /** Nothing runs or loads that is not from here, nothing is sent elsewhere, and no other page may frame this one. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** A file of another kind is not served. */
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "svg", "image/svg+xml",
            "txt", "text/plain;charset=UTF-8");

    /** INVARIANT: keeps only what there is, so that no caller can fill it. */
    private final Map<String, byte[]> read = new ConcurrentHashMap<>();

    boolean has(String name) {
        return bytes(name).isPresent();
    }

    /** @param name of a file that there is */
    Response.ResponseBuilder answer(String name) {
        return Response.ok(bytes(name).orElseThrow(), TYPES.get(kind(name)))
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }

    private Optional<byte[]> bytes(String name) {
        byte[] known = read.get(name);
        if (known == null && TYPES.containsKey(kind(name)) && name.indexOf('/') < 0) {
            known = load(name);
            if (known != null) {
                read.put(name, known);
            }
        }
        return Optional.ofNullable(known);
    }

    private static byte[] load(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream("/page/" + name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the page inside the program cannot be read", e);
        }
    }

    private static String kind(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
