package io.gridgrade.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.server.Request;

/**
 * The connection of the network that a request came over. While a query works nobody reads from it, so that its end is not
 * seen by itself: Linux tells which are still open at the other side.
 */
record ClientSocket(SocketAddress here, SocketAddress there) {
    private static final List<Path> TABLES = List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));
    private static final String ESTABLISHED = "01";
    private static final String MAPPED = "0000000000000000FFFF0000";
    private static final int WORD_BYTES = 4;

    static ClientSocket of(Request request) {
        return new ClientSocket(
                request.getConnectionMetaData().getLocalSocketAddress(),
                request.getConnectionMetaData().getRemoteSocketAddress());
    }

    /** What Linux says of the connections of this machine: their state by both ends. Empty where it does not say. */
    static Map<String, String> states() {
        Map<String, String> states = new HashMap<>();
        for (Path table : TABLES) {
            try {
                Files.readString(table, StandardCharsets.US_ASCII)
                        .lines()
                        .skip(1)
                        .forEach(line -> {
                            String[] parts = line.strip().split("\\s+", -1);
                            if (parts.length > 3) {
                                states.put(parts[1] + " " + parts[2], parts[3]);
                            }
                        });
            } catch (IOException e) {
                // Of one kind there may be no table.
            }
        }
        return states;
    }

    /** Whether the client has closed its side, or is gone; never where the system does not say. */
    boolean isGone(Map<String, String> states) {
        if (states.isEmpty()
                || !(here instanceof InetSocketAddress ours)
                || !(there instanceof InetSocketAddress theirs)) {
            return false;
        }
        List<String> forms = forms(ours);
        List<String> others = forms(theirs);
        for (int i = 0; i < Math.min(forms.size(), others.size()); i++) {
            if (ESTABLISHED.equals(states.get(forms.get(i) + " " + others.get(i)))) {
                return false;
            }
        }
        return true;
    }

    // As the tables write an end: words of four bytes, the last byte first; of IPv4 also as the other table has it.
    private static List<String> forms(InetSocketAddress end) {
        InetAddress address = end.getAddress();
        String port = String.format(Locale.ROOT, ":%04X", end.getPort());
        byte[] bytes = address.getAddress();
        StringBuilder words = new StringBuilder();
        for (int word = 0; word < bytes.length; word += WORD_BYTES) {
            for (int i = WORD_BYTES - 1; i >= 0; i--) {
                words.append(HexFormat.of().withUpperCase().toHexDigits(bytes[word + i]));
            }
        }
        List<String> forms = new ArrayList<>(List.of(words + port));
        if (bytes.length == WORD_BYTES) {
            forms.add(MAPPED + words + port);
        }
        return forms;
    }
}
