package aftercare.service.http.edit;

import aftercare.live.draft.RuleChange;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What somebody who edits rules sends, read strictly.
 *
 * @param change the files; none where there are none
 * @param base the hashes of the files that the change was made from, as far as its sender knows them
 * @param reason empty where there is none
 */
record EditBody(RuleChange change, SortedMap<String, String> base, String reason) {

    private static final int MOST_LETTERS = 2 * 1024 * 1024;
    private static final int MOST_REASON = 2000;
    private static final int MOST_DEPTH = 3;
    private static final int MOST_PATHS = 1000;
    private static final int MOST_NAME = 200;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}|");

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MOST_LETTERS)
                    .maxNestingDepth(MOST_DEPTH)
                    .maxNameLength(MOST_NAME)
                    .build())
            .build();

    /** Why a body is refused. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient InputProblem problem;

        Wrong(ProblemType type, String pointer, String detail) {
            super(detail);
            this.problem = new InputProblem(pointer, type.code(), detail, List.of());
        }

        InputProblem problem() {
            return problem;
        }
    }

    /** Of files that are to be others. */
    static EditBody ofChange(byte[] body) throws Wrong {
        EditBody read = read(body, List.of("files", "removed", "base"));
        if (read.change().isEmpty()) {
            throw new Wrong(ProblemType.MISSING_FIELD, "/files", "at least one file is changed or removed");
        }
        return read;
    }

    /** Of what somebody says about a change. */
    static EditBody ofReason(byte[] body) throws Wrong {
        EditBody read = read(body, List.of("reason"));
        if (read.reason().isBlank()) {
            throw new Wrong(ProblemType.MISSING_FIELD, "/reason", "`reason` says why, in words");
        }
        return read;
    }

    private static EditBody read(byte[] body, List<String> known) throws Wrong {
        String text = text(body);
        try (JsonParser tokens = JSON.createParser(text)) {
            if (tokens.nextToken() != JsonToken.START_OBJECT) {
                throw new Wrong(
                        tokens.currentToken() == null ? ProblemType.MALFORMED_JSON : ProblemType.INVALID_TYPE,
                        "",
                        "the body is an object");
            }
            EditBody read = members(tokens, known);
            if (tokens.nextToken() != null) {
                throw new Wrong(ProblemType.MALFORMED_JSON, "", "something follows after the document");
            }
            return read;
        } catch (StreamConstraintsException e) {
            throw new Wrong(ProblemType.JSON_LIMITS, "", "a text, a name or the depth is beyond the limits");
        } catch (IOException e) {
            throw new Wrong(ProblemType.MALFORMED_JSON, "", "the document is not JSON, or has a field twice");
        }
    }

    private static String text(byte[] body) throws Wrong {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Wrong(ProblemType.MALFORMED_ENCODING, "", "the document is not UTF-8");
        }
    }

    private static EditBody members(JsonParser tokens, List<String> known) throws IOException, Wrong {
        SortedMap<String, String> files = new TreeMap<>();
        SortedMap<String, String> base = new TreeMap<>();
        TreeSet<String> removed = new TreeSet<>();
        String reason = "";
        while (tokens.nextToken() == JsonToken.FIELD_NAME) {
            String name = tokens.currentName();
            if (!known.contains(name)) {
                throw new Wrong(ProblemType.UNKNOWN_FIELD, "", "known here: " + String.join(", ", known));
            }
            tokens.nextToken();
            switch (name) {
                case "files" -> texts(tokens, "/files", files);
                case "base" -> texts(tokens, "/base", base);
                case "removed" -> list(tokens, removed);
                default -> reason = reason(tokens);
            }
        }
        for (String hash : base.values()) {
            if (!HASH.matcher(hash).matches()) {
                throw new Wrong(ProblemType.INVALID_VALUE, "/base", "a hash has 64 hexadecimal digits");
            }
        }
        return new EditBody(new RuleChange(contents(files, removed), removed), base, reason);
    }

    private static SortedMap<String, byte[]> contents(SortedMap<String, String> files, TreeSet<String> removed)
            throws Wrong {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        for (String path : removed) {
            require(RuleChange.problem(path), "/removed", "each name ");
            if (files.containsKey(path)) {
                throw new Wrong(ProblemType.INVALID_VALUE, "/removed", "a file is either changed or removed");
            }
        }
        for (String path : files.keySet()) {
            require(RuleChange.problem(path), "/files", "each name ");
            byte[] bytes = bytes(files.get(path));
            require(RuleChange.problem(bytes), "/files", "each file ");
            contents.put(path, bytes);
        }
        return contents;
    }

    /** @param folder the files that there are */
    void requireNoTwins(RuleFiles folder) throws Wrong {
        Optional<String> twins = change.twins(folder);
        if (twins.isPresent()) {
            throw new Wrong(ProblemType.INVALID_VALUE, "/files", twins.get());
        }
    }

    /** Of files that go back: one that somebody put into the folder by hand may have any name. */
    static void requirePaths(List<String> paths) throws Wrong {
        for (String path : paths) {
            require(RuleChange.problem(path), "", "change `" + path + "` in the folder itself: a name here ");
        }
    }

    private static void require(Optional<String> problem, String pointer, String what) throws Wrong {
        if (problem.isPresent()) {
            throw new Wrong(ProblemType.INVALID_VALUE, pointer, what + problem.get());
        }
    }

    /** Half of a character would be written as another one. */
    private static byte[] bytes(String text) throws Wrong {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException e) {
            throw new Wrong(ProblemType.MALFORMED_ENCODING, "/files", "a text holds half of a character");
        }
    }

    private static void texts(JsonParser tokens, String pointer, SortedMap<String, String> texts)
            throws IOException, Wrong {
        requireToken(tokens, JsonToken.START_OBJECT, pointer, "is an object of texts by the paths of files");
        while (tokens.nextToken() == JsonToken.FIELD_NAME) {
            String path = tokens.currentName();
            tokens.nextToken();
            requireToken(tokens, JsonToken.VALUE_STRING, pointer, "holds texts");
            texts.put(path, tokens.getText());
            requireFew(texts.size(), pointer);
        }
    }

    private static void list(JsonParser tokens, TreeSet<String> paths) throws IOException, Wrong {
        requireToken(tokens, JsonToken.START_ARRAY, "/removed", "is a list of paths of files");
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
            requireToken(tokens, JsonToken.VALUE_STRING, "/removed", "holds texts");
            paths.add(tokens.getText());
            requireFew(paths.size(), "/removed");
        }
    }

    private static void requireFew(int paths, String pointer) throws Wrong {
        if (paths > MOST_PATHS) {
            throw new Wrong(ProblemType.JSON_LIMITS, pointer, "there are at most " + MOST_PATHS + " files");
        }
    }

    private static String reason(JsonParser tokens) throws IOException, Wrong {
        requireToken(tokens, JsonToken.VALUE_STRING, "/reason", "is a text");
        String reason = tokens.getText();
        boolean plain = reason.chars()
                .allMatch(c -> c == '\n' || !Character.isISOControl(c) && !Character.isSurrogate((char) c));
        if (reason.length() > MOST_REASON || !plain) {
            throw new Wrong(
                    ProblemType.INVALID_VALUE,
                    "/reason",
                    "a reason has at most " + MOST_REASON + " letters and no control characters");
        }
        return reason;
    }

    private static void requireToken(JsonParser tokens, JsonToken wanted, String pointer, String what) throws Wrong {
        if (tokens.currentToken() == JsonToken.VALUE_NULL) {
            throw new Wrong(ProblemType.NULL_NOT_ALLOWED, pointer, "leave out what is not there");
        }
        if (tokens.currentToken() != wanted) {
            throw new Wrong(ProblemType.INVALID_TYPE, pointer, "`" + pointer.substring(1) + "` " + what);
        }
    }
}
