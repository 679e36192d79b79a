package aftercare.service.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Pages of other places that may ask from a browser, each named by its origin just as a browser writes it in {@code Origin}: the two
 * are compared letter by letter.
 */
public record NamedOrigins(Set<String> origins) {

    public NamedOrigins {
        origins = Set.copyOf(origins);
    }

    /** @param named origins with commas between them, as {@link #problem} finds nothing wrong with them */
    public static NamedOrigins of(Optional<String> named) {
        Set<String> origins = new TreeSet<>();
        for (String origin : named.orElse("").split(",", -1)) {
            origins.add(origin.strip());
        }
        origins.remove("");
        return new NamedOrigins(origins);
    }

    /** What is wrong with origins that an operator named, and how the first such is written instead. */
    public static Optional<String> problem(String named) {
        for (String origin : of(Optional.of(named)).origins()) {
            Optional<String> meant = asBrowsersWriteIt(origin);
            if (meant.isEmpty()) {
                return Optional.of("`" + origin + "` is no origin: name each page's scheme, host and port, such as"
                        + " `https://portal.example.org`; there is no word for every page");
            }
            if (!meant.get().equals(origin)) {
                return Optional.of(
                        "`" + origin + "` is not how a browser writes an origin: write `" + meant.get() + "`");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> asBrowsersWriteIt(String origin) {
        try {
            URI page = new URI(origin);
            String scheme = page.getScheme() == null ? "" : page.getScheme().toLowerCase(Locale.ROOT);
            boolean secure = scheme.equals("https");
            if (page.getHost() == null || page.getUserInfo() != null || !secure && !scheme.equals("http")) {
                return Optional.empty();
            }
            int port = page.getPort() == (secure ? 443 : 80) ? -1 : page.getPort();
            return Optional.of(scheme + "://" + page.getHost().toLowerCase(Locale.ROOT) + (port < 0 ? "" : ":" + port));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
