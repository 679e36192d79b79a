package aftercare.tables;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a soreness sits, seen from where the needles went in (A.2a). */
enum Place {
    NEEDLED,
    ELSEWHERE,
    UNKNOWN;

    private static final Map<String, Set<String>> AREAS_OF_A_WORD = Map.of(
            "back-pain", Set.of("upper-back", "low-back"),
            "neck-pain", Set.of("neck"),
            "chest-muscle-soreness", Set.of("chest"),
            "stiff-jaw", Set.of("head"));

    private static final Set<String> WORDS_THAT_SAY_WHERE_TREATED =
            Set.of("muscle-ache", "stiffness", "tenderness", "pain", "old-pain-worse");

    /** The first line of A.2a that fits. */
    static Place of(Map<String, Object> symptom, List<String> needledRegions) {
        String code = Tree.text(symptom, "code");
        String site = Tree.text(symptom, "site");
        Object needledSite = symptom.get("needledSite");
        Set<String> areas = areas(code, site);
        boolean regionsKnown = Regions.known(needledRegions);
        if (code.equals("pain-moved") || Boolean.FALSE.equals(needledSite)) {
            return ELSEWHERE;
        }
        if (!areas.isEmpty() && regionsKnown && Collections.disjoint(areas, Regions.areas(needledRegions))) {
            return ELSEWHERE;
        }
        if (Boolean.TRUE.equals(needledSite)) {
            return NEEDLED;
        }
        if (Words.UNKNOWN.equals(site)) {
            return UNKNOWN;
        }
        if (!areas.isEmpty()) {
            return regionsKnown ? NEEDLED : UNKNOWN;
        }
        return WORDS_THAT_SAY_WHERE_TREATED.contains(code) ? NEEDLED : UNKNOWN;
    }

    static boolean hasAreasOfItsOwn(String code) {
        return AREAS_OF_A_WORD.containsKey(code);
    }

    /** A site that is given and known says more than the word. */
    private static Set<String> areas(String code, String site) {
        if (site != null && !site.equals(Words.UNKNOWN)) {
            return Regions.areas(List.of(site));
        }
        return AREAS_OF_A_WORD.getOrDefault(code, Set.of());
    }
}
