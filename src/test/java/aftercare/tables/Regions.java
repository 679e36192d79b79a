package aftercare.tables;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The 47 body regions of A.3 with their groups and areas. */
final class Regions {

    private record Region(Set<RegionGroup> groups, Set<String> areas) {}

    private static final Map<String, Region> BY_CODE = read();

    static final List<String> ALL = List.copyOf(BY_CODE.keySet());

    private Regions() {}

    private static Map<String, Region> read() {
        Map<String, Region> regions = new LinkedHashMap<>();
        for (List<String> row : Resource.rows("regions.tsv")) {
            Set<RegionGroup> groups = EnumSet.noneOf(RegionGroup.class);
            for (String group : Resource.list(row.get(1))) {
                groups.add(RegionGroup.of(group));
            }
            regions.put(row.get(0), new Region(groups, Resource.list(row.get(2))));
        }
        return regions;
    }

    /** Not known: none is given, or one of them is {@code unknown}. */
    static boolean known(List<String> regions) {
        return !regions.isEmpty() && !regions.contains(Words.UNKNOWN);
    }

    static boolean isIn(String region, RegionGroup group) {
        return region.equals(Words.UNKNOWN) || BY_CODE.get(region).groups().contains(group);
    }

    static Set<String> areas(List<String> regions) {
        Set<String> areas = new TreeSet<>();
        for (String region : regions) {
            areas.addAll(BY_CODE.get(region).areas());
        }
        return areas;
    }

    static List<String> of(RegionGroup group) {
        List<String> regions = new ArrayList<>();
        for (String region : ALL) {
            if (isIn(region, group)) {
                regions.add(region);
            }
        }
        return regions;
    }

    /** The regions that are near neither lung nor spine: a soreness there is expected most easily. */
    static List<String> farFromLungAndSpine() {
        List<String> regions = new ArrayList<>(ALL);
        regions.removeAll(of(RegionGroup.THORACIC_RISK));
        regions.removeAll(of(RegionGroup.SPINE));
        return regions;
    }
}
