package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Populations are data: a home may weigh three or more, of any name. */
class PopulationsTest {
    private static final String MONTH = "2024-02";

    @TempDir
    Path folder;

    private Path home;

    @Test
    void threePopulationsAreWeighedEachByItsOwnColumn() throws IOException {
        home = folder.resolve("home");
        ClosedHome.copyTo(home);
        write(
                "customer_class",
                "customer_class_code,population_code,class_order,class_name_en,class_name_zh",
                "residential,resident,1,Residential,居民",
                "commercial,low_voltage,2,Commercial,商业",
                "industrial,high_voltage,3,Industrial,工业",
                "agricultural,low_voltage,4,Agricultural,农业",
                "unknown,resident,5,Unknown,未知");
        write(
                "dimension",
                "dimension_code,dimension_order,dimension_name_en,dimension_name_zh,is_mandatory,weight_high_voltage,"
                        + "weight_low_voltage,weight_resident",
                "payment,1,Payment,缴费行为,true,100,60,70",
                "consumption,2,Consumption conduct,用电行为,false,0,20,15",
                "financial,3,Financial status,财务状况,false,0,10,0",
                "equipment,4,Equipment,设备状况,false,0,0,0",
                "social,5,Social credit,社会信用,false,0,7.5,10",
                "security,6,Security,信用担保,false,0,2.5,5",
                "sensitivity,7,Service sensitivity,服务敏感度,false,0,0,0",
                "value,8,Customer value,客户价值,false,0,0,0");
        done("reopen", MONTH, "--reason", "three populations");
        done("close", "--all");
        done("report", MONTH);

        assertThat(answer("select distinct population_code from mart.month_dimension_weight where period_key = 202402"
                        + " order by population_code"))
                .isEqualTo("high_voltage\nlow_voltage\nresident\n");
        // All of the weight of high voltage lies on payment: its score is the mean of those points.
        assertThat(answer("select count(*) > 0 as some, max(abs(grade.index_score - mean.points)) < 0.001 as agree"
                        + " from mart.credit_grade as grade join (select customer_key, avg(indicator_points) as points"
                        + " from mart.indicator where period_key = 202402 and dimension_code = 'payment' group by"
                        + " customer_key) as mean on mean.customer_key = grade.customer_key where grade.period_key ="
                        + " 202402 and grade.customer_class_code = 'industrial'"))
                .isEqualTo("true,true\n");
        assertThat(text("en"))
                .contains("Dimensions without data of any customer: Social credit; of 100 points of weight they would"
                        + " carry: high_voltage 0, low_voltage 7.5, Residents 10.");
        assertThat(text("zh")).contains("无任何客户数据的维度：社会信用；其应占权重（百分制）：high_voltage 0、low_voltage 7.5、居民客户 10。");
        String industrial = answer("select min(customer_no) as customer_no from mart.credit_grade where period_key ="
                + " 202402 and customer_class_code = 'industrial'");
        assertThat(done("why", industrial.strip(), MONTH).out()).contains("Payment (weight 100)");
    }

    private String answer(String sql) {
        String out = done("sql", "--format", "csv", sql).out().replace("\r\n", "\n");
        return out.substring(out.indexOf('\n') + 1);
    }

    private String text(String language) throws IOException {
        Path file = home.resolve("out/" + MONTH + "/credit-report-" + MONTH + "-" + language + ".pdf");
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private CommandLineRun done(String... arguments) {
        return CommandLineRun.done(home, arguments);
    }

    private void write(String seed, String... lines) throws IOException {
        Path file = home.resolve("seeds/" + seed + ".csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
