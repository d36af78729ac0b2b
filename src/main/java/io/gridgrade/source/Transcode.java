package io.gridgrade.source;

import io.gridgrade.source.text.LikelyEncoding;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.ZipException;

/** Turns a file of any encoding into UTF-8, which is what the engine reads; and finds bytes that are no text. */
final class Transcode {
    private static final int BUFFER_BYTES = 1 << 18;
    private static final int FIRST_BYTES = 1 << 12;

    private Transcode() {}

    /** The characters of a stretch of text, as they are read. */
    private interface Sink {
        void write(CharBuffer characters) throws IOException;
    }

    /** Writes the file as UTF-8, unpacked; malformed bytes are the user's error. */
    static void toUtf8(SupplierFile file, CsvFormat format, Path to) {
        try (OutputStream out = Files.newOutputStream(to)) {
            decode(file, format, characters -> out.write(characters.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw unable(file, to, e);
        }
    }

    /** The same, but for the trailer records: the cells of each, and whether data came after one. */
    static CutTrailer toUtf8WithoutTrailer(
            SupplierFile file, CsvFormat format, char delimiter, int place, String text, Path to) {
        try (Writer out = Files.newBufferedWriter(to, StandardCharsets.UTF_8)) {
            CutTrailer cut = new CutTrailer(out, delimiter, format.quote(), place, text);
            decode(file, format, cut::write);
            cut.end();
            return cut;
        } catch (IOException e) {
            throw unable(file, to, e);
        }
    }

    private static void decode(SupplierFile file, CsvFormat format, Sink sink) throws IOException {
        OptionalLong malformed = read(file, charsetOf(file, format), sink);
        if (malformed.isPresent()) {
            throw new UserError(
                    ExitCode.DATA_QUALITY,
                    file.name() + ": byte " + malformed.getAsLong() + (file.isGzip() ? " (unpacked)" : "") + " is not "
                            + format.encoding() + "; expected a file written as " + format.encoding()
                            + " throughout; correct the file, or format.encoding in source.yml");
        }
    }

    private static UserError unable(SupplierFile file, Path to, IOException error) {
        if (error instanceof EOFException || error instanceof ZipException) {
            return truncated(file, error);
        }
        return new UserError(
                ExitCode.FAILED,
                "unable to turn " + file.name() + " into UTF-8 at " + to + ": " + error.getMessage()
                        + "; expected a file that can be read and room for its copy; free some space and run the"
                        + " command again");
    }

    /** Where the first byte is that is not of the charset; empty when all are. */
    static OptionalLong firstMalformed(SupplierFile file, Charset charset) throws IOException {
        return read(file, charset, characters -> {});
    }

    /** Tells of a packed file that ends too early. */
    static UserError truncated(SupplierFile file, IOException error) {
        return new UserError(
                ExitCode.DATA_QUALITY,
                file.name() + " is not a whole gzip file: " + error.getMessage()
                        + "; expected one that gzip -t accepts; fetch it again");
    }

    // Windows writes UTF-16 low byte first, at times without the mark that says so.
    static Charset charsetOf(SupplierFile file, CsvFormat format) throws IOException {
        if (!format.encoding().equals("utf-16") && !format.encoding().equals("utf-32")) {
            return format.charset();
        }
        byte[] first = file.first(FIRST_BYTES);
        boolean isMarked = !LikelyEncoding.marked(first, first.length).isEmpty();
        if (isMarked) {
            return format.charset();
        }
        boolean isLowFirst = LikelyEncoding.isLowFirst(first, first.length, format.width());
        return Charset.forName(format.encoding() + (isLowFirst ? "le" : "be"));
    }

    private static OptionalLong read(SupplierFile file, Charset charset, Sink sink) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
        // A byte gives one character at most; the one more is the half pair left over.
        CharBuffer characters = CharBuffer.allocate(BUFFER_BYTES + 1);
        long before = 0;
        try (InputStream in = file.open()) {
            boolean ended = false;
            while (!ended) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                ended = read < 0;
                bytes.position(bytes.position() + Math.max(0, read));
                bytes.flip();
                CoderResult result = decoder.decode(bytes, characters, ended);
                if (result.isError()) {
                    return OptionalLong.of(before + bytes.position());
                }
                before += bytes.position();
                bytes.compact();
                characters.flip();
                sink.write(wholeCharacters(characters, ended));
                // A surrogate pair that the buffer's end has cut waits for its other half.
                characters.compact();
            }
        }
        return OptionalLong.empty();
    }

    private static CharBuffer wholeCharacters(CharBuffer characters, boolean ended) {
        int end = characters.limit();
        if (!ended && end > 0 && Character.isHighSurrogate(characters.get(end - 1))) {
            end--;
        }
        CharBuffer whole = characters.duplicate();
        whole.limit(end);
        characters.position(end);
        return whole;
    }
}
