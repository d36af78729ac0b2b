package io.gridgrade.server;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Before every route: only requests that name this server as it is called are let through, or a page of another site could
 * make a browser ask here under a name of its own; and every answer says that nobody is to keep it.
 */
final class Guard extends Handler.Wrapper {
    private static final List<HttpField> HEADERS = List.of(
            new HttpField("X-Content-Type-Options", "nosniff"),
            new HttpField("Cache-Control", "no-store"),
            new HttpField("Referrer-Policy", "no-referrer"),
            new HttpField("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            new HttpField("Cross-Origin-Resource-Policy", "same-origin"));

    private final Set<String> hosts = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    Guard(Handler routes, String address, List<String> others) {
        super(routes);
        hosts.addAll(List.of("localhost", "127.0.0.1", "::1", "[::1]", "0:0:0:0:0:0:0:1"));
        hosts.add(address);
        hosts.addAll(others);
        try {
            hosts.add(InetAddress.getByName(address).getHostAddress());
        } catch (java.net.UnknownHostException e) {
            // Jetty tells when it cannot listen there.
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HEADERS.forEach(header -> response.getHeaders().put(header));
        String host = Request.getServerName(request);
        if (host == null || !hosts.contains(host.toLowerCase(Locale.ROOT))) {
            response.setStatus(HttpStatus.MISDIRECTED_REQUEST_421);
            response.write(true, ByteBuffer.allocate(0), callback);
            return true;
        }
        if (!super.handle(request, response, callback)) {
            response.setStatus(HttpStatus.NOT_FOUND_404);
            response.write(true, ByteBuffer.allocate(0), callback);
        }
        return true;
    }
}
