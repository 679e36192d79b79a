package aftercare.service.kafka;

import aftercare.live.ReadyState;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The service with the channel of Kafka. */
public class WithBroker implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("aftercare.state", ReadyState.ofShipped(Path.of("target/state-kafka-" + System.nanoTime())));
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(BrokerBeside.class));
    }
}
