package aftercare;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Tests that start no service log as the service does. Where no service has set a level, the log manager lets everything pass: the
 * engine then writes texts about each step for nobody, and a decision takes three times as long.
 */
public final class ServiceLogLevel implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Logger.getLogger("").setLevel(Level.INFO);
    }
}
