package aftercare.service.page;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What Chromium prints as PDF, read as far as a test needs it: the text of each page, without blanks. */
record Paper(List<String> pages) {

    private static final Pattern OBJECT = Pattern.compile("(?s)(\\d+) 0 obj\\s(.*?)endobj");
    private static final Pattern STREAM = Pattern.compile("(?s)(.*?)stream\\r?\\n(.*)\\r?\\nendstream.*");
    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page\\b(?!s)");
    private static final Pattern CONTENTS = Pattern.compile("/Contents (\\d+) 0 R");
    private static final Pattern UNICODE = Pattern.compile("/ToUnicode (\\d+) 0 R");
    private static final Pattern FONT = Pattern.compile("/(F\\d+) (\\d+) 0 R");
    private static final Pattern SHOWN = Pattern.compile("/(F\\d+) [-\\d.]+ Tf|<([0-9A-Fa-f]+)>");
    private static final Pattern BLOCK = Pattern.compile("(?s)beginbf(char|range)(.*?)endbf");
    private static final Pattern CODE = Pattern.compile("<([0-9A-Fa-f]+)>");

    static Paper read(byte[] pdf) {
        String file = new String(pdf, StandardCharsets.ISO_8859_1);
        Map<String, String> objects = new HashMap<>();
        List<String> leaves = new ArrayList<>();
        for (Matcher each = OBJECT.matcher(file); each.find(); ) {
            objects.put(each.group(1), each.group(2));
            if (PAGE.matcher(each.group(2)).find()) {
                leaves.add(each.group(2));
            }
        }
        Map<String, Map<Integer, String>> fonts = new HashMap<>();
        for (Matcher each = FONT.matcher(file); each.find(); ) {
            Matcher unicode = UNICODE.matcher(objects.getOrDefault(each.group(2), ""));
            if (unicode.find()) {
                fonts.put(each.group(1), letters(stream(objects.get(unicode.group(1)))));
            }
        }
        List<String> pages = new ArrayList<>();
        for (String leaf : leaves) {
            Matcher contents = CONTENTS.matcher(leaf);
            pages.add(contents.find() ? text(stream(objects.get(contents.group(1))), fonts) : "");
        }
        return new Paper(List.copyOf(pages));
    }

    String text() {
        return String.join("", pages);
    }

    private static String text(String content, Map<String, Map<Integer, String>> fonts) {
        StringBuilder text = new StringBuilder();
        Map<Integer, String> letters = Map.of();
        for (Matcher each = SHOWN.matcher(content); each.find(); ) {
            if (each.group(1) != null) {
                letters = fonts.getOrDefault(each.group(1), Map.of());
                continue;
            }
            for (int at = 0; at + 4 <= each.group(2).length(); at += 4) {
                text.append(letters.getOrDefault(Integer.parseInt(each.group(2).substring(at, at + 4), 16), ""));
            }
        }
        return blanksOut(text.toString());
    }

    static String blanksOut(String text) {
        // A font may have one letter for two, such as ff.
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }

    private static Map<Integer, String> letters(String cmap) {
        Map<Integer, String> letters = new HashMap<>();
        for (Matcher block = BLOCK.matcher(cmap); block.find(); ) {
            List<String> codes = CODE.matcher(block.group(2))
                    .results()
                    .map(each -> each.group(1))
                    .toList();
            boolean isRange = block.group(1).equals("range");
            for (int i = 0; i + (isRange ? 2 : 1) < codes.size(); i += isRange ? 3 : 2) {
                int first = Integer.parseInt(codes.get(i), 16);
                int last = isRange ? Integer.parseInt(codes.get(i + 1), 16) : first;
                String letter = unicode(codes.get(i + (isRange ? 2 : 1)));
                for (int code = first; code <= last; code++) {
                    int step = code - first;
                    letters.put(code, letter.length() == 1 ? String.valueOf((char) (letter.charAt(0) + step)) : letter);
                }
            }
        }
        return letters;
    }

    private static String unicode(String hex) {
        StringBuilder letters = new StringBuilder();
        for (int at = 0; at + 4 <= hex.length(); at += 4) {
            letters.append((char) Integer.parseInt(hex.substring(at, at + 4), 16));
        }
        return letters.toString();
    }

    private static String stream(String object) {
        Matcher parts = STREAM.matcher(object);
        if (!parts.matches()) {
            return "";
        }
        byte[] raw = parts.group(2).getBytes(StandardCharsets.ISO_8859_1);
        if (!parts.group(1).contains("/FlateDecode")) {
            return parts.group(2);
        }
        Inflater inflater = new Inflater();
        inflater.setInput(raw);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        try {
            for (int n = inflater.inflate(some); n > 0; n = inflater.inflate(some)) {
                out.write(some, 0, n);
            }
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("a stream of the paper cannot be read", e);
        } finally {
            inflater.end();
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
