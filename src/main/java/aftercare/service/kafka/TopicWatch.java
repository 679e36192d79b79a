package aftercare.service.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Looks again and again whether the brokers answer and have the topics. Makes none: who operates them says how long they keep what. */
final class TopicWatch implements Runnable {

    private static final long PAUSE_MILLIS = 1000;
    private static final long PATIENCE_MILLIS = 5000;
    private static final String NONE_ANSWERS = "no broker answers";

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
                Thread.sleep(PATIENCE_MILLIS);
            }
        } catch (InterruptedException | InterruptException e) {
            // The channel ends.
        }
    }

    /** Looks until something breaks that a new client may mend. */
    private void watch() throws InterruptedException {
        try {
            Admin admin = clients.admin();
            try {
                while (isOfUse(admin)) {
                    Thread.sleep(PAUSE_MILLIS);
                }
            } finally {
                admin.close(Duration.ZERO);
            }
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            // INVARIANT: nothing but the end of the service ends the watch.
            state.broken(ChannelState.BROKERS, KafkaClients.reason(e));
        }
    }

    /**
     * Looks once. INVARIANT: a client of which nothing comes makes way for a new one: its thread may be gone, and one that was
     * refused waits longer and longer before it connects again, as if no broker answered.
     */
    private boolean isOfUse(Admin admin) throws InterruptedException {
        String topic = "";
        try {
            Map<String, KafkaFuture<TopicDescription>> described =
                    admin.describeTopics(topics).topicNameValues();
            for (String each : topics) {
                topic = each;
                described.get(each).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            }
            state.works(ChannelState.BROKERS);
            seen.countDown();
            return true;
        } catch (TimeoutException e) {
            state.broken(ChannelState.BROKERS, NONE_ANSWERS);
            return false;
        } catch (ExecutionException e) {
            state.broken(ChannelState.BROKERS, why(topic, e));
            return !isSilence(e) && !(e.getCause() instanceof AuthenticationException);
        }
    }

    private static String why(String topic, ExecutionException e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
            return "there is no topic `" + topic + "`: make it, this service makes none";
        }
        if (e.getCause() instanceof TopicAuthorizationException) {
            return "`" + topic + "` may not be looked at: " + KafkaClients.reason(e);
        }
        return isSilence(e) ? NONE_ANSWERS : KafkaClients.reason(e);
    }

    private static boolean isSilence(ExecutionException e) {
        return e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException;
    }
}
