package aftercare.service.app;

import aftercare.service.door.Connections;
import aftercare.service.door.OverloadReply;
import aftercare.service.door.Pace;
import aftercare.service.http.Settings;
import com.sun.management.UnixOperatingSystemMXBean;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jboss.logging.Logger;

/** How much of the service each connection and each caller may take. */
public class TrafficRules {

    private static final Logger LOG = Logger.getLogger(TrafficRules.class);

    /** Files, the decision log and the program itself need descriptors too. */
    private static final int DESCRIPTORS_KEPT_BACK = 256;

    private static final int MOST_CALLERS = 10_000;

    // Looked for from below, where nothing can be injected.
    @Unremovable
    @Produces
    @Singleton
    Connections connections(Settings settings, OverloadReply overload) {
        int most = settings.connections();
        long room = descriptors() - DESCRIPTORS_KEPT_BACK;
        if (room < most) {
            LOG.warnf("%d open connections at most: the limit of open files allows no more", room);
            most = (int) Math.max(1, room);
        }
        return new Connections(most, Duration.ofMillis(settings.headPatienceMillis()), overload, System::nanoTime);
    }

    @Produces
    @Singleton
    Pace pace(Settings settings) {
        return new Pace(settings.callerPerSecond(), settings.callerBurst(), MOST_CALLERS, System::nanoTime);
    }

    private static long descriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }
}
