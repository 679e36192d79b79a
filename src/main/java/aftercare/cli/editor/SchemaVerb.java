package aftercare.cli.editor;

import aftercare.cli.input.RulesFolder;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.languages.LanguageFileReader;
import aftercare.ruleset.words.VocabularyShape;
import aftercare.ruleset.words.WordingReader;
import aftercare.ruleset.yaml.Shape;
import aftercare.trial.agreement.Agreements;
import aftercare.trial.cases.CaseShape;
import aftercare.trial.cases.CompanionsReader;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code schema}: what an editor must know to complete and check a file of the rules. */
@Command(
        name = "schema",
        description = "Print the JSON Schema of a kind of file, for editors.",
        footer = "`cases` completes the words of the vocabulary of --rules. `check` says more than a schema can.",
        optionListHeading = "%nOptions:%n")
public final class SchemaVerb implements Callable<Integer> {

    private static final int COULD_NOT_RUN = 2;

    /** The kinds of files, as they are called. */
    enum Kind {
        cases,
        vocabulary,
        wording,
        texts,
        changes,
        companions
    }

    private final RulesFolder folder;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "KIND", description = "The kind of file: ${COMPLETION-CANDIDATES}.")
    private Kind kind;

    public SchemaVerb(RulesFolder folder) {
        this.folder = folder;
    }

    @Override
    public Integer call() {
        Optional<Shape> shape =
                switch (kind) {
                    case cases -> folder.check().map(SchemaVerb::cases);
                    case vocabulary -> Optional.of(VocabularyShape.get());
                    case wording -> Optional.of(WordingReader.shape());
                    case texts -> Optional.of(LanguageFileReader.shape());
                    case changes -> Optional.of(Agreements.shape());
                    case companions -> Optional.of(CompanionsReader.shape());
                };
        shape.ifPresent(each -> spec.commandLine().getOut().print(each.document()));
        spec.commandLine().getOut().flush();
        return shape.isPresent() ? 0 : COULD_NOT_RUN;
    }

    private static Shape cases(CheckedFolder rules) {
        return CaseShape.of(rules.vocabulary().orElseThrow(), rules.wording().orElseThrow());
    }
}
