package aftercare.trial.cases;

import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.text.RuleSource;
import aftercare.trial.agreement.Agreements;
import java.util.ArrayList;
import java.util.List;

/**
 * What a folder of rules says about its own trial: the cases, the rules that never decide alone, and what is agreed to.
 */
public record FolderCases(RuleFiles files) {

    /** Every case of the folder, read, or what is wrong with them. */
    public CasesRead cases() {
        return read(files.cases(), new CaseMemory());
    }

    /** @param memory of files that were read before; those of this reading are added */
    public CasesRead cases(CaseMemory memory) {
        return read(files.cases(), memory);
    }

    /** The cases of those files that another folder does not have as they are here. */
    public List<TriageCase> notIn(RuleFiles other) {
        return read(files.casesNotIn(other), new CaseMemory()).cases();
    }

    private static CasesRead read(List<RuleSource> sources, CaseMemory memory) {
        List<CaseFile> read = new ArrayList<>();
        for (RuleSource source : sources) {
            read.add(new CaseFile(source.path(), source.bytes()));
        }
        return CaseFileReader.read(read, memory);
    }

    /** The rules that are said never to decide alone, or what is wrong with that list; none without the file. */
    public Companions.Read companions() {
        byte[] list = files.bytes().get(RuleFiles.COMPANIONS);
        return list == null
                ? new Companions.Read(List.of(), List.of())
                : CompanionsReader.read(new CaseFile(RuleFiles.COMPANIONS, list));
    }

    /** What is agreed to; nothing where there is no such file. */
    public Agreements agreements() {
        byte[] file = files.bytes().get(RuleFiles.CHANGES);
        return file == null ? Agreements.none() : Agreements.read(RuleFiles.CHANGES, file);
    }
}
