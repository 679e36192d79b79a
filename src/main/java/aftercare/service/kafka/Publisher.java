package aftercare.service.kafka;

import aftercare.service.telemetry.KafkaMeters;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;

/** Publishes, and tries again until the brokers have it. */
final class Publisher implements AutoCloseable {

    private final KafkaClients clients;
    private final ChannelState state;
    private final KafkaMeters meters;
    private Producer<byte[], byte[]> producer;

    Publisher(KafkaClients clients, ChannelState state, KafkaMeters meters) {
        this.clients = clients;
        this.state = state;
        this.meters = meters;
        this.producer = clients.producer();
    }

    /**
     * Returns when the brokers have one of them.
     *
     * @param place of the record that it is about
     * @param forms the next one for a broker that finds the one before too large
     */
    void publish(String place, List<ProducerRecord<byte[], byte[]>> forms) throws InterruptedException {
        String what = ChannelState.PUBLISHING + place;
        try {
            publish(what, forms, new BackOff());
        } finally {
            state.works(what);
        }
    }

    private void publish(String what, List<ProducerRecord<byte[], byte[]>> forms, BackOff backOff)
            throws InterruptedException {
        int form = 0;
        for (; ; ) {
            Producer<byte[], byte[]> now = producer();
            Throwable failure;
            try {
                now.send(forms.get(form)).get();
                return;
            } catch (InterruptException e) {
                throw new InterruptedException();
            } catch (ExecutionException e) {
                failure = e.getCause();
            } catch (RuntimeException e) {
                failure = e;
            }
            if (failure instanceof RecordTooLargeException && form + 1 < forms.size()) {
                form++;
                continue;
            }
            state.broken(
                    what, "`" + forms.get(form).topic() + "` does not take a record: " + KafkaClients.reason(failure));
            meters.waited();
            if (!(failure instanceof RetriableException)) {
                renew(now);
            }
            backOff.pause();
        }
    }

    private synchronized Producer<byte[], byte[]> producer() {
        return producer;
    }

    /** A producer that met what it cannot repair refuses everything from then on. */
    private synchronized void renew(Producer<byte[], byte[]> broken) {
        if (broken == producer) {
            producer = clients.producer();
            broken.close(Duration.ZERO);
        }
    }

    @Override
    public synchronized void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
