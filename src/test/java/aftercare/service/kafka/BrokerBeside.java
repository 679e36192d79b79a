package aftercare.service.kafka;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A broker that is there before the service, with its topics. */
public class BrokerBeside implements QuarkusTestResourceLifecycleManager {

    private Broker broker;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("broker");
            broker = Broker.start(folder);
            try (Topics topics = new Topics(broker.address())) {
                topics.make(Topics.REPORTS, Topics.DECISIONS, Topics.DEAD_LETTERS);
            }
            return Map.of(
                    "aftercare.kafka", "true",
                    "aftercare.kafka-bootstrap-servers", broker.address(),
                    "broker.folder", folder.toString(),
                    "broker.pid", Long.toString(broker.pid()),
                    "broker.port", Integer.toString(broker.port()),
                    "broker.controller-port", Integer.toString(broker.controllerPort()));
        } catch (Exception e) {
            throw new IllegalStateException("no broker", e);
        }
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
    }
}
