package aftercare.ruleset.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * Puts ways to meet several things together to ways to meet them all; the last thing changes fastest.
 *
 * @param nothing the way to meet what asks for nothing
 * @param both one way and another as one
 * @param most of very many the first are taken
 */
public record Product<W>(W nothing, BinaryOperator<W> both, int most) {

    Product(W nothing, BinaryOperator<W> both) {
        this(nothing, both, Integer.MAX_VALUE);
    }

    /** One way of each. */
    List<W> of(List<List<W>> each) {
        List<W> ways = List.of(nothing);
        for (List<W> tails : each) {
            List<W> longer = new ArrayList<>();
            for (W head : ways) {
                for (W tail : tails) {
                    if (longer.size() < most) {
                        longer.add(both.apply(head, tail));
                    }
                }
            }
            ways = longer;
        }
        return ways;
    }

    /** Any way of any. */
    static <W> List<W> either(List<List<W>> each) {
        List<W> ways = new ArrayList<>();
        for (List<W> one : each) {
            ways.addAll(one);
        }
        return ways;
    }

    static <E> List<E> joined(List<E> one, List<E> other) {
        List<E> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }
}
