package aftercare.tables;

import java.util.Optional;

/** The 88 triage rules of table B with the level and, where the table gives one, the deadline of each. */
enum Rule {
    EXP_01(Level.SELF_CARE),
    EXP_02(Level.SELF_CARE),
    EXP_03(Level.SELF_CARE),
    EXP_04(Level.SELF_CARE),
    EXP_05(Level.SELF_CARE),
    EXP_06(Level.SELF_CARE),
    EXP_07(Level.SELF_CARE),
    EXP_08(Level.SELF_CARE),

    PRO_01(Level.URGENT_24H),
    PRO_02(Level.URGENT_24H),
    PRO_03(Level.ROUTINE_REVIEW),
    PRO_04(Level.ROUTINE_REVIEW),
    PRO_05(Level.ROUTINE_REVIEW),
    PRO_06(Level.URGENT_24H),
    PRO_07(Level.ROUTINE_REVIEW),
    PRO_08(Level.ROUTINE_REVIEW),
    GEN_01(Level.ROUTINE_REVIEW),
    GEN_02(Level.ROUTINE_REVIEW),

    /** 6 hours instead of 24 when it fires for red streaks. */
    INF_01(Level.URGENT_24H),
    INF_02(Level.URGENT_24H),
    INF_03(Level.URGENT_24H),
    INF_04(Level.URGENT_24H),
    INF_05(Level.URGENT_24H, 6),
    INF_06(Level.URGENT_24H),
    INF_07(Level.URGENT_24H),
    INF_08(Level.EMERGENCY_DEPARTMENT),
    INF_09(Level.EMERGENCY_DEPARTMENT),
    INF_10(Level.EMERGENCY_AMBULANCE),
    INF_11(Level.EMERGENCY_DEPARTMENT),
    INF_12(Level.EMERGENCY_DEPARTMENT),
    INF_13(Level.EMERGENCY_DEPARTMENT),
    INF_14(Level.URGENT_24H, 6),
    INF_15(Level.EMERGENCY_DEPARTMENT),

    NRV_01(Level.SELF_CARE),
    NRV_02(Level.ROUTINE_REVIEW),
    NRV_03(Level.URGENT_24H),
    NRV_04(Level.EMERGENCY_DEPARTMENT),
    NRV_05(Level.EMERGENCY_AMBULANCE),
    NRV_06(Level.EMERGENCY_DEPARTMENT),
    NRV_07(Level.EMERGENCY_DEPARTMENT),
    NRV_08(Level.EMERGENCY_DEPARTMENT),
    NRV_09(Level.EMERGENCY_AMBULANCE),

    RSP_01(Level.EMERGENCY_AMBULANCE),
    RSP_02(Level.EMERGENCY_AMBULANCE),
    RSP_03(Level.EMERGENCY_DEPARTMENT),
    RSP_04(Level.EMERGENCY_AMBULANCE),
    RSP_05(Level.EMERGENCY_DEPARTMENT),
    RSP_06(Level.EMERGENCY_AMBULANCE),
    RSP_07(Level.EMERGENCY_AMBULANCE),
    RSP_08(Level.EMERGENCY_DEPARTMENT),
    RSP_09(Level.URGENT_24H),

    BLD_01(Level.SELF_CARE),
    BLD_02(Level.EMERGENCY_DEPARTMENT),
    BLD_03(Level.EMERGENCY_AMBULANCE),
    BLD_04(Level.ROUTINE_REVIEW),
    BLD_05(Level.URGENT_24H),
    BLD_06(Level.EMERGENCY_DEPARTMENT),
    BLD_07(Level.EMERGENCY_AMBULANCE),
    BLD_08(Level.EMERGENCY_DEPARTMENT),
    BLD_09(Level.EMERGENCY_DEPARTMENT),
    BLD_10(Level.URGENT_24H, 6),

    ALG_01(Level.ROUTINE_REVIEW),
    ALG_02(Level.URGENT_24H),
    ALG_03(Level.EMERGENCY_AMBULANCE),

    VAS_01(Level.SELF_CARE),
    VAS_02(Level.ROUTINE_REVIEW),
    VAS_03(Level.EMERGENCY_DEPARTMENT),
    VAS_04(Level.EMERGENCY_AMBULANCE),
    VAS_05(Level.URGENT_24H),
    VIT_01(Level.EMERGENCY_DEPARTMENT),
    VIT_02(Level.URGENT_24H),

    NDL_01(Level.EMERGENCY_DEPARTMENT),
    NDL_02(Level.URGENT_24H, 1),
    NDL_03(Level.ROUTINE_REVIEW),
    NDL_04(Level.URGENT_24H, 24),
    NDL_05(Level.ROUTINE_REVIEW),

    RSK_01(Level.EMERGENCY_DEPARTMENT),
    RSK_02(Level.EMERGENCY_DEPARTMENT),
    RSK_03(Level.URGENT_24H, 6),
    RSK_04(Level.URGENT_24H),
    RSK_05(Level.ROUTINE_REVIEW),
    RSK_06(Level.URGENT_24H),

    MIS_01(Level.ROUTINE_REVIEW),
    MIS_02(Level.ROUTINE_REVIEW),
    MIS_03(Level.SELF_CARE),
    MIS_04(Level.ROUTINE_REVIEW),
    MIS_05(Level.ROUTINE_REVIEW),
    MIS_06(Level.ROUTINE_REVIEW);

    private final String id;
    private final Level level;
    private final int withinHours;

    Rule(Level level) {
        this(level, level.withinHours());
    }

    Rule(Level level, int withinHours) {
        this.id = name().replace('_', '-');
        this.level = level;
        this.withinHours = withinHours;
    }

    String id() {
        return id;
    }

    Level level() {
        return level;
    }

    int withinHours() {
        return withinHours;
    }

    static Optional<Rule> withId(String id) {
        for (Rule rule : values()) {
            if (rule.id.equals(id)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}
