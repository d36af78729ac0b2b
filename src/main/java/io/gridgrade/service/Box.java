package io.gridgrade.service;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** For each axis the cells of it: all customers whose inputs lie in them. Not to be changed. */
record Box(List<BitSet> sides) {
    boolean isEmpty() {
        return sides.stream().anyMatch(BitSet::isEmpty);
    }

    /** What lies in both. */
    Box and(Box other) {
        List<BitSet> both = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            BitSet side = (BitSet) sides.get(i).clone();
            side.and(other.sides.get(i));
            both.add(side);
        }
        return new Box(both);
    }

    // What lies in this and not in the other, as boxes of which no two meet.
    private List<Box> minus(Box other) {
        if (and(other).isEmpty()) {
            return List.of(this);
        }
        List<Box> rest = new ArrayList<>();
        List<BitSet> left = new ArrayList<>(sides);
        for (int i = 0; i < sides.size(); i++) {
            BitSet without = (BitSet) sides.get(i).clone();
            without.andNot(other.sides.get(i));
            if (!without.isEmpty()) {
                List<BitSet> part = new ArrayList<>(left);
                part.set(i, without);
                rest.add(new Box(part));
            }
            BitSet within = (BitSet) sides.get(i).clone();
            within.and(other.sides.get(i));
            left.set(i, within);
        }
        return rest;
    }

    /** What is left of boxes when others are taken out, as boxes. */
    static List<Box> minus(List<Box> boxes, List<Box> others) {
        List<Box> left = boxes;
        for (Box other : others) {
            left = left.stream().flatMap(box -> box.minus(other).stream()).toList();
        }
        return left;
    }

    private boolean holds(Box other) {
        for (int i = 0; i < sides.size(); i++) {
            if (reachesOut(other, i)) {
                return false;
            }
        }
        return true;
    }

    // Whether another has cells of an axis that this one has not.
    private boolean reachesOut(Box other, int axis) {
        BitSet out = (BitSet) other.sides.get(axis).clone();
        out.andNot(sides.get(axis));
        return !out.isEmpty();
    }

    private long axesReachedOutOf(Box other) {
        return IntStream.range(0, sides.size())
                .filter(axis -> reachesOut(other, axis))
                .count();
    }

    /**
     * A part of this that none of some boxes has a cell of; empty when together they hold all of it. Every cell is decided, by
     * taking one box after another out, and looking into what is left on each axis; a box that holds all that is left ends it.
     */
    Optional<Box> outside(Collection<Box> boxes) {
        if (isEmpty() || boxes.stream().anyMatch(box -> box.holds(this))) {
            return Optional.empty();
        }
        List<Box> meeting = new ArrayList<>(
                boxes.stream().filter(box -> !and(box).isEmpty()).toList());
        if (meeting.isEmpty()) {
            return Optional.of(this);
        }
        Box taken = meeting.stream()
                .min(Comparator.comparingLong(box -> box.axesReachedOutOf(this)))
                .orElseThrow();
        meeting.remove(taken);
        for (Box part : minus(taken)) {
            Optional<Box> found = part.outside(meeting);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
