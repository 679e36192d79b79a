package aftercare.triage.reference;

/** Text of rule files. */
public final class RuleFile {

    private RuleFile() {}

    public static String head(String... functions) {
        StringBuilder head = new StringBuilder("package aftercare.rules\nimport aftercare.domain.*\n");
        for (String function : functions) {
            head.append("import function aftercare.engine.Conclusions.")
                    .append(function)
                    .append('\n');
        }
        return head.append('\n').toString();
    }

    public static String triage(String title, String id, String urgency, String when) {
        String annotations = "    @id( \"" + id + "\" )\n    @urgency( \"" + urgency + "\" )\n"
                + "    @reason( \"A reason of " + id + ".\" )\n    @advice( \"An advice of " + id + ".\" )\n";
        return rule(title, annotations, when, "conclude");
    }

    static String sign(String title, String id, String kind, String code, String when) {
        String as = code.isEmpty() ? "" : "    @as( \"" + code + "\" )\n";
        return rule(title, "    @id( \"" + id + "\" )\n    @infers( \"" + kind + "\" )\n" + as, when, "infer");
    }

    static String advice(String title, String id, String leaflet, String when) {
        String annotations = "    @id( \"" + id + "\" )\n    @advises( \"" + leaflet + "\" )\n"
                + "    @text( \"A text of " + id + ".\" )\n";
        return rule(title, annotations, when, "advise");
    }

    private static String rule(String title, String annotations, String when, String function) {
        return "rule \"" + title + "\"\n" + annotations + "    @source( \"our own choice\" )\nwhen\n    " + when
                + "\nthen\n    " + function + "( drools );\nend\n\n";
    }
}
