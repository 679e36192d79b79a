package aftercare.service.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** Publishes. */
final class Publisher implements AutoCloseable {

    /** By then the producer itself has said how it went, unless the thread that sends is gone: then it never would. */
    private static final long LONGEST_MILLIS = KafkaClients.DELIVERY_MILLIS + KafkaClients.REQUEST_MILLIS;

    private final KafkaClients clients;
    private final ChannelState state;
    private Producer<byte[], byte[]> producer;
    private boolean closed;

    Publisher(KafkaClients clients, ChannelState state) {
        this.clients = clients;
        this.state = state;
        this.producer = clients.producer();
    }

    /**
     * Whether the brokers have one of them; else it is to be tried again a little later.
     *
     * @param place of the record that it is about
     * @param forms the next one for a broker that finds the one before too large
     */
    boolean publish(String place, List<ProducerRecord<byte[], byte[]>> forms) throws InterruptedException {
        String what = ChannelState.PUBLISHING + place;
        for (int form = 0; ; form++) {
            Producer<byte[], byte[]> now = producer();
            Throwable failure;
            try {
                now.send(forms.get(form)).get(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
                state.works(what);
                return true;
            } catch (InterruptException e) {
                throw new InterruptedException();
            } catch (ExecutionException e) {
                failure = e.getCause();
            } catch (TimeoutException e) {
                failure = new IllegalStateException("the thread of its producer stands still");
            } catch (RuntimeException e) {
                failure = e;
            }
            if (failure instanceof RecordTooLargeException && form + 1 < forms.size()) {
                continue;
            }
            state.broken(
                    what, "`" + forms.get(form).topic() + "` does not take a record: " + KafkaClients.reason(failure));
            if (!isOfRecordAlone(failure)) {
                renew(now);
            }
            return false;
        }
    }

    /** The producer goes on after it, and to end it would take away what others send by it. */
    private static boolean isOfRecordAlone(Throwable failure) {
        return failure instanceof RetriableException
                || failure instanceof RecordTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof InvalidTopicException
                || failure instanceof TopicAuthorizationException;
    }

    synchronized Producer<byte[], byte[]> producer() {
        return producer;
    }

    /** A producer that met what it cannot repair refuses everything from then on. */
    private synchronized void renew(Producer<byte[], byte[]> broken) {
        if (broken == producer && !closed) {
            producer = clients.producer();
            broken.close(Duration.ZERO);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        producer.close(Duration.ofSeconds(1));
    }
}
