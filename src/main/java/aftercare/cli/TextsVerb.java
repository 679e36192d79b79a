package aftercare.cli;

import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.Page;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.languages.EnglishText;
import aftercare.ruleset.languages.LanguageFile;
import aftercare.ruleset.languages.LanguageFileReader;
import aftercare.ruleset.languages.LanguageSheet;
import aftercare.ruleset.languages.Translation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code texts}: the file of texts in another language, with a place for each English text. */
@Command(
        name = "texts",
        description =
                "Print the file of texts in another language: what is translated stays, what is missing has its place, "
                        + "and a translation whose English text has changed is a comment above it.",
        footer = {
            "",
            "Put what it prints into texts.LANGUAGE.yaml in the folder of rules, and write the empty texts. `check` says "
                    + "what is wrong with them."
        },
        optionListHeading = "%nOptions:%n")
final class TextsVerb implements Callable<Integer> {

    private final Surroundings surroundings;
    private final RulesFolder folder;

    @Option(names = "--lang", required = true, paramLabel = "LANGUAGE", description = "The language, such as de.")
    private String language = "";

    TextsVerb(Surroundings surroundings, RulesFolder folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    @Override
    public Integer call() {
        String path = "texts." + language + ".yaml";
        if (!LanguageFileReader.language(path).isPresent()) {
            surroundings
                    .err()
                    .println("aftercare texts: `--lang` takes a language such as `de` or `pt-BR`, not `"
                            + Page.plain(language) + "`");
            return ExitCode.COULD_NOT_RUN;
        }
        Optional<CheckedFolder> checked = folder.check();
        if (checked.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        List<EnglishText> english = FolderCheck.english(
                checked.get().rules(),
                checked.get().vocabulary().orElseThrow(),
                checked.get().files());
        Translation translation = checked.get()
                .translations()
                .of(language)
                .orElseGet(() -> new Translation(new LanguageFile(path, language, "", "", "", List.of()), english));
        surroundings.out().print(LanguageSheet.of(translation, english));
        return ExitCode.GOOD;
    }
}
