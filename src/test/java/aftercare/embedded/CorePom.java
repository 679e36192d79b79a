package aftercare.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What a POM asks for. */
final class CorePom {

    private final Element project;

    private CorePom(Element project) {
        this.project = project;
    }

    static CorePom read(Path file) {
        try {
            return new CorePom(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    String version() {
        return text(project, "version");
    }

    /** Its own dependencies, {@code group:name} to the version as written; none where another says which. */
    Map<String, String> dependencies() {
        return dependencies(child(project, "dependencies"));
    }

    /** What it says about the versions of what others ask for. */
    Map<String, String> managed() {
        return dependencies(child(child(project, "dependencyManagement"), "dependencies"));
    }

    private static Map<String, String> dependencies(Element list) {
        Map<String, String> dependencies = new TreeMap<>();
        for (Node each = list.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element dependency) {
                dependencies.put(
                        text(dependency, "groupId") + ":" + text(dependency, "artifactId"),
                        text(dependency, "version"));
            }
        }
        return dependencies;
    }

    private static String text(Element parent, String name) {
        Element child = child(parent, name);
        return child == null ? "" : child.getTextContent().strip();
    }

    private static Element child(Element parent, String name) {
        for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element element && element.getTagName().equals(name)) {
                return element;
            }
        }
        return null;
    }
}
