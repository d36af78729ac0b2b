package io.gridgrade.catalogue;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.UserError;
import java.text.MessageFormat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the page in one language. */
public final class CatalogueWords {
    /** The languages that there are words in. */
    public static final List<String> LANGUAGES = List.of("en", "zh");

    private final String language;
    private final ResourceBundle bundle;

    private CatalogueWords(String language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(
                "catalogue.words",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The words in a language; throws UserError for one that there are none in. */
    public static CatalogueWords in(String language) {
        if (!LANGUAGES.contains(language)) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "language \"" + language + "\" is not known" + Nearest.hint(language, LANGUAGES) + "; expected "
                            + String.join(" or ", LANGUAGES));
        }
        return new CatalogueWords(language);
    }

    /** A word or a sentence, its gaps filled with texts. */
    String of(String key, String... values) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
    }

    /** Pieces of one kind, one after another. */
    String list(Collection<String> pieces) {
        return String.join(isChinese() ? "、" : ", ", pieces);
    }

    /** Parts of one sentence. */
    String clauses(Collection<String> parts) {
        return String.join(isChinese() ? "；" : "; ", parts);
    }

    /** Of a name in both languages the one of this. */
    String either(String english, String chinese) {
        return isChinese() && !chinese.isEmpty() ? chinese : english;
    }

    boolean isChinese() {
        return language.equals("zh");
    }

    String language() {
        return language;
    }
}
