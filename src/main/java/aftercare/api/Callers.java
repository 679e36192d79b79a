package aftercare.api;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells who asks. */
@ApplicationScoped
public class Callers {

    /** Whoever asks on this machine, where no keys are configured. */
    static final Caller LOCAL = new Caller("local", true);

    Caller of(RoutingContext context) {
        return LOCAL;
    }
}
