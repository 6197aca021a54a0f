package dev.privatecluster.core.policy;

/**
 * A pattern in which {@code *} stands for any characters, none included, and all else for itself.
 *
 * @param pattern as a user wrote it
 * @param knowsSingles whether {@code ?} stands for exactly one character
 */
record Glob(String pattern, boolean knowsSingles) {
    Glob(String pattern) {
        this(pattern, false);
    }

    /** As the selectors of Fargate profiles know them, where {@code ?} stands for exactly one character. */
    static Glob ofFargate(String pattern) {
        return new Glob(pattern, true);
    }

    /** Whether the whole text matches. Takes time in proportion to the product of both lengths, at most. */
    boolean matches(String text) {
        int inPattern = 0;
        int inText = 0;
        int lastStar = -1;
        int resume = 0;
        while (inText < text.length()) {
            if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
                lastStar = inPattern++;
                resume = inText;
            } else if (inPattern < pattern.length() && isOne(pattern.charAt(inPattern), text.charAt(inText))) {
                inPattern++;
                inText++;
            } else if (lastStar >= 0) {
                inPattern = lastStar + 1;
                inText = ++resume;
            } else {
                return false;
            }
        }
        while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
            inPattern++;
        }
        return inPattern == pattern.length();
    }

    private boolean isOne(char wanted, char actual) {
        return wanted == actual || (knowsSingles && wanted == '?');
    }
}
