package aftercare.ruleset.sense;

import aftercare.ruleset.sense.space.Box;
import aftercare.ruleset.sense.space.FactSet;
import aftercare.ruleset.sense.space.NumberSet;
import aftercare.ruleset.sense.space.Part;
import aftercare.ruleset.sense.space.Way;
import aftercare.ruleset.sense.space.World;
import aftercare.ruleset.sense.space.Worlds;
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
record Band(SenseRule rule, Way way, Part part, World world, String field, NumberSet numbers, FactSet rest) {

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
        Map<String, NumberSet> byRest = new HashMap<>();
        List<Box> rest = new ArrayList<>();
        for (Box box : part.facts().boxes()) {
            Box without = box.replaced(field, world.all(field));
            byRest.merge(without.sides().toString(), box.side(field), NumberSet::or);
            rest.add(without);
        }
        NumberSet missing = NumberSet.only(World.MISSING);
        NumberSet first = byRest.values().iterator().next();
        for (NumberSet other : byRest.values()) {
            if (!other.equals(first)) {
                return Optional.empty();
            }
        }
        NumberSet numbers = first.minus(missing);
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

    /** Whether the other one asks, its numbers apart, for the same and not for less. */
    boolean asksTheSame(Band other, Worlds worlds) {
        for (Band own : of(other.rule)) {
            boolean same = own.part == other.part && own.field.equals(field);
            if (same && own.beside(rule, way, part, worlds).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The numbers that another way takes of those that this one is about, whatever its own numbers are; empty where it
     * takes all of them, or not all patients of a number.
     */
    Optional<Band> beside(SenseRule other, Way otherWay, Part otherPart, Worlds worlds) {
        if (!otherPart.fact().equals(part.fact())) {
            return Optional.empty();
        }
        NumberSet taken = NumberSet.NONE;
        for (Box box : otherPart.facts().and(rest).boxes()) {
            taken = taken.or(box.side(field));
        }
        NumberSet all = world.all(field).minus(NumberSet.only(World.MISSING));
        NumberSet given = taken.and(all);
        if (given.isEmpty() || given.covers(all) || !otherPart.facts().covers(restWith(given))) {
            return Optional.empty();
        }
        List<Part> present = new ArrayList<>(otherWay.present());
        present.remove(otherPart);
        if (!without().implies(new Way(present, otherWay.absent()), worlds)) {
            return Optional.empty();
        }
        return Optional.of(new Band(other, otherWay, otherPart, world, field, given, rest));
    }

    private FactSet restWith(NumberSet numbers) {
        List<Box> boxes = new ArrayList<>();
        for (Box box : rest.boxes()) {
            box.with(field, numbers).ifPresent(boxes::add);
        }
        return new FactSet(boxes);
    }

    private Way without() {
        return with(world.all(field));
    }

    /** The same way with other numbers. */
    Way with(NumberSet others) {
        List<Part> present = new ArrayList<>();
        for (Part each : way.present()) {
            present.add(each == part ? new Part(part.fact(), restWith(others), part.shown(), part.place()) : each);
        }
        return new Way(present, way.absent());
    }

    /** A range of its numbers as a test. */
    String shown(NumberSet range) {
        String name = part.fact().equals("Vital") ? world.label().substring("Vital ".length()) : field;
        return world.scales().get(field).shown(name, range, world.all(field).minus(NumberSet.only(World.MISSING)));
    }
}
