package aftercare.service.http;

import aftercare.service.access.Access;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once a token could be verified. */
@Readiness
public class KeysReady implements HealthCheck {

    private final Access access;

    KeysReady(Access access) {
        this.access = access;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.builder()
                .name("keys")
                .status(access.hasKeys())
                .build();
    }
}
