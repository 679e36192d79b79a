package aftercare.service.telemetry;

import aftercare.live.RuleDesk;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;

/**
 * Shows which rule set decides, as a label: the one of the moment alone, so that any number of edits leaves one series. Its
 * version is a hash.
 */
public final class RuleSetInfo extends Collector implements Collector.Describable {

    private final RuleDesk desk;

    public RuleSetInfo(RuleDesk desk) {
        this.desk = desk;
    }

    /** Without this it would be collected to be registered, before there are rules. */
    @Override
    public List<MetricFamilySamples> describe() {
        return List.of(family());
    }

    @Override
    public List<MetricFamilySamples> collect() {
        GaugeMetricFamily family = family();
        desk.status()
                .live()
                .ifPresent(live -> family.addMetric(List.of(live.book().version()), 1));
        return List.of(family);
    }

    private static GaugeMetricFamily family() {
        return new GaugeMetricFamily(
                "aftercare_rules_info", "1 for the version of the rules that decide", List.of("version"));
    }
}
