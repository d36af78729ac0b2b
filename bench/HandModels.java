import io.gridgrade.grade.score.BinnedTerm;
import io.gridgrade.grade.score.DiscriminantScore;
import io.gridgrade.grade.score.DiscriminantTerm;
import io.gridgrade.grade.score.Variable;
import io.gridgrade.statistics.binning.BinningLimits;
import io.gridgrade.statistics.binning.Bins;
import io.gridgrade.statistics.binning.Counts;
import io.gridgrade.statistics.binning.PreBin;
import io.gridgrade.statistics.binning.Trend;
import io.gridgrade.statistics.calibration.ScoreGroup;
import io.gridgrade.statistics.calibration.SplineScaling;
import io.gridgrade.statistics.discriminant.ClassSums;
import io.gridgrade.statistics.discriminant.Feature;
import io.gridgrade.statistics.discriminant.LinearDiscriminant;
import io.gridgrade.statistics.discriminant.SufficientStatistics;
import io.gridgrade.statistics.discriminant.TwoClassDiscriminant;
import io.gridgrade.statistics.mixed.GroupMoments;
import io.gridgrade.statistics.mixed.RandomSlopes;
import io.gridgrade.statistics.mixed.RelativeCovariance;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The models of a month, fitted by the classes of io.gridgrade.statistics on sums that hand-written SQL takes: the mixed
 * model of service sensitivity, and of each population bins, discriminant and calibration on up to twelve months.
 */
final class HandModels {
    private static final List<String> RESIDENT = List.of(
            "pay1", "pay2", "pay3", "pay4", "pay5", "pay6", "pay7", "pay8", "con1", "con2", "con3", "con4", "sec1");
    static final List<String> ENTERPRISE = List.of(
            "pay1", "pay2", "pay3", "pay4", "pay5", "pay6", "pay7", "pay8", "con1", "con2", "con3", "con4", "fin1",
            "fin2", "fin3", "fin4", "eqp1", "eqp2", "eqp3", "eqp4", "sec1");
    private static final Set<String> HIGHER_IS_BETTER = Set.of(
            "pay1", "pay7", "pay8", "con1", "fin2", "fin3", "fin4", "eqp1", "eqp2", "eqp4", "sec1");
    private static final BinningLimits LIMITS = new BinningLimits(0.02, 10, 10, 0.5, 3);
    private static final int FOLDS = 5;
    private static final double SHRINKAGE = 0.2;
    private static final int CASES_MAX = 100_000;

    private final HandSql sql;
    private final int firstMonthNo;
    private final HandGroups groups;
    // Of each population: the discriminant in force, and its log odds, as SQL.
    private final Map<Boolean, String> scores = new TreeMap<>();
    private final Map<Boolean, String> logOdds = new TreeMap<>();

    HandModels(HandSql sql, int firstMonthNo) {
        this.sql = sql;
        this.firstMonthNo = firstMonthNo;
        groups = new HandGroups(sql);
    }

    void groups(int monthNo, Map<String, String> holes) throws Exception {
        groups.run(monthNo, holes);
    }

    /** Fills the temporary table sensitivity: every customer's own slope of satisfaction on quality. */
    void sensitivity(Map<String, String> holes) throws Exception {
        sql.run("sensitivity_case", holes);
        double[] total = new double[4];
        sql.query("select count(*) filter (where answer_count > 1), coalesce(sum(answer_count), 0),"
                + " coalesce(sum(quality_sum::decimal(38, 12)), 0)::double,"
                + " coalesce(sum(quality_square_sum::decimal(38, 12)), 0)::double from sensitivity_case", row -> {
            for (int i = 0; i < total.length; i++) {
                total[i] = row.getDouble(i + 1);
            }
        });
        double squares = total[3] - total[2] * total[2] / Math.max(total[1], 1);
        double deviation = total[1] < 2 ? 0 : Math.sqrt(Math.max(squares, 0) / (total[1] - 1));
        if (total[0] < 30 || deviation <= 0) {
            sql.execute("create or replace temp table sensitivity (customer_key integer, sen1 double)");
            return;
        }
        RandomSlopes model = RandomSlopes.fit(this::moments, (long) total[1], true);
        Map<String, String> numbers = numbers(model.covariance());
        numbers.put("score", DiscriminantScore.literal(model.intercept()));
        numbers.put("slope", DiscriminantScore.literal(model.slope()));
        numbers.put("deviation", DiscriminantScore.literal(deviation));
        sql.run("sensitivity", numbers);
    }

    private static Map<String, String> numbers(RelativeCovariance covariance) {
        return new TreeMap<>(Map.of(
                "g11", DiscriminantScore.literal(covariance.intercept()),
                "g12", DiscriminantScore.literal(covariance.both()),
                "g22", DiscriminantScore.literal(covariance.slope())));
    }

    private GroupMoments moments(RelativeCovariance covariance) {
        try {
            double[] sums = new double[22];
            sql.query(HandSql.text("sensitivity_moment", numbers(covariance)), row -> {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] = row.getDouble(i + 1);
                }
            });
            return new GroupMoments(
                    sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], sums[8], sums[9], sums[10],
                    sums[11], sums[12], sums[13], sums[14], sums[15], sums[16], sums[17], sums[18], sums[19], sums[20],
                    sums[21]);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fits what can be learned by the month, and gives the scores in force as the holes of month_grade.sql. */
    void discriminants(int monthNo, Map<String, String> holes) throws Exception {
        int last = monthNo - 12;
        int first = Math.max(firstMonthNo + 11, last - 11);
        if (first <= last) {
            Map<String, String> months = new TreeMap<>(Map.of(
                    "first_no", Integer.toString(first),
                    "last_no", Integer.toString(last),
                    "month_no", Integer.toString(monthNo),
                    "cases_max", Integer.toString(CASES_MAX)));
            sql.run("discriminant_case", months);
            Map<Boolean, Map<String, List<PreBin>>> preBins = preBins();
            Map<Boolean, Long> defaults = new TreeMap<>();
            sql.query("select is_enterprise, least(count(*) filter (where is_bad), count(*) filter (where not is_bad))"
                    + " from discriminant_case group by is_enterprise",
                    row -> defaults.put(row.getBoolean(1), row.getLong(2)));
            for (boolean population : List.of(false, true)) {
                if (defaults.getOrDefault(population, 0L) >= 30) {
                    fit(population, preBins.get(population));
                }
            }
            sql.execute("drop table discriminant_case");
        }
        holes.put("discriminant", byPopulation(scores, "indicator.is_enterprise"));
        holes.put("log_odds", byPopulation(logOdds, "is_enterprise"));
    }

    private static String byPopulation(Map<Boolean, String> values, String population) {
        return "case when " + population + " then " + values.getOrDefault(true, "null::double") + " else "
                + values.getOrDefault(false, "null::double") + " end";
    }

    private Map<Boolean, Map<String, List<PreBin>>> preBins() throws Exception {
        Map<Boolean, Map<String, List<PreBin>>> found = new TreeMap<>();
        found.put(false, new TreeMap<>());
        found.put(true, new TreeMap<>());
        sql.query(HandSql.text("discriminant_pre_bin", Map.of()), row -> {
            List<Counts> folds = new ArrayList<>();
            for (int fold = 0; fold < FOLDS; fold++) {
                folds.add(new Counts(row.getLong(4 + 2 * fold), row.getLong(5 + 2 * fold)));
            }
            double from = row.getDouble(3);
            PreBin.Kind kind = row.wasNull() ? PreBin.Kind.MISSING : PreBin.Kind.NUMBER;
            found.get(row.getBoolean(1))
                    .computeIfAbsent(row.getString(2), name -> new ArrayList<>())
                    .add(new PreBin(kind, kind == PreBin.Kind.MISSING ? 0 : from, "", folds));
        });
        return found;
    }

    private void fit(boolean isEnterprise, Map<String, List<PreBin>> preBins) throws Exception {
        Optional<DiscriminantScore> all = fit(isEnterprise, preBins, Set.of());
        if (all.isEmpty()) {
            return;
        }
        List<DiscriminantScore> others = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            fit(isEnterprise, preBins, Set.of(fold)).ifPresent(others::add);
        }
        // Each case by the discriminant of the other folds.
        String score = others.size() < FOLDS
                ? alone(all.get()).sql()
                : IntStream.range(0, FOLDS)
                        .mapToObj(fold -> " when " + fold + " then " + alone(others.get(fold)).sql())
                        .collect(Collectors.joining("", "case fold_no", " end"));
        List<ScoreGroup> groups = new ArrayList<>();
        sql.query("select round(score, 2), count(*) filter (where not is_bad), count(*) filter (where is_bad) from ("
                + "select " + score + " as score, is_bad from discriminant_case where is_enterprise = " + isEnterprise
                + ") group by 1 order by 1",
                row -> groups.add(new ScoreGroup(row.getDouble(1), row.getLong(2), row.getLong(3))));
        SplineScaling calibration = SplineScaling.fit(groups, 3, 50);
        scores.put(isEnterprise, all.get().sql());
        logOdds.put(isEnterprise, DiscriminantScore.logOdds(calibration, "discriminant_score"));
    }

    private static DiscriminantScore alone(DiscriminantScore score) {
        return new DiscriminantScore(
                score.terms().stream()
                        .map(term -> (DiscriminantTerm) ((BinnedTerm) term).alone())
                        .toList(),
                score.cut());
    }

    // On all folds but some.
    private Optional<DiscriminantScore> fit(
            boolean isEnterprise, Map<String, List<PreBin>> preBins, Set<Integer> without) throws Exception {
        Map<String, BinnedTerm> terms = new LinkedHashMap<>();
        for (String name : isEnterprise ? ENTERPRISE : RESIDENT) {
            List<PreBin> values = preBins.get(name);
            if (values.stream().allMatch(each -> each.kind() == PreBin.Kind.MISSING)) {
                continue;
            }
            if (values.stream().allMatch(each -> each.without(without).goods() == 0)
                    || values.stream().allMatch(each -> each.without(without).defaults() == 0)) {
                return Optional.empty();
            }
            Bins bins = Bins.of(
                    values, without, HIGHER_IS_BETTER.contains(name) ? Trend.DESCENDING : Trend.ASCENDING, LIMITS);
            if (!bins.isConstant()) {
                terms.put(name, new BinnedTerm(Variable.ofIndicator(name), 1, bins));
            }
        }
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        List<Feature> features = terms.keySet().stream().map(name -> new Feature(name, 3)).toList();
        List<ClassSums> sums = classSums(isEnterprise, List.copyOf(terms.values()), without);
        SufficientStatistics statistics = new SufficientStatistics(features, sums);
        if (sums.size() < 2 || IntStream.range(0, features.size()).allMatch(statistics::isConstantWithinClasses)) {
            return Optional.empty();
        }
        TwoClassDiscriminant formula = LinearDiscriminant.ofEvidence(statistics, "good", "default", SHRINKAGE)
                .between("good", "default");
        List<DiscriminantTerm> given = new ArrayList<>();
        for (int i = 0; i < formula.features().size(); i++) {
            given.add(terms.get(formula.features().get(i)).times(formula.direction().get(i)));
        }
        return Optional.of(new DiscriminantScore(given, formula.cut()));
    }

    private List<ClassSums> classSums(boolean isEnterprise, List<BinnedTerm> terms, Set<Integer> without)
            throws Exception {
        StringBuilder evidence = new StringBuilder();
        StringBuilder sums = new StringBuilder();
        for (int i = 0; i < terms.size(); i++) {
            evidence.append(", (").append(terms.get(i).alone().thousandths()).append(")::integer as x").append(i);
            sums.append(", sum(x").append(i).append(")");
            for (int j = i; j < terms.size(); j++) {
                sums.append(", sum(x").append(i).append(" * x").append(j).append(")");
            }
        }
        String condition = "is_enterprise = " + isEnterprise
                + without.stream().map(fold -> " and fold_no <> " + fold).collect(Collectors.joining());
        List<ClassSums> found = new ArrayList<>();
        sql.query("select case when is_bad then 'default' else 'good' end as class_code, count(*)" + sums
                + " from (select is_bad" + evidence + " from discriminant_case where " + condition
                + ") group by class_code order by class_code", row -> found.add(classSums(row, terms.size())));
        return found;
    }

    private static ClassSums classSums(ResultSet row, int size) throws SQLException {
        List<BigInteger> sums = new ArrayList<>();
        List<BigInteger> products = new ArrayList<>();
        int at = 3;
        for (int i = 0; i < size; i++) {
            sums.add(new BigInteger(row.getString(at++)));
            for (int j = i; j < size; j++) {
                products.add(new BigInteger(row.getString(at++)));
            }
        }
        return new ClassSums(row.getString(1), row.getLong(2), sums, products);
    }
}
