package aftercare.trial.cases;

import aftercare.ruleset.yaml.JsonPart.Members;
import aftercare.ruleset.yaml.YamlKeys;
import aftercare.ruleset.yaml.YamlProblems;
import aftercare.ruleset.yaml.YamlValue;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads {@code given}. Whether it is a report that may be triaged is for the intake to judge, not for this reader. */
public final class GivenReader {

    /** Three places of an hour are whole milliseconds; six digits before them are more than a hundred years. */
    private static final Pattern HOURS = Pattern.compile("-?(0|[1-9][0-9]{0,5})(\\.[0-9]{1,3})?");

    private static final BigDecimal MILLIS_OF_AN_HOUR = BigDecimal.valueOf(3_600_000);

    private final YamlProblems problems;

    public GivenReader(YamlProblems problems) {
        this.problems = problems;
    }

    /** The report; empty when a problem was found. */
    public Optional<GivenReport> read(YamlValue value) {
        if (!value.isMapping()) {
            problems.add(
                    value, "`given` is not a report", "write it as HTTP takes it, such as `symptoms: [ { code: … } ]`");
            return Optional.empty();
        }
        int before = problems.count();
        OptionalLong millisSince = millisSince(value);
        Members report = (Members) value.json(problems);
        return problems.count() == before ? Optional.of(new GivenReport(report, millisSince)) : Optional.empty();
    }

    private OptionalLong millisSince(YamlValue report) {
        YamlProblems aside = new YamlProblems("");
        YamlKeys keys = report.keys(aside);
        boolean reported = keys.at(GivenReport.REPORTED_AT).isPresent();
        Optional<YamlValue> treatment = keys.at(GivenReport.TREATMENT);
        if (treatment.isEmpty()) {
            return OptionalLong.empty();
        }
        YamlKeys treated = treatment.get().keys(aside);
        boolean ended = treated.at(GivenReport.ENDED_AT).isPresent();
        Optional<YamlValue> hours = treated.at(GivenReport.HOURS_SINCE);
        if (hours.isEmpty()) {
            if (ended && !reported) {
                problems.add(
                        treated.key(GivenReport.ENDED_AT),
                        "`endedAt` without `reportedAt` means something else every day",
                        "add `reportedAt`, or give `hoursSince` instead");
            }
            return OptionalLong.empty();
        }
        if (ended || reported) {
            String twice = ended ? "endedAt" : "reportedAt";
            problems.add(
                    treated.key(GivenReport.HOURS_SINCE),
                    "`hoursSince` appears beside `" + twice + "`",
                    "give either the hours or the two times");
            return OptionalLong.empty();
        }
        return millis(hours.get());
    }

    private OptionalLong millis(YamlValue hours) {
        Optional<String> written = hours.text().isPresent() ? Optional.empty() : hours.written();
        if (written.isPresent() && HOURS.matcher(written.get()).matches()) {
            return OptionalLong.of(
                    new BigDecimal(written.get()).multiply(MILLIS_OF_AN_HOUR).longValueExact());
        }
        problems.add(
                hours,
                "`hoursSince` is not a number of hours",
                "write it like 48 or 72.001, with at most three decimal places");
        return OptionalLong.empty();
    }
}
