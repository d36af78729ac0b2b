package io.gridgrade.source.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which encoding some bytes of a text most likely are of. Nearly every file of one Chinese encoding is also valid in the others,
 * as other signs: what tells them apart is that each puts its common signs in a place of its own.
 */
public final class LikelyEncoding {
    // Fewer foreign letters are broken bytes rather than another encoding.
    private static final int LETTERS_MIN = 3;
    // A word or two of another encoding may happen to be UTF-8 as well.
    private static final int UTF8_PAIRS_MIN = 6;
    private static final double MOST = 0.8;
    // Of signs that must all but all be common in one encoding and mostly not in the other.
    private static final int DECISIVE_PAIRS_MIN = 20;
    private static final double DECISIVE_LEAD = 0.3;

    private int pairs;
    private int gbCommon;
    private int bigCommon;
    private int letters;

    private LikelyEncoding(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            int lead = bytes[i] & 0xff;
            if (lead < 0x80) {
                continue;
            }
            int trail = i + 1 < count ? bytes[i + 1] & 0xff : 0;
            pairs++;
            // Of the first level and the punctuation of GB 2312, and of the frequent signs of Big5.
            gbCommon += ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3)) && trail >= 0xa1 ? 1 : 0;
            bigCommon += lead >= 0xa1 && lead <= 0xc6 && (trail >= 0xa1 || (trail >= 0x40 && trail <= 0x7e)) ? 1 : 0;
            letters += lead >= 0xc0 && trail < 0x80 ? 1 : 0;
            i += trail >= 0x40 && trail != 0x7f && !(lead >= 0xc0 && isLetter(trail)) ? 1 : 0;
        }
    }

    private static boolean isLetter(int b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }

    /** The encodings that bytes which are not UTF-8 may be of, the likeliest first; GB 18030 when nothing tells. */
    public static List<String> ofOther(byte[] bytes, int count) {
        LikelyEncoding look = new LikelyEncoding(bytes, count);
        if (look.letters >= LETTERS_MIN && look.letters > MOST * look.pairs) {
            return List.of("windows-1252");
        }
        List<String> likely = new ArrayList<>(List.of("gb18030", "big5"));
        Map<String, Integer> common = Map.of("gb18030", look.gbCommon, "big5", look.bigCommon);
        likely.sort(Comparator.comparing(common::get, Comparator.reverseOrder()));
        return likely;
    }

    /**
     * What the first bytes of a file show beyond doubt, whatever was declared: utf-16, utf-32, or with some foreign signs utf-8,
     * gb18030 or big5; empty when there is doubt.
     */
    public static String beyondDoubt(byte[] bytes, int count) {
        String wide = wide(bytes, count);
        if (!wide.isEmpty()) {
            return wide;
        }
        LikelyEncoding look = new LikelyEncoding(bytes, count);
        if (look.pairs >= UTF8_PAIRS_MIN && isUtf8(bytes, count)) {
            return "utf-8";
        }
        double lead = (double) (look.bigCommon - look.gbCommon) / Math.max(1, look.pairs);
        if (look.pairs < DECISIVE_PAIRS_MIN || Math.abs(lead) < DECISIVE_LEAD) {
            return "";
        }
        int most = Math.max(look.bigCommon, look.gbCommon);
        return most < MOST * look.pairs ? "" : lead > 0 ? "big5" : "gb18030";
    }

    /** utf-16 or utf-32 by the mark at the beginning, or by the zeros of a text without one; else empty. */
    public static String wide(byte[] bytes, int count) {
        String marked = marked(bytes, count);
        if (!marked.isEmpty()) {
            return marked;
        }
        int looked = count - count % 4;
        int[] zeros = new int[4];
        for (int i = 0; i < looked; i++) {
            zeros[i % 4] += bytes[i] == 0 ? 1 : 0;
        }
        int quarter = looked / 4;
        if (quarter == 0) {
            return "";
        }
        int nearlyAll = quarter - quarter / 10;
        if (Math.min(zeros[2], zeros[3]) >= nearlyAll || Math.min(zeros[0], zeros[1]) >= nearlyAll) {
            return "utf-32";
        }
        // Of a text of another script fewer are zero: those of its digits, delimiters and line ends.
        int even = zeros[0] + zeros[2];
        int odd = zeros[1] + zeros[3];
        int half = 2 * quarter;
        return Math.max(even, odd) * 4 > half && Math.min(even, odd) * 20 < half ? "utf-16" : "";
    }

    /** utf-16 or utf-32 by the mark at the beginning; else empty. */
    public static String marked(byte[] bytes, int count) {
        int first = word(bytes, count, 0);
        int second = word(bytes, count, 2);
        if ((first == 0xfffe && second == 0) || (first == 0 && second == 0xfeff)) {
            return "utf-32";
        }
        return first == 0xfffe || first == 0xfeff ? "utf-16" : "";
    }

    /** Whether the low byte comes first in a text of two or four bytes a sign, as its mark or its zeros say. */
    public static boolean isLowFirst(byte[] bytes, int count, int width) {
        int first = word(bytes, count, 0);
        if (first == 0xfffe) {
            return true;
        }
        if (first == 0xfeff || (width == 4 && first == 0 && word(bytes, count, 2) == 0xfeff)) {
            return false;
        }
        int low = 0;
        int high = 0;
        for (int i = 0; i + width <= count; i += width) {
            high += bytes[i] == 0 ? 1 : 0;
            low += bytes[i + width - 1] == 0 ? 1 : 0;
        }
        return low > high;
    }

    private static int word(byte[] bytes, int count, int at) {
        return at + 1 < count ? ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff) : -1;
    }

    // The last sign may be cut off.
    private static boolean isUtf8(byte[] bytes, int count) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return !decoder.decode(ByteBuffer.wrap(bytes, 0, count), CharBuffer.allocate(count + 1), false)
                .isError();
    }
}
