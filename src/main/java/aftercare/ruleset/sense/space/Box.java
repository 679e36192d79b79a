package aftercare.ruleset.sense.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Facts of one world of which each field has one of some values.
 *
 * @param sides the values of the fields that are limited; never empty ones
 */
public record Box(World world, SortedMap<String, NumberSet> sides) {

    /** Every fact of a world. */
    public static Box all(World world) {
        return new Box(world, new TreeMap<>());
    }

    /** What a field can be. */
    public NumberSet side(String field) {
        NumberSet values = sides.get(field);
        return values == null ? world.all(field) : values;
    }

    /** Those of them with one of these values; empty when there are none. */
    public Optional<Box> with(String field, NumberSet values) {
        NumberSet both = side(field).and(values);
        if (both.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(replaced(field, both));
    }

    /** The same with other values of a field. */
    public Box replaced(String field, NumberSet values) {
        SortedMap<String, NumberSet> more = new TreeMap<>(sides);
        if (values.covers(world.all(field))) {
            more.remove(field);
        } else {
            more.put(field, values);
        }
        return new Box(world, more);
    }

    /** Whether any fact is in both. */
    public boolean meets(Box other) {
        if (world != other.world) {
            return false;
        }
        for (Map.Entry<String, NumberSet> side : other.sides.entrySet()) {
            if (!side(side.getKey()).meets(side.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** The facts in both; empty when there are none. */
    public Optional<Box> and(Box other) {
        if (!meets(other)) {
            return Optional.empty();
        }
        Optional<Box> both = Optional.of(this);
        for (Map.Entry<String, NumberSet> side : other.sides.entrySet()) {
            if (both.isPresent()) {
                both = both.get().with(side.getKey(), side.getValue());
            }
        }
        return both;
    }

    /** What is left without the other one. */
    public List<Box> minus(Box other) {
        if (!meets(other)) {
            return List.of(this);
        }
        List<Box> left = new ArrayList<>();
        Box rest = this;
        for (Map.Entry<String, NumberSet> side : other.sides.entrySet()) {
            NumberSet mine = rest.side(side.getKey());
            NumberSet outside = mine.minus(side.getValue());
            if (!outside.isEmpty()) {
                left.add(rest.replaced(side.getKey(), outside));
            }
            rest = rest.replaced(side.getKey(), mine.and(side.getValue()));
        }
        return left;
    }
}
