package io.gridgrade.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.gridgrade.value.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.apache.calcite.avatica.AvaticaSeverity;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.NoSuchConnectionException;
import org.apache.calcite.avatica.remote.JsonService;
import org.apache.calcite.avatica.remote.LocalService;
import org.apache.calcite.avatica.remote.ProtobufTranslation;
import org.apache.calcite.avatica.remote.ProtobufTranslationImpl;
import org.apache.calcite.avatica.remote.Service;

/**
 * Avatica's two ways to write a request: JSON, which begins with a brace, and protocol buffers, which never do. Its own
 * handlers would do the same, and tell clients the stack of every error.
 */
final class Protocol {
    private static final ProtobufTranslation PROTOBUF = new ProtobufTranslationImpl();

    /** An answer, and whether it is one or an error. */
    record Reply(ByteBuffer body, boolean isError, boolean isJson) {}

    private final Consumer<Throwable> faults;

    Protocol(Consumer<Throwable> faults) {
        this.faults = faults;
    }

    /** Answers a request. */
    Reply answer(byte[] request, Meta meta) throws IOException {
        boolean isJson = isJson(request);
        try {
            Service.Request read = isJson
                    ? JsonService.MAPPER.readValue(request, Service.Request.class)
                    : PROTOBUF.parseRequest(request);
            Service.Response response = response(read, new LocalService(meta));
            if (isJson) {
                NotFinite.check(response);
            }
            return reply(response, false, isJson);
        } catch (NoSuchConnectionException e) {
            return error(
                    isJson,
                    "there is no such connection: it was closed, or was idle for too long",
                    Service.ErrorResponse.MISSING_CONNECTION_ERROR_CODE,
                    SqlState.STOPPED);
        } catch (UserError e) {
            return error(isJson, e.getMessage(), Service.ErrorResponse.UNKNOWN_ERROR_CODE, SqlState.of(e));
        } catch (JsonProcessingException | com.google.protobuf.InvalidProtocolBufferException e) {
            return error(
                    isJson,
                    "the request cannot be read; expected one of Avatica's protocol; numbers are those of JSON, so that"
                            + " NaN and infinity are none",
                    Service.ErrorResponse.UNKNOWN_ERROR_CODE,
                    SqlState.REFUSED);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            faults.accept(e);
            return error(
                    isJson,
                    "the server failed; who runs it sees why in its log",
                    Service.ErrorResponse.UNKNOWN_ERROR_CODE,
                    SqlState.INTERNAL);
        }
    }

    // Which it is, a request keeps for Avatica's own classes; here it is seen what may be asked.
    private static Service.Response response(Service.Request request, Service service) {
        if (request instanceof Service.PrepareAndExecuteRequest asked) {
            return service.apply(asked);
        }
        if (request instanceof Service.FetchRequest asked) {
            return service.apply(asked);
        }
        if (request instanceof Service.ExecuteRequest asked) {
            return service.apply(asked);
        }
        if (request instanceof Service.CreateStatementRequest asked) {
            return service.apply(asked);
        }
        if (request instanceof Service.CloseStatementRequest asked) {
            return service.apply(asked);
        }
        if (request instanceof Service.OpenConnectionRequest asked) {
            return service.apply(asked);
        }
        if (request instanceof Service.CloseConnectionRequest asked) {
            return service.apply(asked);
        }
        if (request instanceof Service.ConnectionSyncRequest asked) {
            return service.apply(asked);
        }
        if (request instanceof Service.PrepareRequest asked) {
            return service.apply(asked);
        }
        if (request instanceof Service.CatalogsRequest asked) {
            return service.apply(asked);
        }
        if (request instanceof Service.SchemasRequest asked) {
            return service.apply(asked);
        }
        if (request instanceof Service.TablesRequest asked) {
            return service.apply(asked);
        }
        if (request instanceof Service.ColumnsRequest asked) {
            return service.apply(asked);
        }
        if (request instanceof Service.TableTypesRequest asked) {
            return service.apply(asked);
        }
        if (request instanceof Service.TypeInfoRequest asked) {
            return service.apply(asked);
        }
        if (request instanceof Service.DatabasePropertyRequest asked) {
            return service.apply(asked);
        }
        if (request instanceof Service.SyncResultsRequest asked) {
            return service.apply(asked);
        }
        if (request instanceof Service.CommitRequest asked) {
            return service.apply(asked);
        }
        if (request instanceof Service.RollbackRequest asked) {
            return service.apply(asked);
        }
        if (request instanceof Service.PrepareAndExecuteBatchRequest asked) {
            return service.apply(asked);
        }
        if (request instanceof Service.ExecuteBatchRequest asked) {
            return service.apply(asked);
        }
        throw NotOffered.refused("a request of this kind is refused");
    }

    /** The reply to one who is not let in. */
    Reply notLetIn(byte[] request, String reason) throws IOException {
        return error(isJson(request), reason, Service.ErrorResponse.UNAUTHORIZED_ERROR_CODE, SqlState.LOGIN);
    }

    private static boolean isJson(byte[] request) {
        return request.length > 0 && request[0] == '{';
    }

    private static Reply error(boolean isJson, String message, int code, String state) throws IOException {
        return reply(
                new Service.ErrorResponse(List.of(), message, code, state, AvaticaSeverity.ERROR, null), true, isJson);
    }

    private static Reply reply(Service.Response response, boolean isError, boolean isJson) throws IOException {
        return new Reply(
                ByteBuffer.wrap(
                        isJson ? JsonService.MAPPER.writeValueAsBytes(response) : PROTOBUF.serializeResponse(response)),
                isError,
                isJson);
    }
}
