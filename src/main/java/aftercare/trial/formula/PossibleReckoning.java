package aftercare.trial.formula;

import aftercare.domain.Reckoning;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Location;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.RegionWord;
import aftercare.domain.Vocabulary.Standing;
import aftercare.ruleset.model.FactKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/** What follows from several answers about one symptom, as literals: what {@link Reckoning} makes of given answers. */
final class PossibleReckoning {

    private final ReportChoices report;
    private final Clauses clauses;
    private final Vocabulary vocabulary;
    private final Reckoning reckoning;
    private final Map<String, Integer> known = new HashMap<>();

    PossibleReckoning(ReportChoices report, Vocabulary vocabulary) {
        this.report = report;
        this.clauses = report.clauses();
        this.vocabulary = vocabulary;
        this.reckoning = new Reckoning(vocabulary);
    }

    int isOld(int symptom) {
        return known("old", symptom, () -> {
            int settled = attribute(symptom, "trend", trend -> Reckoning.isOld(false, (String) trend, false));
            return clauses.and(isFromBefore(symptom), settled, -isBegun(symptom));
        });
    }

    int isGone(int symptom) {
        return known("gone", symptom, () -> clauses.and(isResolved(symptom), -isStillThere(symptom)));
    }

    int counts(int symptom) {
        return known("counts", symptom, () -> {
            int old = isOld(symptom);
            int event = clauses.and(has(symptom, Standing.EVENT), -old);
            int state = clauses.and(has(symptom, Standing.STATE), -old, -isGone(symptom));
            return clauses.or(has(symptom, Standing.ALWAYS), event, state);
        });
    }

    /** The place of a symptom: each word with the literal that says whether it is that one. */
    Map<Object, Integer> place(int symptom) {
        int elsewhere = known("elsewhere", symptom, () -> isElsewhere(symptom));
        int needled = known("needled", symptom, () -> clauses.and(-elsewhere, maySayNeedled(symptom)));
        Map<Object, Integer> places = new LinkedHashMap<>();
        places.put(Reckoning.NEEDLED, needled);
        places.put(Reckoning.ELSEWHERE, elsewhere);
        places.put(Reckoning.UNKNOWN, clauses.and(-elsewhere, -needled));
        return places;
    }

    /** Gone by one answer and there by another. */
    int isGoneButThere(int symptom) {
        return clauses.and(report.present(symptom), isResolved(symptom), isStillThere(symptom));
    }

    /** There before the treatment by one answer and begun after it by another. */
    int isOldButBegan(int symptom) {
        return clauses.and(report.present(symptom), isFromBefore(symptom), isBegun(symptom));
    }

    /** Where the needles were by one answer, at a place without needles by another. */
    int isSiteNotNeedled(int symptom) {
        return clauses.and(report.present(symptom), isNeedledSite(symptom, true), isSiteApart(symptom));
    }

    /** A sign of pregnancy beside the answer that there is none. */
    int isPregnancyDenied(int symptom) {
        Choice pregnant = report.field(Part.PATIENT, FactKind.PATIENT, "pregnant");
        int denied =
                pregnant.among(place -> Boolean.FALSE.equals(pregnant.values().get(place)));
        int sign = code(symptom, Reckoning.SIGNS_OF_PREGNANCY::contains);
        return clauses.and(report.present(symptom), denied, sign);
    }

    int isFromBefore(int symptom) {
        return attribute(symptom, "newSinceTreatment", Boolean.FALSE::equals);
    }

    private int isElsewhere(int symptom) {
        int said =
                clauses.or(code(symptom, code -> reckoning.location(code).elsewhere()), isNeedledSite(symptom, false));
        return clauses.or(said, isSiteApart(symptom), clauses.and(-isSiteKnown(symptom), isWordApart(symptom)));
    }

    private int maySayNeedled(int symptom) {
        int siteNotKnown = attribute(symptom, "site", Reckoning.UNKNOWN::equals);
        int named = code(symptom, code -> !reckoning.location(code).areas().isEmpty());
        int placed = clauses.and(clauses.or(isSiteKnown(symptom), named), -siteNotKnown, -report.regionsUnknown());
        int noSite = attribute(symptom, "site", site -> site == null);
        int treated = code(symptom, code -> {
            Location location = reckoning.location(code);
            return location.treated() && location.areas().isEmpty();
        });
        return clauses.or(isNeedledSite(symptom, true), placed, clauses.and(noSite, treated));
    }

    private int isSiteKnown(int symptom) {
        return attribute(symptom, "site", site -> site != null && !site.equals(Reckoning.UNKNOWN));
    }

    /** Whether a site is known and shares nothing with the needled regions, which are known. */
    private int isSiteApart(int symptom) {
        return known("site apart", symptom, () -> {
            Choice sites = report.attribute(symptom, "site");
            List<Integer> any = new ArrayList<>();
            for (int i = 0; i < sites.size(); i++) {
                String site = (String) sites.values().get(i);
                if (site != null && !site.equals(Reckoning.UNKNOWN)) {
                    RegionWord region = vocabulary.regions().get(site);
                    any.add(clauses.and(sites.at(i), isApart(site, region.areas())));
                }
            }
            return clauses.or(Choice.array(any));
        });
    }

    /** Whether the word names areas that share nothing with the needled regions, which are known. */
    private int isWordApart(int symptom) {
        Set<List<String>> named = new LinkedHashSet<>();
        for (Object code : report.code(symptom).values()) {
            List<String> areas = reckoning.location((String) code).areas();
            if (!areas.isEmpty()) {
                named.add(areas);
            }
        }
        List<Integer> any = new ArrayList<>();
        for (List<String> areas : named) {
            int says = code(symptom, code -> reckoning.location(code).areas().equals(areas));
            any.add(clauses.and(says, isApart("", areas)));
        }
        return clauses.or(Choice.array(any));
    }

    private int isApart(String site, List<String> areas) {
        List<Integer> near = new ArrayList<>();
        for (String region : report.space().regions()) {
            Set<String> shared = new HashSet<>(vocabulary.regions().get(region).areas());
            shared.retainAll(areas);
            if (region.equals(site) || !shared.isEmpty()) {
                near.add(report.region(region));
            }
        }
        return clauses.and(-report.regionsUnknown(), -clauses.or(Choice.array(near)));
    }

    private int isResolved(int symptom) {
        return attribute(symptom, "resolved", Boolean.TRUE::equals);
    }

    private int isStillThere(int symptom) {
        int worsens = attribute(symptom, "trend", trend -> Reckoning.isStillThere((String) trend, null));
        int persists = attribute(symptom, "persistent", Boolean.TRUE::equals);
        return clauses.or(worsens, persists);
    }

    private int isNeedledSite(int symptom, boolean said) {
        return attribute(symptom, "needledSite", answer -> Boolean.valueOf(said).equals(answer));
    }

    /** Whether a time is given at which it began, believed or not. */
    private int isBegun(int symptom) {
        Choice times = report.times(symptom);
        return times.among(place -> ((TimeSpace.Times) times.values().get(place)).begun());
    }

    private int has(int symptom, Standing standing) {
        return code(symptom, code -> reckoning.standing(code) == standing);
    }

    private int code(int symptom, Predicate<String> which) {
        Choice codes = report.code(symptom);
        return codes.among(place -> which.test((String) codes.values().get(place)));
    }

    private int attribute(int symptom, String name, Predicate<Object> which) {
        Choice answers = report.attribute(symptom, name);
        return answers.among(place -> which.test(answers.values().get(place)));
    }

    private int known(String name, int symptom, IntSupplier literal) {
        String key = name + " " + symptom;
        Integer earlier = known.get(key);
        if (earlier == null) {
            earlier = literal.getAsInt();
            known.put(key, earlier);
        }
        return earlier;
    }
}
