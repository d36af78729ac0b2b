package io.gridgrade.query;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The functions a query may call: those that compute from their arguments alone. A list of what is allowed, not of what
 * is forbidden: the next version of the engine may bring another function that reads files or tells of the machine.
 */
final class EngineFunctions {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** Aggregates of the engine that Calcite does not know; it must, or it asks for a GROUP BY of their arguments. */
    static final Set<String> AGGREGATES = names(
            """
            approx_count_distinct approx_quantile arbitrary array_agg arg_max arg_min argmax argmin bit_and bit_or bit_xor bool_and
            bool_or corr count_if countif entropy every favg first fsum geomean geometric_mean histogram kahan_sum kurtosis
            kurtosis_pop last list mad max_by mean median min_by product quantile quantile_cont quantile_disc regr_avgx
            regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy sem skewness some stddev string_agg sumkahan
            variance weighted_avg
            """);

    private static final Set<String> STANDARD_AGGREGATES = names(
            """
            any_value avg count covar_pop covar_samp cume_dist dense_rank first_value grouping
            grouping_id lag last_value lead listagg max min mode nth_value ntile percent_rank percentile_cont
            percentile_disc rank row_number stddev_pop stddev_samp sum var_pop var_samp
            """);

    private static final Set<String> SCALARS = names(
            """
            abs acos acosh age array_length array_to_string ascii asin asinh atan atan2 atanh bit_count bit_length cardinality case cast cbrt ceil ceiling century
            char_length character_length chr coalesce concat concat_ws contains convert cos cosh cot current_date
            current_time current_timestamp damerau_levenshtein date_add date_diff date_part date_sub date_trunc datediff
            datepart datesub datetrunc day dayname dayofmonth dayofweek dayofyear days_in_month decade degrees divide
            editdist3 ends_with epoch epoch_ms era even exp extract factorial fdiv floor fmod format gamma gcd greatest
            greatest_common_divisor hamming hour if ifnull instr isfinite isinf isnan isodow isoyear jaccard
            jaro_similarity jaro_winkler_similarity json_extract json_extract_string json_keys json_type json_valid
            json_array_length julian last_day lcase lcm least left len length levenshtein lgamma list_avg
            list_contains list_distinct list_extract list_has_all list_has_any list_max list_min list_position list_reverse
            list_slice list_sort list_sum list_value ln localtime localtimestamp log log10 log2 lower lpad ltrim make_date make_time
            make_timestamp md5 microsecond millennium millisecond minute mod month monthname now nullif octet_length
            ord overlay pi position position_of pow power prefix printf quarter radians rand random regexp_extract
            regexp_extract_all regexp_full_match regexp_matches regexp_replace replace reverse right round round_even row rpad
            rtrim second sha256 sign signbit sin sinh split_part sqrt starts_with strftime
            string_split string_split_regex string_to_array strip_accents strlen
            strpos strptime substr substring suffix switch tan tanh time_bucket timestampadd timestampdiff to_days to_hours
            to_minutes to_months to_quarters to_seconds to_weeks to_years today translate trim trunc truncate try_cast
            try_strptime typeof ucase unicode unnest upper week weekday weekofyear xor year yearweek
            """);

    private static final Set<String> ALLOWED = union(AGGREGATES, STANDARD_AGGREGATES, SCALARS);

    private EngineFunctions() {}

    static boolean isAllowed(String name) {
        return ALLOWED.contains(name.toLowerCase(Locale.ROOT));
    }

    static boolean isAggregate(String name) {
        return AGGREGATES.contains(name)
                || STANDARD_AGGREGATES.contains(name)
                || ForeignFunctions.AGGREGATES.contains(name);
    }

    static Set<String> allowed() {
        return ALLOWED;
    }

    private static Set<String> names(String text) {
        return Set.copyOf(SPACE.splitAsStream(text.strip()).toList());
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... parts) {
        Set<String> all = new TreeSet<>();
        for (Set<String> part : parts) {
            all.addAll(part);
        }
        return Set.copyOf(all);
    }
}
