package aftercare.domain;

import aftercare.domain.Vocabulary.Location;
import aftercare.domain.Vocabulary.RegionWord;
import aftercare.domain.Vocabulary.Standing;
import aftercare.domain.Vocabulary.SymptomWord;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What follows from several answers about one symptom. An answer that was not given never makes it milder: it is then
 * new, still there, and its place is what the word itself says.
 */
public final class Reckoning {

    public static final String NEEDLED = "needled";
    public static final String ELSEWHERE = "elsewhere";
    public static final String UNKNOWN = "unknown";

    /** Symptoms that only a pregnancy has. */
    public static final Set<String> SIGNS_OF_PREGNANCY = Set.of("contractions", "reduced-fetal-movement");

    /** The symptom that a thermometer proves. */
    public static final String FEVER = "fever";

    /** The measurement that proves a fever. */
    public static final String TEMPERATURE = "temperatureC";

    private static final double FEVER_CELSIUS = 38.0;

    private static final Set<String> SETTLING = Set.of("improving", "stable");
    private static final Set<String> WORSENING = Set.of("worsening", "rapidly-worsening");

    private final Vocabulary vocabulary;

    public Reckoning(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** There before the treatment and not worse: both must be said, and no time after the treatment at which it began. */
    public static boolean isOld(Boolean newSinceTreatment, String trend, boolean onsetHoursGiven) {
        return Boolean.FALSE.equals(newSinceTreatment) && trend != null && SETTLING.contains(trend) && !onsetHoursGiven;
    }

    /** Gone by what was said, and nothing else that was said denies it. */
    public static boolean isGone(Boolean resolved, String trend, Boolean persistent) {
        return Boolean.TRUE.equals(resolved) && !isStillThere(trend, persistent);
    }

    /** Whether that measurement shows a fever, whatever was said of it. */
    public static boolean isFever(Vital vital) {
        return vital.sign().equals(TEMPERATURE) && vital.value() >= FEVER_CELSIUS;
    }

    /** Whether these answers say that a symptom is there. */
    public static boolean isStillThere(String trend, Boolean persistent) {
        return trend != null && WORSENING.contains(trend) || Boolean.TRUE.equals(persistent);
    }

    /** Whether a symptom with that code still matters. */
    public boolean counts(String code, boolean old, boolean gone) {
        return switch (standing(code)) {
            case ALWAYS -> true;
            case EVENT -> !old;
            case STATE -> !old && !gone;
        };
    }

    /** The standing of a code; a symptom without a word always counts. */
    public Standing standing(String code) {
        SymptomWord word = vocabulary.symptoms().get(code);
        return word == null ? Standing.ALWAYS : word.standing();
    }

    /**
     * Where a symptom is, seen from where the needles went in.
     *
     * @param needledSite null when not given
     * @param site null when not given
     * @param needled the needled regions, empty when they are not known
     */
    public String place(String code, Boolean needledSite, String site, Collection<String> needled) {
        Location location = location(code);
        if (location.elsewhere() || Boolean.FALSE.equals(needledSite)) {
            return ELSEWHERE;
        }
        boolean siteKnown = site != null && !site.equals(UNKNOWN);
        Set<String> areas = siteKnown ? areas(List.of(site)) : Set.copyOf(location.areas());
        boolean placed = siteKnown || !areas.isEmpty();
        if (placed && !needled.isEmpty() && isApart(site, areas, needled)) {
            return ELSEWHERE;
        }
        if (Boolean.TRUE.equals(needledSite)) {
            return NEEDLED;
        }
        if (site != null && !siteKnown) {
            return UNKNOWN;
        }
        if (placed) {
            return needled.isEmpty() ? UNKNOWN : NEEDLED;
        }
        return location.treated() ? NEEDLED : UNKNOWN;
    }

    /** Whether a site is given that lies outside all needled regions, which must be known. */
    public boolean isOutside(String site, Collection<String> needled) {
        boolean known = site != null && !site.equals(UNKNOWN) && !needled.isEmpty();
        return known && isApart(site, areas(List.of(site)), needled);
    }

    /** Whether a site lies outside all needled regions: it is none of them, and shares no area with any. */
    private boolean isApart(String site, Set<String> areas, Collection<String> needled) {
        if (site != null && needled.contains(site)) {
            return false;
        }
        Set<String> shared = new HashSet<>(areas);
        shared.retainAll(areas(needled));
        return shared.isEmpty();
    }

    /** The location that a word names by itself. */
    public Location location(String code) {
        SymptomWord word = vocabulary.symptoms().get(code);
        return word == null ? Location.NOT_SAID : word.location();
    }

    private Set<String> areas(Collection<String> regions) {
        Set<String> areas = new HashSet<>();
        for (String region : regions) {
            RegionWord word = vocabulary.regions().get(region);
            if (word != null) {
                areas.addAll(word.areas());
            }
        }
        return areas;
    }
}
