package aftercare.service.kafka;

import io.smallrye.health.api.HealthGroup;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** How the channel is, in a group of its own: a broker that is away must take no service out of the rotation of HTTP. */
@HealthGroup("kafka")
public class KafkaHealth implements HealthCheck {

    private final KafkaIntake intake;

    KafkaHealth(KafkaIntake intake) {
        this.intake = intake;
    }

    @Override
    public HealthCheckResponse call() {
        ChannelState state = intake.state();
        HealthCheckResponseBuilder response = HealthCheckResponse.builder()
                .name("kafka")
                .status(state.trouble().isEmpty())
                .withData("on", intake.isOn())
                .withData("held", state.held())
                .withData("behind", state.behind());
        state.trouble().ifPresent(why -> response.withData("trouble", why));
        return response.build();
    }
}
