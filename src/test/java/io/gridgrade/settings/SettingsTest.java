package io.gridgrade.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void theTemplateSaysTheDefaults() throws IOException {
        Settings read = Settings.read(file(Settings.template()));

        assertThat(read.asParameters().asMap())
                .isEqualTo(Settings.defaults().asParameters().asMap())
                .hasSize(Setting.values().length);
        assertThat(Settings.template()).contains("\npayment:\n", "\n  grace_days: 3\n", "# a whole number, 0 to 90\n");
    }

    @Test
    void theDefaultsAreThoseOfTheDesign() {
        Parameters defaults = Settings.defaults().asParameters();

        assertThat(defaults.integer("payment_grace_days")).isEqualTo(3);
        assertThat(defaults.decimal("default_material_amount")).isEqualTo(new BigDecimal("100.00"));
        assertThat(defaults.decimal("load_reject_share_max")).isEqualTo(new BigDecimal("0.05"));
        assertThat(defaults.longInteger("random_seed")).isEqualTo(20240601L);
        assertThat(defaults.text("warehouse_currency")).isEqualTo("CNY");
        assertThat(defaults.integer("query_seconds_max")).isEqualTo(60);
    }

    @Test
    void whatIsSaidHoldsAndTheRestStaysDefault() throws IOException {
        Settings settings = Settings.read(
                file(
                        """
                engine:
                  threads: 2
                # nothing below it
                group:
                warehouse:
                  currency: "EUR"
                payment.grace_days: 5
                """));

        assertThat(settings.value(Setting.ENGINE_THREADS)).isEqualTo(2);
        assertThat(settings.value(Setting.WAREHOUSE_CURRENCY)).isEqualTo("EUR");
        assertThat(settings.value(Setting.PAYMENT_GRACE_DAYS)).isEqualTo(5);
        assertThat(settings.value(Setting.GROUP_COUNT)).isEqualTo(6);
    }

    @Test
    void anEmptyFileSaysNothing() throws IOException {
        assertThat(Settings.read(file("# all defaults\n")).asParameters().asMap())
                .isEqualTo(Settings.defaults().asParameters().asMap());
    }

    @Test
    void aSettingIsReadByItsFormerName() throws IOException {
        assertThat(Settings.read(file("load:\n  snapshot_removed_share_max: 0.7\n"))
                        .asParameters()
                        .decimal("load_full_extract_removed_share_max"))
                .isEqualTo(new BigDecimal("0.7"));
    }

    @Test
    void allThatIsWrongIsToldAtOnce() throws IOException {
        Path file = file(
                """
                engine:
                  treads: 2
                load:
                  reject_share_max: 5
                payment:
                  grace_days: soon
                  grace_days: 4
                group:
                  count: [6]
                warehouse:
                  currency: yuan
                """);

        assertThatThrownBy(() -> Settings.read(file)).isInstanceOfSatisfying(UserError.class, error -> {
            assertThat(error.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(error.getMessage())
                    .isEqualTo(
                            file
                                    + " has 6 problems; nothing was done; correct the lines, or remove one to have its default");
            assertThat(error.details())
                    .containsExactly(
                            "line 9, column 3: group.count has settings or a list below it; expected one value",
                            "line 2, column 3: setting \"engine.treads\" is unknown; did you mean \"engine.threads\"?",
                            "line 4, column 3: load.reject_share_max is \"5\"; expected a number, 0 to 1",
                            "line 6, column 3: payment.grace_days is \"soon\"; expected a whole number, 0 to 90",
                            "line 7, column 3: setting payment.grace_days stands on line 6 already; expected it once",
                            "line 11, column 3: warehouse.currency is \"yuan\"; expected a currency code of three capital letters");
        });
    }

    @Test
    void whatIsNotYamlIsToldWithItsLine() throws IOException {
        Path file = file("engine:\n  threads: 2\n threads: 3\n");

        assertThatThrownBy(() -> Settings.read(file))
                .isInstanceOfSatisfying(UserError.class, error -> assertThat(error.details())
                        .singleElement()
                        .asString()
                        .startsWith("line 3, column 2: not YAML: "));
    }

    private Path file(String text) throws IOException {
        Path file = folder.resolve("gridgrade.yml");
        Files.writeString(file, text);
        return file;
    }
}
