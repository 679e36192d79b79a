package aftercare.service.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.live.EditedRules;
import aftercare.service.app.ReloadSoak.Footprint;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules are saved while clients post. */
@QuarkusTest
@TestProfile(RulesHttpTest.OfItsOwn.class)
class ReloadSoakTest {

    private static final double FLAT = 1.05;

    @TestHTTPResource
    URI service;

    @ConfigProperty(name = "aftercare.rules")
    String folder;

    @Test
    void twentyReloads() throws IOException, InterruptedException {
        soak().run(20);
    }

    @Test
    @Tag("long")
    void aThousandReloadsLeaveNothingBehind() throws IOException, InterruptedException {
        List<Footprint> held = soak().run(1000);
        Footprint first = held.get(0);
        Footprint last = held.get(held.size() - 1);
        assertTrue(last.heapKb() <= first.heapKb() * FLAT, "heap: " + held);
        assertTrue(last.metaspaceKb() <= first.metaspaceKb() * FLAT, "metaspace: " + held);
        assertTrue(last.classes() <= first.classes() * FLAT, "classes: " + held);
    }

    private ReloadSoak soak() {
        return new ReloadSoak(service, EditedRules.smallIn(Path.of(folder).getParent()));
    }
}
