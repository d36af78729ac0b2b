package io.gridgrade.query;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The types of other engines, as SQL names them. */
final class TypeNames {
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("int2", "smallint"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double"),
            Map.entry("bool", "boolean"),
            Map.entry("datetime", "timestamp"),
            Map.entry("varchar2", "varchar"),
            Map.entry("nvarchar2", "varchar"),
            Map.entry("nvarchar", "varchar"),
            Map.entry("clob", "varchar"),
            Map.entry("number", "decimal"));

    private static final Set<String> OF_MOMENTS = Set.of("timestamp", "time");

    private static final Set<String> COMMON = Set.of(
            "integer", "int", "bigint", "smallint", "tinyint", "decimal", "double", "float", "varchar", "boolean");

    private TypeNames() {}

    static boolean isCommon(String word) {
        return COMMON.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Writes the type that begins here as SQL has it; its last token. */
    static int edit(Draft draft, int at) {
        if (!draft.is(at, Token.Kind.WORD)) {
            return at < draft.size() ? at : draft.size() - 1;
        }
        String name = draft.token(at).lower();
        int last = at;
        if (draft.isWord(at + 1, "precision") || draft.isWord(at + 1, "varying")) {
            last++;
        }
        int open = last + 1;
        if (draft.isSign(open, "(")) {
            last = draft.closing(open);
            unitOfLength(draft, last);
        }
        if (OF_MOMENTS.contains(name)
                && (draft.isWord(last + 1, "with") || draft.isWord(last + 1, "without"))
                && draft.isWord(last + 2, "time")
                && draft.isWord(last + 3, "zone")) {
            if (draft.isWord(last + 1, "without")) {
                draft.replace(last + 1, last + 3, "");
            } else if (name.equals("timestamp")) {
                draft.replace(at, last + 3, "timestamptz");
            }
            last += 3;
        }
        if (draft.isSign(last + 1, "[")) {
            throw new NotAllowed("a list of " + name + " is not a type that a query can cast to" + draft.place(at)
                    + "; cast each value, or leave the cast out");
        }
        if (name.equals("number") && !draft.isSign(open, "(")) {
            throw new NotAllowed("number alone has any digits elsewhere, and none here" + draft.place(at)
                    + "; write number(18, 2) or double");
        }
        String plain = PLAIN.get(name);
        if (plain != null) {
            draft.replace(at, plain);
        }
        return last;
    }

    // varchar2(10 char) counts characters, as every text does here.
    private static void unitOfLength(Draft draft, int close) {
        if (draft.isWord(close - 1, "char")) {
            draft.replace(close - 1, "");
        } else if (draft.isWord(close - 1, "byte")) {
            throw new NotAllowed("a length in bytes is not supported" + draft.place(close - 1)
                    + "; leave \"byte\" out: lengths count characters");
        }
    }
}
