package aftercare.sense;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers of one field that a way to meet a rule takes, apart from everything else that it asks for.
 *
 * @param part the fact whose field it is
 * @param numbers those it takes; a missing value is none
 * @param rest the same fact, whatever its number is
 */
record Band(SenseRule rule, Way way, Part part, World world, String field, Values numbers, FactSet rest) {

    /** Every band of a rule. */
    static List<Band> of(SenseRule rule) {
        List<Band> bands = new ArrayList<>();
        for (Way way : rule.ways()) {
            for (Part part : way.present()) {
                Optional<World> world = world(part);
                if (world.isPresent()) {
                    for (String field : world.get().scales().keySet()) {
                        of(rule, way, part, world.get(), field).ifPresent(bands::add);
                    }
                }
            }
        }
        return bands;
    }

    /** The band of a field, if the fact limits it and does so apart from its other fields. */
    private static Optional<Band> of(SenseRule rule, Way way, Part part, World world, String field) {
        Map<String, Values> byRest = new HashMap<>();
        List<Box> rest = new ArrayList<>();
        for (Box box : part.facts().boxes()) {
            Box without = box.replaced(field, world.all(field));
            byRest.merge(without.sides().toString(), box.side(field), Values::or);
            rest.add(without);
        }
        Values missing = Values.only(World.MISSING);
        Values first = byRest.values().iterator().next();
        for (Values other : byRest.values()) {
            if (!other.equals(first)) {
                return Optional.empty();
            }
        }
        Values numbers = first.minus(missing);
        if (numbers.isEmpty() || numbers.covers(world.all(field).minus(missing))) {
            return Optional.empty();
        }
        return Optional.of(new Band(rule, way, part, world, field, numbers, new FactSet(rest)));
    }

    private static Optional<World> world(Part part) {
        Optional<World> world = Optional.empty();
        for (Box box : part.facts().boxes()) {
            if (world.isPresent() && !world.get().label().equals(box.world().label())) {
                return Optional.empty();
            }
            world = Optional.of(box.world());
        }
        return world;
    }

    boolean sameField(Band other) {
        return world.label().equals(other.world.label()) && field.equals(other.field);
    }

    /** Whether the other one asks for nothing, its numbers apart, that this one does not ask for too. */
    boolean within(Band other, Worlds worlds) {
        if (!sameField(other) || !other.rest.covers(rest)) {
            return false;
        }
        return without().implies(other.without(), worlds);
    }

    private Way without() {
        return with(world.all(field));
    }

    /** The same way with other numbers. */
    Way with(Values others) {
        List<Box> boxes = new ArrayList<>();
        for (Box box : rest.boxes()) {
            box.with(field, others).ifPresent(boxes::add);
        }
        List<Part> present = new ArrayList<>();
        for (Part each : way.present()) {
            present.add(each == part ? new Part(part.fact(), new FactSet(boxes), part.shown(), part.place()) : each);
        }
        return new Way(present, way.absent(), way.others());
    }

    /** A range of its numbers as a test. */
    String shown(Values range) {
        return world.scales().get(field).shown(field, range, world.all(field).minus(Values.only(World.MISSING)));
    }
}
