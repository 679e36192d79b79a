package aftercare.tables;

import java.util.Optional;

/** The 176 triage rules of table B with the level and, where the table gives one, the deadline of each. */
enum Rule {
    EXP_01(Level.SELF_CARE),
    EXP_02(Level.SELF_CARE),
    EXP_03(Level.SELF_CARE),
    EXP_04(Level.SELF_CARE),
    EXP_05(Level.SELF_CARE),
    EXP_06(Level.SELF_CARE),
    EXP_07(Level.SELF_CARE),
    EXP_08(Level.SELF_CARE),
    EXP_09(Level.SELF_CARE),
    EXP_10(Level.SELF_CARE),
    EXP_11(Level.SELF_CARE),
    EXP_12(Level.SELF_CARE),

    PRO_01(Level.URGENT_24H),
    PRO_02(Level.URGENT_24H),
    PRO_03(Level.ROUTINE_REVIEW),
    PRO_04(Level.ROUTINE_REVIEW),
    PRO_05(Level.ROUTINE_REVIEW),
    PRO_06(Level.URGENT_24H),
    PRO_07(Level.ROUTINE_REVIEW),
    PRO_08(Level.ROUTINE_REVIEW),
    PRO_09(Level.ROUTINE_REVIEW),
    PRO_10(Level.ROUTINE_REVIEW, 24),
    PRO_11(Level.URGENT_24H),
    PRO_12(Level.ROUTINE_REVIEW, 24),

    GEN_01(Level.ROUTINE_REVIEW),
    GEN_02(Level.ROUTINE_REVIEW),
    GEN_03(Level.URGENT_24H),
    GEN_04(Level.ROUTINE_REVIEW),
    GEN_05(Level.URGENT_24H, 6),

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
    INF_16(Level.EMERGENCY_DEPARTMENT),
    INF_17(Level.URGENT_24H, 6),
    INF_18(Level.EMERGENCY_DEPARTMENT),
    INF_19(Level.ROUTINE_REVIEW, 24),
    INF_20(Level.ROUTINE_REVIEW),
    INF_21(Level.URGENT_24H, 6),
    INF_22(Level.URGENT_24H, 6),
    INF_23(Level.URGENT_24H),
    INF_24(Level.EMERGENCY_DEPARTMENT),
    INF_25(Level.URGENT_24H, 6),
    INF_26(Level.EMERGENCY_DEPARTMENT),
    INF_27(Level.URGENT_24H, 6),
    INF_28(Level.URGENT_24H),
    INF_29(Level.ROUTINE_REVIEW),

    NRV_01(Level.SELF_CARE),
    NRV_02(Level.ROUTINE_REVIEW),
    NRV_03(Level.URGENT_24H),
    NRV_04(Level.EMERGENCY_DEPARTMENT),
    NRV_05(Level.EMERGENCY_AMBULANCE),
    NRV_06(Level.EMERGENCY_DEPARTMENT),
    NRV_07(Level.EMERGENCY_DEPARTMENT),
    NRV_08(Level.EMERGENCY_DEPARTMENT),
    NRV_09(Level.EMERGENCY_AMBULANCE),
    NRV_10(Level.EMERGENCY_AMBULANCE),
    NRV_11(Level.EMERGENCY_DEPARTMENT),
    NRV_12(Level.EMERGENCY_DEPARTMENT),
    NRV_13(Level.URGENT_24H, 6),
    NRV_14(Level.URGENT_24H),
    NRV_15(Level.ROUTINE_REVIEW),
    NRV_16(Level.EMERGENCY_DEPARTMENT),
    NRV_17(Level.URGENT_24H, 6),
    NRV_18(Level.EMERGENCY_DEPARTMENT),
    NRV_19(Level.EMERGENCY_AMBULANCE),
    NRV_20(Level.EMERGENCY_DEPARTMENT),
    NRV_21(Level.EMERGENCY_DEPARTMENT),
    NRV_22(Level.EMERGENCY_AMBULANCE),
    NRV_23(Level.EMERGENCY_DEPARTMENT),
    NRV_24(Level.URGENT_24H, 6),
    NRV_25(Level.ROUTINE_REVIEW),
    NRV_26(Level.EMERGENCY_DEPARTMENT),
    NRV_27(Level.URGENT_24H),
    NRV_28(Level.URGENT_24H),
    NRV_29(Level.ROUTINE_REVIEW),
    NRV_30(Level.URGENT_24H),
    NRV_31(Level.EMERGENCY_DEPARTMENT),
    NRV_32(Level.ROUTINE_REVIEW),
    NRV_33(Level.EMERGENCY_DEPARTMENT),
    NRV_34(Level.URGENT_24H, 6),

    RSP_01(Level.EMERGENCY_AMBULANCE),
    RSP_02(Level.EMERGENCY_AMBULANCE),
    RSP_03(Level.EMERGENCY_DEPARTMENT),
    RSP_04(Level.EMERGENCY_AMBULANCE),
    RSP_05(Level.EMERGENCY_DEPARTMENT),
    RSP_06(Level.EMERGENCY_AMBULANCE),
    RSP_07(Level.EMERGENCY_AMBULANCE),
    RSP_08(Level.EMERGENCY_DEPARTMENT),
    RSP_09(Level.URGENT_24H),
    RSP_10(Level.URGENT_24H, 6),
    RSP_11(Level.EMERGENCY_DEPARTMENT),
    RSP_12(Level.URGENT_24H, 6),
    RSP_13(Level.EMERGENCY_DEPARTMENT),
    RSP_14(Level.EMERGENCY_AMBULANCE),
    RSP_15(Level.EMERGENCY_DEPARTMENT),
    RSP_16(Level.EMERGENCY_DEPARTMENT),
    RSP_17(Level.URGENT_24H, 6),
    RSP_18(Level.EMERGENCY_DEPARTMENT),

    BLD_01(Level.SELF_CARE),
    BLD_02(Level.EMERGENCY_DEPARTMENT),
    BLD_03(Level.EMERGENCY_AMBULANCE),
    BLD_04(Level.ROUTINE_REVIEW),
    /** 6 hours instead of 24 when the bruise grows fast or is not small. */
    BLD_05(Level.URGENT_24H),
    BLD_06(Level.EMERGENCY_DEPARTMENT),
    BLD_07(Level.EMERGENCY_AMBULANCE),
    BLD_08(Level.EMERGENCY_DEPARTMENT),
    BLD_09(Level.EMERGENCY_DEPARTMENT),
    BLD_10(Level.URGENT_24H, 6),
    BLD_11(Level.ROUTINE_REVIEW),
    BLD_12(Level.EMERGENCY_DEPARTMENT),
    BLD_13(Level.EMERGENCY_DEPARTMENT),
    BLD_14(Level.EMERGENCY_AMBULANCE),
    BLD_15(Level.EMERGENCY_DEPARTMENT),
    BLD_16(Level.URGENT_24H, 6),
    BLD_17(Level.EMERGENCY_DEPARTMENT),
    BLD_18(Level.ROUTINE_REVIEW),
    BLD_19(Level.URGENT_24H),
    BLD_20(Level.ROUTINE_REVIEW),
    BLD_21(Level.URGENT_24H, 6),
    BLD_22(Level.EMERGENCY_DEPARTMENT),
    BLD_23(Level.EMERGENCY_DEPARTMENT),
    BLD_24(Level.EMERGENCY_DEPARTMENT),
    BLD_25(Level.URGENT_24H, 6),

    ALG_01(Level.ROUTINE_REVIEW),
    ALG_02(Level.URGENT_24H),
    ALG_03(Level.EMERGENCY_AMBULANCE),
    ALG_04(Level.URGENT_24H, 6),

    VAS_01(Level.SELF_CARE),
    VAS_02(Level.ROUTINE_REVIEW),
    VAS_03(Level.EMERGENCY_DEPARTMENT),
    VAS_04(Level.EMERGENCY_AMBULANCE),
    VAS_05(Level.URGENT_24H),
    VAS_06(Level.EMERGENCY_AMBULANCE),
    VAS_07(Level.EMERGENCY_DEPARTMENT),
    VAS_08(Level.URGENT_24H, 1),
    VAS_09(Level.URGENT_24H, 6),
    VAS_10(Level.ROUTINE_REVIEW),
    VAS_11(Level.URGENT_24H),
    VAS_12(Level.URGENT_24H, 6),

    VIT_01(Level.EMERGENCY_DEPARTMENT),
    VIT_02(Level.URGENT_24H),

    NDL_01(Level.EMERGENCY_DEPARTMENT),
    NDL_02(Level.URGENT_24H, 1),
    NDL_03(Level.ROUTINE_REVIEW),
    NDL_04(Level.URGENT_24H),
    NDL_05(Level.ROUTINE_REVIEW),
    NDL_06(Level.URGENT_24H, 6),

    RSK_01(Level.EMERGENCY_DEPARTMENT),
    RSK_02(Level.EMERGENCY_DEPARTMENT),
    RSK_03(Level.URGENT_24H, 6),
    RSK_04(Level.URGENT_24H),
    RSK_05(Level.ROUTINE_REVIEW),
    RSK_06(Level.URGENT_24H),
    RSK_07(Level.URGENT_24H),
    RSK_08(Level.URGENT_24H, 1),
    RSK_09(Level.EMERGENCY_DEPARTMENT),
    RSK_10(Level.ROUTINE_REVIEW),

    MIS_01(Level.ROUTINE_REVIEW),
    MIS_02(Level.ROUTINE_REVIEW),
    MIS_03(Level.SELF_CARE),
    MIS_04(Level.ROUTINE_REVIEW, 24),
    MIS_05(Level.ROUTINE_REVIEW),
    MIS_06(Level.ROUTINE_REVIEW),
    MIS_07(Level.URGENT_24H);

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
