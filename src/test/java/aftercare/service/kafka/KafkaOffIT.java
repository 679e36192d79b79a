package aftercare.service.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.live.EditedRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the channel is off, there is nothing of Kafka: no class of its client, and so no connection and no thread. */
class KafkaOffIT {

    @TempDir
    Path folder;

    @Test
    void loadsNoClassOfKafka() throws Exception {
        Path loaded = folder.resolve("loaded.txt");
        Path rules = EditedRules.smallIn(folder).folder();
        try (KafkaService service = KafkaService.start(
                rules, folder.resolve("data"), Map.of(), "-Xlog:class+load:file=" + loaded + "::filecount=0")) {
            assertEquals(200, service.get("/q/health/group/kafka"));
            assertEquals(0, service.meter("aftercare_kafka_trouble"));
            service.stop();
        }
        try (Stream<String> lines = Files.lines(loaded)) {
            List<String> classes = lines.filter(line -> line.contains("kafka"))
                    .map(KafkaOffIT::name)
                    .toList();
            assertTrue(classes.contains("aftercare.service.kafka.KafkaIntake"), classes::toString);
            assertEquals(
                    List.of(),
                    classes.stream()
                            .filter(name -> name.startsWith("org.apache.kafka"))
                            .toList());
        }
    }

    private static String name(String line) {
        return line.replaceFirst("^\\[[^]]*]\\[[^]]*]\\[[^]]*]\\s*", "").split(" ")[0];
    }
}
