package aftercare.service.kafka;

import aftercare.service.http.Settings;
import aftercare.service.telemetry.KafkaMeters;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;

/** Begins the channel with the service, and ends it. INVARIANT: while it is off no class of Kafka is loaded. */
@ApplicationScoped
public class KafkaIntake {

    private final Settings settings;
    private final TopicDesk desk;
    private final KafkaMeters meters;
    private final ChannelState state = new ChannelState();

    /** Ends the channel. */
    private volatile Runnable end = () -> {};

    KafkaIntake(Settings settings, TopicDesk desk, KafkaMeters meters) {
        this.settings = settings;
        this.desk = desk;
        this.meters = meters;
    }

    ChannelState state() {
        return state;
    }

    boolean isOn() {
        return settings.kafka();
    }

    /** A start that would leave something in doubt is refused before anything else is begun. */
    void begin(@Observes @Priority(2) StartupEvent event) {
        meters.watch(() -> state.trouble().isPresent() ? 1 : 0, state::held, state::oldestSeconds, () ->
                (double) state.behind());
        if (!isOn()) {
            return;
        }
        if (settings.kafkaBootstrapServers().isEmpty()) {
            throw refusal(
                    "AFTERCARE_KAFKA_BOOTSTRAP_SERVERS: not set: name the brokers, host:port with commas between them");
        }
        if (settings.journal().equals("off")) {
            throw refusal(
                    "AFTERCARE_KAFKA: a record that comes again finds its decision in the decision log, and that is off:"
                            + " unset AFTERCARE_JOURNAL or AFTERCARE_KAFKA");
        }
        List<String> topics = Channel.topics(settings);
        if (Set.copyOf(topics).size() < topics.size()) {
            throw refusal("AFTERCARE_KAFKA_REPORTS_TOPIC, AFTERCARE_KAFKA_DECISIONS_TOPIC and"
                    + " AFTERCARE_KAFKA_DEAD_LETTERS_TOPIC: what is published to the topic that it came from comes again"
                    + " for ever: name three different ones");
        }
        try {
            end = Channel.begin(settings, desk, state, meters);
        } catch (IllegalArgumentException e) {
            throw refusal("AFTERCARE_KAFKA_CLIENT_FILE or AFTERCARE_KAFKA_BOOTSTRAP_SERVERS: " + e.getMessage());
        }
    }

    void end(@Observes ShutdownEvent event) {
        end.run();
    }

    private static ConfigurationException refusal(String message) {
        return new ConfigurationException("aftercare: " + message);
    }
}
