package io.gridgrade.query;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * {@code select a * 2 as b from t where b > 0}: the engine knows in WHERE a name that SELECT gives, where no column is called
 * so. Calcite does not, so for its judgement alone what the name stands for is put in its place. Mutable.
 */
final class WhereNames {
    private record Place(int line, int column) {
        static Place of(SqlParserPos position) {
            return new Place(position.getLineNum(), position.getColumnNum());
        }
    }

    private final Set<Place> places = new HashSet<>();

    /** Whether the column that was not found is such a name, and is known from now on. */
    boolean learn(CalciteContextException notFound, SqlNode query) {
        Place place = new Place(notFound.getPosLine(), notFound.getPosColumn());
        if (!places.add(place)) {
            return false;
        }
        // Of a query that is written out, to see whether there is anything to put in its place.
        Written written = new Written();
        query.accept(written);
        return written.replaced.contains(place);
    }

    /** The query with what the names stand for. */
    SqlNode writtenOut(SqlNode query) {
        return places.isEmpty() ? query : query.accept(new Written());
    }

    private final class Written extends SqlShuttle {
        private final Set<Place> replaced = new HashSet<>();

        @Override
        public SqlNode visit(SqlCall call) {
            SqlNode visited = super.visit(call);
            if (visited instanceof SqlSelect select && select.getWhere() != null) {
                select.setWhere(select.getWhere().accept(new Where(this, select, Set.of())));
            }
            return visited;
        }
    }

    /** One WHERE, not those of queries within. */
    private final class Where extends SqlShuttle {
        private final Written written;
        private final SqlSelect select;
        private final Set<String> within;

        Where(Written written, SqlSelect select, Set<String> within) {
            this.written = written;
            this.select = select;
            this.within = within;
        }

        @Override
        public SqlNode visit(SqlIdentifier id) {
            Place place = Place.of(id.getParserPosition());
            String name = id.names.get(id.names.size() - 1).toLowerCase(Locale.ROOT);
            if (!id.isSimple() || !places.contains(place) || within.contains(name)) {
                return id.clone(id.getParserPosition());
            }
            Optional<SqlNode> given = given(name);
            if (given.isEmpty()) {
                return id.clone(id.getParserPosition());
            }
            written.replaced.add(place);
            Set<String> deeper = new HashSet<>(within);
            deeper.add(name);
            return given.get().accept(new Where(written, select, deeper));
        }

        // A tree of its own: judging changes what it is given.
        @Override
        public SqlNode visit(SqlCall call) {
            if (call.isA(SqlKind.QUERY)) {
                return call;
            }
            CallCopyingArgHandler copied = new CallCopyingArgHandler(call, true);
            call.getOperator().acceptCall(this, call, false, copied);
            return copied.result();
        }

        private Optional<SqlNode> given(String name) {
            return select.getSelectList().stream()
                    .filter(item -> item != null
                            && item.getKind() == SqlKind.AS
                            && ((SqlCall) item).operand(1).toString().equalsIgnoreCase(name))
                    .findFirst()
                    .map(item -> ((SqlCall) item).operand(0));
        }
    }
}
