package aftercare.service.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a request to a service that asks for no token may come from a page of the web that is open in a browser on this
 * machine. Such a page cannot read what another name answers, but the owner of its name can let that name lead here.
 */
public final class HostNames {

    private static final String HERE = "localhost";

    private HostNames() {}

    /** Whether a stranger may own the name: it is neither of this machine, nor an address, nor a name without a dot. */
    public static boolean isStrange(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        return name.indexOf('.') >= 0 && !name.endsWith("." + HERE) && !isAddress(name);
    }

    /** Whether the page that asked, as a browser names it in {@code Origin}, may be a stranger's. */
    public static boolean isStrangeOrigin(String origin) {
        try {
            Optional<String> host = Optional.ofNullable(new URI(origin).getHost());
            return host.isEmpty() || isStrange(host.get());
        } catch (URISyntaxException e) {
            return true;
        }
    }

    /**
     * Whether a page, as a browser names it in {@code Origin}, is one of that host and port. A proxy may have taken TLS away.
     *
     * @param port below 0 where none is named
     */
    public static boolean isOriginOf(String origin, String host, int port) {
        try {
            URI page = new URI(origin);
            int usual = "https".equalsIgnoreCase(page.getScheme()) ? 443 : 80;
            boolean samePort = page.getPort() == port || page.getPort() < 0 && port == usual;
            return host.equalsIgnoreCase(page.getHost()) && samePort;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isAddress(String name) {
        if (name.indexOf(':') >= 0) {
            return true;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }
}
