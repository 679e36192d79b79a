package aftercare.service.app;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import sun.misc.Signal;

/**
 * Ends with 0 when it is asked to stop and did so in order: who operates the service tells a stop from a crash by that. Before
 * it has started it ends as the virtual machine does.
 */
@ApplicationScoped
public class CleanStop {

    private static final String ASKED_TO_STOP = "TERM";

    void begin(@Observes StartupEvent event) {
        // Tests end as their own program says.
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            Signal.handle(new Signal(ASKED_TO_STOP), signal -> Quarkus.asyncExit(0));
        }
    }
}
