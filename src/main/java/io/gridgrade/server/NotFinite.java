package io.gridgrade.server;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.remote.Service;

/** Finds NaN and infinity in what is told in JSON, which has no number for them: a driver would fail without a word. */
final class NotFinite {
    private NotFinite() {}

    /** Refuses a response that has one. */
    static void check(Service.Response response) {
        if (response instanceof Service.ExecuteResponse executed) {
            executed.results.forEach(result -> check(result.firstFrame, Optional.ofNullable(result.signature)));
        } else if (response instanceof Service.FetchResponse fetched) {
            check(fetched.frame, Optional.empty());
        }
    }

    private static void check(Meta.Frame frame, Optional<Meta.Signature> signature) {
        if (frame == null || frame.rows == null) {
            return;
        }
        for (Object row : frame.rows) {
            List<?> values = row instanceof Object[] array ? Arrays.asList(array) : (List<?>) row;
            for (int i = 0; i < values.size(); i++) {
                if (isNotFinite(values.get(i))) {
                    int at = i;
                    throw new UserError(
                            ExitCode.WRONG_USAGE,
                            signature.map(known -> known.columns.get(at).label).orElse("column " + (at + 1))
                                    + " has " + values.get(at)
                                    + ", for which JSON has no number; ask with ;serialization=PROTOBUF in the address of"
                                    + " the connection, or leave it out: case when isfinite(x) then x end");
                }
            }
        }
    }

    private static boolean isNotFinite(Object value) {
        return (value instanceof Double real && !Double.isFinite(real))
                || (value instanceof Float single && !Float.isFinite(single));
    }
}
