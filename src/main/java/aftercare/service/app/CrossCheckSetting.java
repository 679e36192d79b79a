package aftercare.service.app;

import aftercare.service.http.Settings;
import aftercare.triage.CrossCheck;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one cross-check that every request goes through. */
public class CrossCheckSetting {

    @Produces
    @Singleton
    CrossCheck crossCheck(Settings settings) {
        return new CrossCheck(settings.crossCheck(), settings.crossCheckEvery());
    }
}
