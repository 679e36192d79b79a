package aftercare.trial.agreement;

import aftercare.ruleset.yaml.Shape;
import aftercare.ruleset.yaml.YamlProblem;
import java.util.List;

/**
 * A file of agreements.
 *
 * @param all complete only when there are no problems
 * @param outdated entries of the form that names a case: they count for nothing
 * @param problems what is wrong with the file, in its order
 */
public record Agreements(List<Agreement> all, List<YamlProblem> outdated, List<YamlProblem> problems) {

    public Agreements {
        all = List.copyOf(all);
        outdated = List.copyOf(outdated);
        problems = List.copyOf(problems);
    }

    public static Agreements none() {
        return new Agreements(List.of(), List.of(), List.of());
    }

    /** What a file of them may hold. */
    public static Shape shape() {
        return AgreementReader.shape();
    }

    /**
     * The entries of a file, or everything that is wrong with it.
     *
     * @param path below the folder of rules
     */
    public static Agreements read(String path, byte[] bytes) {
        return AgreementReader.read(path, bytes);
    }
}
