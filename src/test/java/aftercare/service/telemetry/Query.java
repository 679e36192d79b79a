package aftercare.service.telemetry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a query of Prometheus: names with matchers, ranges, the functions and aggregations that the files here use, and
 * operators. Anything else does not pass, nor does a range where a moment is needed, or the other way round.
 */
final class Query {

    private static final Set<String> AGGREGATIONS = Set.of("sum", "count", "max", "min", "avg");
    private static final Set<String> OF_RANGES = Set.of("rate", "increase");
    private static final List<Set<String>> OPERATORS = List.of(
            Set.of("or"),
            Set.of("and", "unless"),
            Set.of("==", "!=", "<=", "<", ">=", ">"),
            Set.of("+", "-"),
            Set.of("*", "/"));
    private static final Pattern TOKEN = Pattern.compile("\\s*(\\$?[a-zA-Z_][a-zA-Z0-9_:]*|[0-9]+(?:\\.[0-9]+)?[smhd]?"
            + "|\"(?:[^\"\\\\]|\\\\.)*\"|=~|!~|==|!=|<=|>=|[-+*/<>=(){}\\[\\],])");

    private final List<String> tokens = new ArrayList<>();
    private final List<Selector> selectors = new ArrayList<>();
    private final Set<String> grouped = new TreeSet<>();
    private int at;

    /** A name, what its labels must be, and whether over a time. */
    record Selector(String name, Map<String, Matching> matchers, boolean range) {}

    /** What a label must be. */
    record Matching(String operator, String value) {}

    private enum Kind {
        SCALAR,
        MOMENT,
        RANGE
    }

    /** Throws for what is no query, and for one that is nothing at one moment. */
    Query(String text) {
        Matcher matcher = TOKEN.matcher(text.strip());
        int end = 0;
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            end = matcher.end();
            matcher.region(end, text.strip().length());
        }
        require(
                end == text.strip().length(),
                "cannot be read from " + text.strip().substring(end));
        require(expression(0) != Kind.RANGE, "ends in a range");
        require(at == tokens.size(), "goes on with " + peek());
    }

    List<Selector> selectors() {
        return selectors;
    }

    /** The labels that aggregations keep. */
    Set<String> grouped() {
        return grouped;
    }

    private Kind expression(int level) {
        if (level == OPERATORS.size()) {
            return operand();
        }
        Kind left = expression(level + 1);
        while (OPERATORS.get(level).contains(peek())) {
            String operator = next();
            Kind right = expression(level + 1);
            require(left != Kind.RANGE && right != Kind.RANGE, operator + " of a range");
            require(level > 1 || left == right, operator + " of a number");
            left = left == Kind.MOMENT ? left : right;
        }
        return left;
    }

    private Kind operand() {
        String token = next();
        if (token.equals("(")) {
            Kind kind = expression(0);
            expect(")");
            return kind;
        }
        if (Character.isDigit(token.charAt(0))) {
            require(Character.isDigit(token.charAt(token.length() - 1)), "a time where a number is needed");
            return Kind.SCALAR;
        }
        if (AGGREGATIONS.contains(token) || token.equals("topk")) {
            return aggregation(token);
        }
        if (OF_RANGES.contains(token)) {
            expect("(");
            require(expression(0) == Kind.RANGE, token + " of a moment");
            expect(")");
            return Kind.MOMENT;
        }
        if (token.equals("histogram_quantile")) {
            expect("(");
            require(expression(0) == Kind.SCALAR, "no quantile");
            expect(",");
            int before = selectors.size();
            require(expression(0) == Kind.MOMENT, "a quantile of no histogram");
            require(selectors.get(before).name().endsWith("_bucket"), "a quantile without buckets");
            require(grouped.contains("le"), "a quantile whose buckets are lost");
            expect(")");
            return Kind.MOMENT;
        }
        return selector(token);
    }

    private Kind aggregation(String name) {
        if (peek().equals("by")) {
            next();
            labels();
        }
        expect("(");
        if (name.equals("topk")) {
            require(expression(0) == Kind.SCALAR, "topk without a number");
            expect(",");
        }
        require(expression(0) == Kind.MOMENT, name + " of a range");
        expect(")");
        return Kind.MOMENT;
    }

    private void labels() {
        expect("(");
        do {
            grouped.add(next());
        } while (accept(","));
        expect(")");
    }

    private Kind selector(String name) {
        require(name.matches("[a-zA-Z_:][a-zA-Z0-9_:]*"), name + " is no name");
        require(!peek().equals("("), name + " is no function");
        Map<String, Matching> matchers = new LinkedHashMap<>();
        if (accept("{")) {
            while (!accept("}")) {
                String label = next();
                String operator = next();
                require(Set.of("=", "!=", "=~", "!~").contains(operator), operator + " matches nothing");
                String value = next();
                require(value.startsWith("\""), value + " is no text");
                matchers.put(label, new Matching(operator, value.substring(1, value.length() - 1)));
                require(accept(",") || peek().equals("}"), "matchers that do not end");
            }
        }
        boolean range = accept("[");
        if (range) {
            String time = next();
            require(time.matches("[0-9]+[smhd]") || time.equals("$__rate_interval"), time + " is no time");
            expect("]");
        }
        selectors.add(new Selector(name, matchers, range));
        return range ? Kind.RANGE : Kind.MOMENT;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private String next() {
        require(at < tokens.size(), "ends too early");
        return tokens.get(at++);
    }

    private boolean accept(String token) {
        boolean there = peek().equals(token);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String token) {
        require(accept(token), token + " is missing before " + peek());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
