package io.gridgrade.query;

import io.gridgrade.measure.Measure;
import io.gridgrade.measure.MeasureSql;
import io.gridgrade.measure.Measures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code measures('billed_amount', 'quarter, county')} where a table may stand: written out as the SELECT that it means,
 * before anything is judged.
 */
final class MeasureCalls {
    /** The name in a query. */
    static final String NAME = "measures";

    private static final int TEXTS_MAX = 3;
    private static final String EXPECTED =
            "; expected up to three texts: measures, dimensions, conditions, for example measures('billed_amount,"
                    + " open_amount year on year', 'quarter, county', 'customer_class = residential')";

    private MeasureCalls() {}

    static void edit(Draft draft, MartCatalog catalog) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isWord(i, NAME) && draft.isCall(i) && isTable(draft, i)) {
                write(draft, i, catalog.measures());
            }
        }
    }

    private static boolean isTable(Draft draft, int at) {
        return draft.isWord(at - 1, "from")
                || draft.isWord(at - 1, "join")
                || draft.isWord(at - 1, "lateral")
                || draft.isSign(at - 1, ",");
    }

    private static void write(Draft draft, int at, Measures measures) {
        int close = draft.closing(at + 1);
        List<String> texts = new ArrayList<>();
        List<Integer> tokens = new ArrayList<>();
        for (Draft.Range argument : draft.list(at + 2, close - 1)) {
            boolean isText = argument.first() == argument.last()
                    && draft.is(argument.first(), Token.Kind.STRING)
                    && draft.token(argument.first()).text().startsWith("'");
            if (!isText || texts.size() == TEXTS_MAX) {
                throw new NotAllowed(
                        "measures has something else than a text" + draft.place(argument.first()) + EXPECTED);
            }
            String text = draft.token(argument.first()).text();
            texts.add(text.substring(1, text.length() - 1).replace("''", "'"));
            tokens.add(argument.first());
        }
        if (texts.isEmpty()) {
            throw new NotAllowed("measures has no text" + draft.place(at) + EXPECTED);
        }
        MeasureSql.Written written = MeasureSql.of(measures, texts);
        if (written instanceof MeasureSql.Refused refused) {
            throw new NotAllowed(refused.reason() + draft.place(tokens.get(refused.text()), 1 + refused.offset()));
        }
        draft.replace(at, close, "(" + ((MeasureSql.Select) written).sql() + ")" + alias(draft, close + 1, NAME));
    }

    /** A table without a name of its own bears that of what was written. */
    static String alias(Draft draft, int next, String name) {
        boolean hasAlias = draft.isWord(next, "as")
                || draft.is(next, Token.Kind.QUOTED)
                || (draft.is(next, Token.Kind.WORD) && !Precedence.precedesOperand(draft.token(next)));
        return hasAlias ? "" : " as " + name;
    }

    /** The measures themselves, as rows of texts. */
    static String rows(Measures measures) {
        boolean hasNone = measures.all().isEmpty();
        return measures.all().stream()
                .map(MeasureCalls::row)
                .collect(Collectors.joining(
                        ", ",
                        "(select * from (values " + (hasNone ? "('', '', '', '', '', '', '', '', '')" : ""),
                        ") as measure (measure_name, kind, format, owner, name_en, name_zh, description_en,"
                                + " description_zh, definition)" + (hasNone ? " where 1 = 0" : "") + ")"));
    }

    private static String row(Measure measure) {
        Measure.Words words = measure.words();
        return Stream.of(
                        measure.name(),
                        measure.kind(),
                        measure.format().name().toLowerCase(Locale.ROOT),
                        measure.owner(),
                        words.en(),
                        words.zh(),
                        words.descriptionEn(),
                        words.descriptionZh(),
                        measure.definitionText())
                .map(text -> "'" + text.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
