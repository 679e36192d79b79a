package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Triage;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.model.ParsedRule;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class DocVerbTest {

    private static final Path RULES = Path.of("rules");
    private static final Pattern ARTICLE = Pattern.compile("(?s)<article id=\"([A-Z]+-\\d+)\">.*?</article>");
    private static final Pattern ANCHOR = Pattern.compile("href=\"#([^\"]+)\"");

    @TempDir
    private Path temp;

    @Test
    void tellsOfEveryShippedRule() throws IOException {
        Path file = temp.resolve("book.html");
        Path folder = Files.createDirectory(temp.resolve("out"));
        Ran ran = Ran.aftercare(RULES, "", "doc", "--html", file.toString(), "--markdown", folder.toString());
        assertEquals(new Ran(0, file + ": written\n" + folder.resolve("rule-book.md") + ": written\n", ""), ran);
        String html = Files.readString(file);
        String markdown = Files.readString(folder.resolve("rule-book.md"));
        for (ParsedRule rule : FolderCheck.check(RULES).rules()) {
            RuleCard card = rule.card();
            String article = article(html, card.id());
            for (String text :
                    new String[] {card.title(), card.reason(), card.advice(), card.file() + ":" + card.line()}) {
                assertTrue(article.contains(escaped(text)), card.id() + ": " + text);
            }
            for (String item : card.source().split("; ")) {
                String cited = item.replaceAll("statements? .*", "statement ");
                assertTrue(article.contains(escaped(cited)), card.id() + ": " + item);
            }
            if (card.kind() instanceof Triage triage) {
                assertTrue(article.contains(triage.urgency().name()), card.id());
            }
            assertFalse(article.contains("No case"), card.id());
            assertTrue(markdown.contains("<a id=\"" + card.id() + "\">"), card.id());
        }
        assertFalse(html.contains("<script") || html.contains("http:") || html.contains("https:"));
    }

    @Test
    void everyLinkLeadsSomewhereAndEveryTagEnds() throws IOException, ParserConfigurationException, SAXException {
        Path file = temp.resolve("book.html");
        Ran.aftercare(RULES, "", "doc", "--html", file.toString());
        String html = Files.readString(file);
        Matcher anchor = ANCHOR.matcher(html);
        while (anchor.find()) {
            assertTrue(html.contains(" id=\"" + anchor.group(1) + "\""), anchor.group(1));
        }
        String body = html.substring(html.indexOf("<body>"), html.indexOf("</html>"));
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(body)));
        String again = temp.resolve("again.html").toString();
        Ran.aftercare(RULES, "", "doc", "--html", again);
        assertEquals(html, Files.readString(Path.of(again)));
    }

    @Test
    void showsTextsAsTheyAreWritten() throws IOException {
        Path rules = SmallRules.in(temp);
        Path drl = rules.resolve("soreness/soreness.drl");
        Files.writeString(drl, Files.readString(drl).replace("See a doctor.", "<b>'*See* [a](b) & |_doctor_|</b>"));
        Path file = temp.resolve("book.html");
        assertEquals(
                0, Ran.aftercare(rules, "", "doc", "--html", file.toString()).exit());
        assertTrue(Files.readString(file).contains("<dd>&lt;b&gt;&#39;*See* [a](b) &amp; |_doctor_|&lt;/b&gt;</dd>"));
        assertTrue(Ran.aftercare(rules, "", "doc")
                .out()
                .contains("* Tells the patient: \\<b\\>'\\*See\\* \\[a\\](b) & \\|\\_doctor\\_\\|\\</b\\>\n"));
    }

    @Test
    void tellsWhatChanged() throws IOException {
        Path old = SmallRules.in(temp);
        Path now = SmallRules.in(Files.createDirectory(temp.resolve("now")));
        Path drl = now.resolve("soreness/soreness.drl");
        Files.writeString(
                drl,
                Files.readString(drl)
                        .replace("severity <= 6", "severity <= 5")
                        .replace("@within( 6 )", "@within( 12 )")
                        .replace("See a doctor.", "See a doctor today.")
                        .replace("EDU-01", "EDU-02"));
        Path words = now.resolve("vocabulary.yaml");
        Files.writeString(words, Files.readString(words).replace("label: Back pain", "label: Pain in the back"));
        Ran ran = Ran.aftercare(now, "", "doc", "--since", old.toString());
        String changes = ran.out().replaceAll("sha256:[0-9a-f]{64}", "sha256:…");
        // The case of the old number wants what was true before.
        assertEquals(
                """
                was sha256:…
                is  sha256:…

                new: EDU-02: Why it hurts
                gone: EDU-01: Why it hurts
                changed: EXP-01: Mild soreness
                  conditions
                    was: “General muscle ache” is reported, and its severity is at most 6 of 10
                    is:  “General muscle ache” is reported, and its severity is at most 5 of 10
                changed: INF-01: Redness that grows
                  advice
                    was: See a doctor.
                    is:  See a doctor today.
                  act within
                    was: within 6 hours
                    is:  within 12 hours
                words: “Pain in the back” (back-pain): label, question or what is asked about it
                """,
                changes);
        assertTrue(Ran.aftercare(old, "", "doc", "--since", old.toString())
                .out()
                .endsWith("\nnothing that a rule or a word says\n"));
    }

    @Test
    void saysWhyThereIsNoBook() {
        Path lost = temp.resolve("lost");
        assertEquals(2, Ran.aftercare(lost, "", "doc").exit());
        assertEquals(
                2, Ran.aftercare(RULES, "", "doc", "--since", lost.toString()).exit());
        String nowhere = lost.resolve("book.html").toString();
        assertEquals(
                new Ran(2, "", nowhere + ": the file cannot be written: is the folder there, and the disk not full?\n"),
                Ran.aftercare(RULES, "", "doc", "--html", nowhere));
    }

    private static String article(String html, String id) {
        Matcher article = ARTICLE.matcher(html);
        while (article.find()) {
            if (article.group(1).equals(id)) {
                return article.group();
            }
        }
        throw new AssertionError(id + " is not in the book");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&quot;");
    }
}
