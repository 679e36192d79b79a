package aftercare.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Dockerfile as far as this project writes one: stages of instructions, a backslash at the end of a line continues it. */
record Dockerfile(Map<String, String> arguments, List<Stage> stages) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What appears between one FROM and the next; the FROM is its first instruction. */
    record Stage(List<Instruction> instructions) {

        String base() {
            return instructions.get(0).words().get(0);
        }

        List<String> all(String name) {
            List<String> all = new ArrayList<>();
            for (Instruction each : instructions) {
                if (each.name().equals(name)) {
                    all.add(each.text());
                }
            }
            return all;
        }

        /** The variables that are set for the program. */
        Map<String, String> environment() {
            Map<String, String> environment = new LinkedHashMap<>();
            for (String each : all("ENV")) {
                for (String setting : each.split("\\s+")) {
                    String[] pair = setting.split("=", 2);
                    environment.put(pair[0], pair[1]);
                }
            }
            return environment;
        }
    }

    /** One instruction, its text on one line. */
    record Instruction(String name, String text) {

        List<String> words() {
            return List.of(text.split("\\s+"));
        }
    }

    static Dockerfile read(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(file + " cannot be read", e);
        }
    }

    static Dockerfile of(String text) {
        List<Stage> stages = new ArrayList<>();
        List<Instruction> stage = new ArrayList<>();
        Map<String, String> arguments = new LinkedHashMap<>();
        StringBuilder begun = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.endsWith("\\")) {
                begun.append(line, 0, line.length() - 1);
                continue;
            }
            String[] parts = begun.append(line).toString().strip().split("\\s+", 2);
            begun.setLength(0);
            if (parts[0].equals("ARG") && stage.isEmpty()) {
                String[] argument = parts[1].strip().split("=", 2);
                // Before the first stage: what its FROM and the others may take.
                arguments.put(argument[0], argument[1]);
                continue;
            }
            if (parts[0].equals("FROM") && !stage.isEmpty()) {
                stages.add(new Stage(List.copyOf(stage)));
                stage.clear();
            }
            stage.add(new Instruction(parts[0], parts[1].strip()));
        }
        stages.add(new Stage(List.copyOf(stage)));
        return new Dockerfile(arguments, List.copyOf(stages));
    }

    Stage last() {
        return stages.get(stages.size() - 1);
    }

    /** The words of a command in exec form, which no shell reads; empty for another form. */
    static List<String> exec(String text) {
        try {
            return List.of(JSON.readValue(text, String[].class));
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }
}
