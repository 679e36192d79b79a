package aftercare.trial.lint;

import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.text.FindingKind;

/** Why a published rule set does not go live. A code never changes its meaning and is never used again. */
public enum BundleProblem implements FindingKind {
    BROKEN(1, "bundle-broken", "a bundle is whole and of its form"),
    UNSIGNED(2, "bundle-unsigned", "a bundle is signed"),
    FOREIGN(3, "bundle-foreign", "a bundle is signed with a key that the service was told to trust"),
    ALTERED(4, "bundle-altered", "the signature of a bundle fits its bytes"),
    OLDER(5, "bundle-older", "no bundle goes live after a later one"),
    TWICE(6, "bundle-twice", "there is one bundle of each sequence"),
    UNREACHED(7, "bundle-unreached", "a replica reaches what is published, in time"),
    NOTHING(8, "bundle-nothing", "a rule set is published"),
    NO_MEMORY(9, "bundle-no-memory", "a replica knows which sequence it has seen");

    private final Terms terms;

    BundleProblem(int number, String word, String rule) {
        this.terms = new Terms(String.format(java.util.Locale.ROOT, "BUNDLE-%03d", number), word, rule);
    }

    @Override
    public Terms terms() {
        return terms;
    }

    /** @param place where the bundle is, without what may hold a password */
    public FolderProblem at(String place, String what, String help) {
        return new FolderProblem(place, 0, 0, code(), what, help);
    }
}
