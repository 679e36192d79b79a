package aftercare.service.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decision is published, or somebody hears that it was not: there is no third. */
class PublisherTest {

    private static final AtomicBoolean MORTAL = new AtomicBoolean();

    @TempDir
    Path folder;

    /** As where there is no memory for what was acknowledged: the client's own thread ends, and says so to nobody. */
    public static final class Death
            implements ProducerInterceptor<byte[], byte[]>, ConsumerInterceptor<byte[], byte[]> {

        @Override
        public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> letter) {
            return letter;
        }

        @Override
        public void onAcknowledgement(RecordMetadata metadata, Exception failure) {
            if (MORTAL.getAndSet(false)) {
                throw new OutOfMemoryError("made up");
            }
        }

        @Override
        public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
            return records;
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

        @Override
        public void configure(Map<String, ?> settings) {}

        @Override
        public void close() {}
    }

    /** INVARIANT: nothing but the end of the service ends the channel. */
    @Test
    void aProducerThatStandsStillMakesWayForANewOne() throws Exception {
        Path file = Files.writeString(
                folder.resolve("client.properties"), "interceptor.classes=" + Death.class.getName() + "\n");
        ChannelState state = new ChannelState();
        try (Broker broker = Broker.start(folder.resolve("broker"));
                Topics topics = new Topics(broker.address())) {
            topics.make(Topics.DECISIONS);
            KafkaClients clients = KafkaClients.of(KafkaClientsTest.settings(broker.address(), file));
            try (Publisher publisher = new Publisher(clients, state)) {
                assertTrue(publisher.publish("a", List.of(letter("a"))));
                MORTAL.set(true);
                assertFalse(publisher.publish("b", List.of(letter("b"))));
                assertEquals(
                        "`" + Topics.DECISIONS + "` does not take a record: the thread of its producer stands still",
                        state.trouble().orElse(""));
                assertTrue(publisher.publish("b", List.of(letter("b"))));
                assertTrue(state.trouble().isEmpty(), state.trouble()::toString);
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> letter(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(Topics.DECISIONS, bytes, bytes);
    }
}
