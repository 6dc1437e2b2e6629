package jlogtui.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Guesses which of the known names a mistyped one was meant to be. */
public final class NearestNames {
    private static final int MOST = 3;
    private static final int TOO_FAR = 4;

    private record Guess(String name, int distance) {}

    private NearestNames() {}

    /** At most three names, nearest first; none when none is near. */
    public static List<String> to(String typed, Iterable<String> names) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        TreeSet<String> known = new TreeSet<>();
        names.forEach(known::add);
        List<Guess> guesses = new ArrayList<>();
        for (String name : known) {
            int distance = distance(wanted, name.toLowerCase(Locale.ROOT));
            if (distance < TOO_FAR) {
                guesses.add(new Guess(name, distance));
            }
        }
        guesses.sort(Comparator.comparingInt(Guess::distance).thenComparing(Guess::name));
        return guesses.stream()
                .filter(guess -> guess.distance() <= guesses.get(0).distance() + 1)
                .limit(MOST)
                .map(Guess::name)
                .toList();
    }

    /** A name that holds what was typed is as near as one slip of a finger; a part of what was typed is farther. */
    private static int distance(String wanted, String name) {
        if (name.isEmpty() || wanted.isEmpty()) {
            return TOO_FAR;
        }
        if (wanted.length() >= 2 && name.contains(wanted)) {
            return wanted.equals(name) ? 0 : 1;
        }
        int most = Math.max(1, Math.min(wanted.length() / 3, TOO_FAR - 1));
        boolean canBeNear = Math.abs(wanted.length() - name.length()) <= most;
        int edits = canBeNear ? edits(wanted, name) : TOO_FAR;
        if (edits <= most) {
            return edits;
        }
        return name.length() >= 3 && wanted.contains(name) ? TOO_FAR - 1 : TOO_FAR;
    }

    /** Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other. */
    static int edits(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, i, j, from, to);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, int i, int j, String from, String to) {
        int replace = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean isSwap =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return isSwap ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
