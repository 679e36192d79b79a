package aftercare.service.kafka;

import aftercare.service.http.Settings;
import aftercare.service.telemetry.KafkaMeters;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The two threads of the channel: one that reads, one that looks after the brokers. */
final class Channel {

    private static final long FAREWELL_MILLIS = TimeUnit.SECONDS.toMillis(8);

    private Channel() {}

    /**
     * Begins it; what it gives ends it.
     *
     * @throws IllegalArgumentException with what is wrong with the settings
     */
    static Runnable begin(Settings settings, TopicDesk desk, ChannelState state, KafkaMeters meters) {
        KafkaClients clients = KafkaClients.of(settings);
        TopicWatch watch = new TopicWatch(clients, topics(settings), state);
        ReportLoop loop = new ReportLoop(clients, settings, watch, desk::find, state, meters);
        Thread watching = thread(watch, "kafka-watch");
        Thread reading = thread(loop, "kafka-reports");
        return () -> {
            loop.stop();
            watching.interrupt();
            if (!watch.hasSeen()) {
                reading.interrupt();
            }
            try {
                reading.join(FAREWELL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            reading.interrupt();
        };
    }

    static List<String> topics(Settings settings) {
        return List.of(settings.kafkaReportsTopic(), settings.kafkaDecisionsTopic(), settings.kafkaDeadLettersTopic());
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
