package aftercare.service.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Looks again and again whether the brokers answer and have the topics. Makes none: who operates them says how long they keep what. */
final class TopicWatch implements Runnable {

    private static final long PAUSE_MILLIS = 1000;
    private static final long PATIENCE_SECONDS = 5;

    private final KafkaClients clients;
    private final List<String> topics;
    private final ChannelState state;
    private final CountDownLatch seen = new CountDownLatch(1);

    TopicWatch(KafkaClients clients, List<String> topics, ChannelState state) {
        this.clients = clients;
        this.topics = topics;
        this.state = state;
    }

    /** Returns when all topics were there once: to ask for one that is not may make it, with settings that nobody chose. */
    void await() throws InterruptedException {
        seen.await();
    }

    /** Whether all topics were there once. */
    boolean hasSeen() {
        return seen.getCount() == 0;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                watch();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException | InterruptException e) {
            // The channel ends.
        }
    }

    /** Looks until something breaks that a new client may mend. */
    private void watch() throws InterruptedException {
        try (Admin admin = clients.admin()) {
            for (; ; ) {
                look(admin);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            // INVARIANT: nothing but the end of the service ends the watch.
            state.broken(ChannelState.BROKERS, KafkaClients.reason(e));
        }
    }

    private void look(Admin admin) throws InterruptedException {
        String topic = "";
        try {
            Map<String, KafkaFuture<TopicDescription>> described =
                    admin.describeTopics(topics).topicNameValues();
            for (String each : topics) {
                topic = each;
                described.get(each).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            state.works(ChannelState.BROKERS);
            seen.countDown();
        } catch (TimeoutException e) {
            state.broken(ChannelState.BROKERS, "no broker answers");
        } catch (ExecutionException e) {
            state.broken(
                    ChannelState.BROKERS,
                    e.getCause() instanceof UnknownTopicOrPartitionException
                            ? "there is no topic `" + topic + "`: make it, this service makes none"
                            : e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException
                                    ? "no broker answers"
                                    : KafkaClients.reason(e));
        }
    }
}
