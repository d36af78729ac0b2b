package io.gridgrade.source.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One pass over the bytes tells records, lines and quotes apart as a person would, wherever a word or a buffer ends. */
class ShapeTest {
    @TempDir
    Path folder;

    @Test
    void recordsAndLinesAreCountedForEveryKindOfLineEnd() throws IOException {
        assertThat(shape("a,b\n1,2\n3,4\n")).isEqualTo(new Shape(3, 0, 0, 1, false, 3, 0, false, 0, 3, true));
        assertThat(shape("a,b\r\n1,2\r\n3,4")).isEqualTo(new Shape(3, 0, 0, 1, false, 3, 0, false, 0, 3, true));
        assertThat(shape("a,b\r1,2\r")).isEqualTo(new Shape(2, 0, 0, 1, false, 3, 0, false, 0, 2, true));
        assertThat(shape("a,b\r\n1,2\n\n3,4\r\n")).isEqualTo(new Shape(3, 1, 0, 2, false, 3, 0, false, 0, 4, true));
        assertThat(shape("a,b\r\r\n1,2\r\r\n")).isEqualTo(new Shape(2, 0, 0, 1, true, 3, 0, false, 0, 2, true));
        assertThat(shape("")).isEqualTo(new Shape(0, 0, 0, 0, false, 0, 0, false, 0, 0, true));
        assertThat(shape("\uFEFFa,b\n")).isEqualTo(new Shape(1, 0, 0, 1, false, 3, 0, false, 0, 1, false));
    }

    @Test
    void aQuoteThatIsNotClosedIsToldByItsLine() throws IOException {
        assertThat(shape("a,b\n1,\"2\n3,4\n").openQuoteLine()).isEqualTo(2);
        assertThat(shape("a,b\n1,\"2\"\"\n3,4\n").openQuoteLine()).isEqualTo(2);
        assertThat(shape("a,b\n1,\"2\"\n3,4\n").openQuoteLine()).isZero();
        // Within a bare value it is a sign like any other.
        assertThat(shape("a,b\n1,2\"\n3,4\n").openQuoteLine()).isZero();
    }

    @Test
    void linesThatLookLikeRecordsAreSwallowedAndLinesOfTextAreNot() throws IOException {
        String swallowed = "a,b,c\n1,\"2,x\n3,4,5\n6,7,8\n9\",10,11\n";
        assertThat(shape(swallowed, 3).swallowedLines()).isEqualTo(2);
        assertThat(shape("a,b,c\n1,\"No. 2\nMain Street, left\nShanghai\",3\n", 3))
                .isEqualTo(new Shape(2, 0, 1, 1, false, 38, 0, false, 0, 4, false));
    }

    @Test
    void bothPassesCountTheSameWhateverTheBytes() throws IOException {
        String[] pieces = {
            "a", "b,", ",", "\"", "\"\"", "\n", "\r\n", "\r", "\r\r\n", "名", " ", "longer text of a value"
        };
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            Shape shape = shape(text.toString(), 2);
            NumberedCopy.Counts counts = new NumberedCopy(',', '"', 2, false)
                    .copy(stream(text.toString()), folder.resolve("good"), folder.resolve("bad"));

            assertThat(counts.good() + counts.bad())
                    .as("seed " + seed + ": " + text)
                    .isEqualTo(shape.records());
            // No line end is left that the engine could take for another.
            Shape good = shape(Files.readString(folder.resolve("good")), 4);
            assertThat(good.lineEndKinds() <= 1 && !good.hasOddLineEnds())
                    .as("seed " + seed + ": " + text)
                    .isTrue();
            assertThat(good.records()).as("seed " + seed + ": " + text).isEqualTo(counts.good());
        }
    }

    @Test
    void whatIsNoRecordIsKeptApartWithItsNumberAndLine() throws IOException {
        byte[] text = "a,b,c\n\n1,2,3\r\n1,2\n\"x\"y,2,3\n\n1,\0,3\nC,D,E\n1,\"x\n4,5,6\n7\",8,9\n1,2,\u00ff\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        new NumberedCopy(',', '"', 3, true)
                .copy(new ByteArrayInputStream(text), folder.resolve("good"), folder.resolve("bad"));

        assertThat(folder.resolve("good")).content().isEqualTo("n1,n3,1,2,3\nn5,n8,C,D,E\n");
        assertThat(folder.resolve("bad"))
                .content()
                .isEqualTo(
                        """
                2,4,structure,"1,2","expected number of columns: 3 found: 2"
                3,5,structure,\"""x""y,2,3","found text after the quote that closes a value"
                4,7,not_text,"1,\uFFFD,3","found a NUL, which is no text"
                6,9,swallowed,"1,""x","found a quote that opens in line 9, closes in line 11 and takes in 2 lines that look like records"
                7,10,swallowed,"4,5,6","found a quote that opens in line 9, closes in line 11 and takes in 2 lines that look like records"
                8,11,swallowed,"7"",8,9","found a quote that opens in line 9, closes in line 11 and takes in 2 lines that look like records"
                9,12,not_text,"1,2,\uFFFD","found a byte that is not UTF-8, the 5. of the record"
                """);
    }

    private static Shape shape(String text) throws IOException {
        return shape(text, 2);
    }

    private static Shape shape(String text, int columns) throws IOException {
        return ShapeScan.of(stream(text), ',', '"', columns);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
