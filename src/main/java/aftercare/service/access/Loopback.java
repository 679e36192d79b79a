package aftercare.service.access;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Whether an address leads to this machine alone. */
public final class Loopback {

    private Loopback() {}

    /** A name counts as what it leads to; what leads nowhere is not this machine. */
    public static boolean isAddress(String host) {
        if (host == null || host.isBlank()) {
            return false;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
