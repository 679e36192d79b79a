package aftercare.cli.output;

import aftercare.trial.replay.ReplayResult;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A replay in the XML that build servers read: a suite a case file, a test a case. */
public final class JUnitReport {

    private JUnitReport() {}

    public static void write(List<ReplayResult> all, Path file) throws IOException {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "aftercare replay");
            totals(xml, all);
            for (Map.Entry<String, List<ReplayResult>> suite : byFile(all).entrySet()) {
                suite(xml, suite.getKey(), suite.getValue());
            }
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML to memory failed", e);
        }
        Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, List<ReplayResult>> byFile(List<ReplayResult> all) {
        Map<String, List<ReplayResult>> byFile = new LinkedHashMap<>();
        for (ReplayResult each : all) {
            byFile.computeIfAbsent(each.result().triageCase().file(), file -> new ArrayList<>())
                    .add(each);
        }
        return byFile;
    }

    private static void suite(XMLStreamWriter xml, String file, List<ReplayResult> cases) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", Page.plain(file));
        totals(xml, cases);
        for (ReplayResult each : cases) {
            test(xml, file, each);
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void totals(XMLStreamWriter xml, List<ReplayResult> cases) throws XMLStreamException {
        int failures = 0;
        long millis = 0;
        for (ReplayResult each : cases) {
            failures += each.passed() ? 0 : 1;
            millis += each.millis();
        }
        xml.writeAttribute("tests", Integer.toString(cases.size()));
        xml.writeAttribute("failures", Integer.toString(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("time", seconds(millis));
    }

    private static void test(XMLStreamWriter xml, String file, ReplayResult replayed) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", Page.plain(replayed.result().triageCase().note()));
        xml.writeAttribute("classname", Page.plain(file));
        xml.writeAttribute("time", seconds(replayed.millis()));
        if (!replayed.passed()) {
            failure(xml, replayed);
        }
        xml.writeEndElement();
    }

    private static void failure(XMLStreamWriter xml, ReplayResult replayed) throws XMLStreamException {
        List<String> differences = replayed.result().differences();
        List<String> lines = new ArrayList<>();
        lines.add(replayed.result().triageCase().file() + ":"
                + replayed.result().triageCase().line());
        lines.addAll(differences);
        lines.add("wanted " + replayed.wanted());
        lines.add("got " + replayed.got());
        replayed.differing().forEach(differing -> lines.add(differing.says()));
        xml.writeStartElement("failure");
        xml.writeAttribute("message", Page.plain(String.join("; ", differences)));
        xml.writeAttribute("type", "difference");
        for (String line : lines) {
            xml.writeCharacters(Page.plain(line) + "\n");
        }
        xml.writeEndElement();
    }

    private static String seconds(long millis) {
        return BigDecimal.valueOf(millis, 3).toPlainString();
    }
}
