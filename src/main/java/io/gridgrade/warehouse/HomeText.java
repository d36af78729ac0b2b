package io.gridgrade.warehouse;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the text files of a home, which are UTF-8; one that is not is told with the line where it goes wrong. */
final class HomeText {
    private HomeText() {}

    static String read(Path file, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        ByteBuffer source = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(source, text, true);
        text.flip();
        if (result.isError()) {
            long lineNo = text.chars().filter(c -> c == '\n').count() + 1;
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    name + " line " + lineNo + ", byte " + (source.position() + 1) + " of the file: not UTF-8"
                            + hint(bytes) + "; expected a text file in UTF-8; save it as such");
        }
        String read = text.toString();
        return read.startsWith("\uFEFF") ? read.substring(1) : read;
    }

    private static String hint(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE) {
            return "; it looks like UTF-16";
        }
        try {
            java.nio.charset.Charset.forName("GB18030").newDecoder().decode(ByteBuffer.wrap(bytes));
            return "; it looks like GBK";
        } catch (CharacterCodingException e) {
            return "";
        }
    }
}
