package aftercare.tables;

import java.util.Locale;

/** The groups of body regions (A.3). A region that is not known belongs to every one of them. */
enum RegionGroup {
    THORACIC_RISK,
    SPINE,
    TRUNK,
    NECK,
    HEAD_NECK,
    NEAR_RIBS,
    NEAR_HEART,
    LIMB;

    static RegionGroup of(String written) {
        return valueOf(written.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
