package io.gridgrade.server;

import io.gridgrade.server.user.Logins;
import io.gridgrade.server.user.SignIns;
import io.gridgrade.server.user.User;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.calcite.avatica.Meta;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The route {@code /jdbc}: Avatica's protocol, for those who sign in with each request. */
final class JdbcHandler extends Handler.Abstract {
    static final String PATH = "/jdbc";
    private static final int REQUEST_BYTES_MAX = 2 << 20;
    private static final String BASIC = "basic ";

    private final SignIns signIns;
    private final BiFunction<User, ClientSocket, Meta> metas;
    private final Protocol protocol;

    JdbcHandler(SignIns signIns, BiFunction<User, ClientSocket, Meta> metas, Protocol protocol) {
        this.signIns = signIns;
        this.metas = metas;
        this.protocol = protocol;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = Request.getPathInContext(request);
        if (!path.equals(PATH) && !path.equals(PATH + "/")) {
            return false;
        }
        if (!HttpMethod.POST.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "POST");
            return end(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
        }
        String credentials = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        Optional<String[]> parts = parts(credentials);
        if (parts.isEmpty()) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"GridGrade\", charset=\"UTF-8\"");
            return end(response, callback, HttpStatus.UNAUTHORIZED_401);
        }
        if (request.getLength() > REQUEST_BYTES_MAX) {
            return end(response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
        }
        signIns.login(
                parts.get()[0],
                parts.get()[1],
                Request.getRemoteAddr(request),
                request.getComponents().getExecutor(),
                login -> {
                    try {
                        answer(login, request, response, callback);
                    } catch (IOException | RuntimeException e) {
                        callback.failed(e);
                    }
                });
        return true;
    }

    private void answer(Logins.Login login, Request request, Response response, Callback callback) throws IOException {
        byte[] body;
        try (InputStream in = Content.Source.asInputStream(request)) {
            body = in.readNBytes(REQUEST_BYTES_MAX + 1);
        }
        if (body.length > REQUEST_BYTES_MAX) {
            end(response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
            return;
        }
        Protocol.Reply reply = login.user().isPresent()
                ? protocol.answer(body, metas.apply(login.user().get(), ClientSocket.of(request)))
                : protocol.notLetIn(body, login.reason());
        // Avatica reads errors from replies of 500 alone.
        response.setStatus(reply.isError() ? HttpStatus.INTERNAL_SERVER_ERROR_500 : HttpStatus.OK_200);
        response.getHeaders()
                .put(
                        HttpHeader.CONTENT_TYPE,
                        reply.isJson() ? "application/json;charset=utf-8" : "application/octet-stream");
        response.write(true, reply.body(), callback);
    }

    private static Optional<String[]> parts(String credentials) {
        if (credentials == null
                || credentials.length() <= BASIC.length()
                || !credentials.substring(0, BASIC.length()).equalsIgnoreCase(BASIC)) {
            return Optional.empty();
        }
        try {
            String pair = new String(
                    Base64.getDecoder()
                            .decode(credentials.substring(BASIC.length()).strip()),
                    StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new String[] {pair.substring(0, colon), pair.substring(colon + 1)});
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean end(Response response, Callback callback, int status) {
        response.setStatus(status);
        response.write(true, ByteBuffer.allocate(0), callback);
        return true;
    }
}
