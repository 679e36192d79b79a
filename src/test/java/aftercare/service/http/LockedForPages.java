package aftercare.service.http;

import java.util.Map;
import java.util.TreeMap;

/** A service that asks for tokens, and lets two pages of other places ask from a browser. */
public final class LockedForPages extends Locked {

    static final String PORTAL = "https://portal.example.org";
    static final String BOT = "http://127.0.0.1:3000";

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new TreeMap<>(super.getConfigOverrides());
        settings.put("aftercare.cors-origins", PORTAL + " , " + BOT);
        return settings;
    }
}
