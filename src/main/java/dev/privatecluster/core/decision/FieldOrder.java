package dev.privatecluster.core.decision;

import java.util.Comparator;

/** Orders field paths as people count: {@code containers[2]} before {@code containers[10]}. */
final class FieldOrder implements Comparator<String> {
    @Override
    public int compare(String first, String second) {
        int i = 0;
        int j = 0;
        while (i < first.length() && j < second.length()) {
            int firstEnd = digitsEnd(first, i);
            int secondEnd = digitsEnd(second, j);
            boolean numbers = firstEnd > i && secondEnd > j;
            int order = numbers
                    ? compareNumbers(first.substring(i, firstEnd), second.substring(j, secondEnd))
                    : Character.compare(first.charAt(i), second.charAt(j));
            if (order != 0) {
                return order;
            }
            i = numbers ? firstEnd : i + 1;
            j = numbers ? secondEnd : j + 1;
        }
        return Integer.compare(first.length() - i, second.length() - j);
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static int compareNumbers(String first, String second) {
        int byLength = Integer.compare(first.length(), second.length());
        return byLength != 0 ? byLength : first.compareTo(second);
    }
}
