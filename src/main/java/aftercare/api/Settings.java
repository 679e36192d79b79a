package aftercare.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator may set; every key begins with {@code aftercare}. */
@ConfigMapping(prefix = "aftercare")
public interface Settings {

    /** The folder of rules. */
    @WithDefault("rules")
    String rules();

    /** Milliseconds after which a report that is still being assessed is answered as not assessed. */
    @WithDefault("2000")
    long deadlineMillis();

    /** Reports assessed at the same time. */
    @WithDefault("4")
    int workers();

    /** Reports that may wait for a worker before callers are asked to come back. */
    @WithDefault("256")
    int queue();
}
