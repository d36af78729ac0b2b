package io.gridgrade.source.text;

/**
 * Whether a file has only signs that stand for themselves: digits, the letters of English, those that keys are made of, and what
 * parts its columns and lines. No text in it has a blank, an accent or a quote; nor is a number written as a power of ten.
 * Then no text needs to be looked at one by one. Mutable.
 */
final class PlainSigns {
    private static final String LETTERS = "abcdfghijklmnopqrstuvwxyzABCDFGHIJKLMNOPQRSTUVWXYZ_/:#-\n\r";
    private static final String NUMBERS = "0123456789.,";
    private static final byte OTHER = 0;
    private static final byte LETTER = 1;
    private static final byte NUMBER = 2;
    private static final byte EXPONENT = 3;

    private final byte[] kinds = new byte[256];
    private boolean isPlain;
    private byte before;
    private byte last;

    PlainSigns(byte delimiter, byte quote) {
        set(LETTERS, LETTER);
        set(NUMBERS, NUMBER);
        set("eE", EXPONENT);
        int parting = delimiter & 0xff;
        kinds[parting] = kinds[parting] == OTHER ? LETTER : kinds[parting];
        kinds[quote & 0xff] = OTHER;
        isPlain = kinds[parting] != OTHER;
        before = LETTER;
        last = LETTER;
    }

    private void set(String signs, byte kind) {
        signs.chars().forEach(sign -> kinds[sign] = kind);
    }

    /** The next bytes. */
    void add(byte[] bytes, int count) {
        for (int i = 0; isPlain && i < count; i++) {
            byte kind = kinds[bytes[i] & 0xff];
            // As in 1.5e3 or 2E-4: a minus may come after it.
            boolean isPower = last == EXPONENT && before == NUMBER && (kind == NUMBER || bytes[i] == '-');
            isPlain = kind != OTHER && !isPower;
            before = last;
            last = kind;
        }
    }

    boolean isPlain() {
        return isPlain;
    }
}
