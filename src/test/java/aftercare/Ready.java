package aftercare;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what a service on a busy machine reaches a little after its start, or once more after a slow moment. */
public final class Ready {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private Ready() {}

    /** @param address answers 200 in the end */
    public static void await(URI address) {
        await(() -> RestAssured.get(address).statusCode() == 200, address + " does not answer 200");
    }

    /** @param complaint of whoever waited in vain */
    public static void await(BooleanSupplier met, String complaint) {
        await(PATIENCE, met, () -> complaint);
    }

    /** @param complaint of whoever waited in vain, and what was there then */
    public static void await(Duration patience, BooleanSupplier met, Supplier<String> complaint) {
        long began = System.nanoTime();
        while (!met.getAsBoolean()) {
            assertTrue(System.nanoTime() - began < patience.toNanos(), complaint);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
