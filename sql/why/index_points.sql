-- How the index score came about: what each indicator gives to it, and what it loses against the best band.
-- Grain:      one row per graded indicator that is computed, in the order of the index system.
-- Reads:      mart.indicator, star.fact_indicator, mart.month_indicator, mart.month_dimension, mart.band.
-- Returns:    indicator_code and its names; dimension_code, its names and dimension_weight (of the customer's
--             population); unit, direction_code, bound_1 (the best band's); indicator_value, band_no (0: missing),
--             band_points (of that band by the rules of the close), indicator_points (as they were given),
--             sub_grade_code (the grade that these alone would give), weight_percent (of the whole score, null when
--             left out), score_points and lost_points (in points of the score; null when left out, and all null when
--             the customer has no score).
-- Parameters: customer_key, period_key; the fragment dimension_weight is grade/dimension_weight.sql of the month.
--
-- In whole numbers, as grade.score.IndexScore has them: the score is one division, cut off at the thousandth. What an
-- indicator gives is the score with it less the score without it, going down the index system; so it adds up exactly.
with
population as (
    select population_code
    from star.fact_indicator
    where customer_key = $customer_key
        and period_key = $period_key
),

measured as (
    select
        definition.indicator_code,
        definition.indicator_order,
        definition.indicator_name_en,
        definition.indicator_name_zh,
        definition.unit,
        definition.direction_code,
        definition.bound_1,
        definition.missing_points,
        dimension.dimension_code,
        dimension.dimension_order,
        dimension.dimension_name_en,
        dimension.dimension_name_zh,
        dimension.is_mandatory,
        weight.dimension_weight,
        definition.indicator_weight,
        indicator.indicator_value,
        indicator.indicator_points,
        indicator.sub_grade_code,
        case
            when indicator.indicator_value is null
                or list_contains(
                    list_transform(string_split(definition.special_values, ';'), lambda special: special::double),
                    indicator.indicator_value
                )
                then 0
            when definition.direction_code = 'higher' then case
                when indicator.indicator_value >= definition.bound_1 then 1
                when indicator.indicator_value >= definition.bound_2 then 2
                when indicator.indicator_value >= definition.bound_3 then 3
                when indicator.indicator_value >= definition.bound_4 then 4
                else 5
            end
            else case
                when indicator.indicator_value <= definition.bound_1 then 1
                when indicator.indicator_value <= definition.bound_2 then 2
                when indicator.indicator_value <= definition.bound_3 then 3
                when indicator.indicator_value <= definition.bound_4 then 4
                else 5
            end
        end as band_no
    from mart.indicator as indicator
    join mart.month_indicator as definition using (period_key, indicator_code)
    join mart.month_dimension as dimension
        on dimension.period_key = definition.period_key
        and dimension.dimension_code = definition.dimension_code
    join (
{{dimension_weight}}
    ) as weight
        on weight.dimension_code = dimension.dimension_code
    join population
        on population.population_code = weight.population_code
    where indicator.customer_key = $customer_key
        and indicator.period_key = $period_key
        and definition.is_graded
        and definition.indicator_weight > 0
),

-- Weights as the smallest whole numbers of the same proportions: those inside a dimension, and those of dimensions.
whole_indicator as (
    select
        *,
        (indicator_weight * 1000)::bigint // list_reduce(
            list((indicator_weight * 1000)::bigint) over (partition by dimension_code),
            lambda a, b: gcd(a, b)
        ) as whole_weight,
        (dimension_weight * 1000)::bigint // greatest(list_reduce(
            list((dimension_weight * 1000)::bigint) over (), lambda a, b: gcd(a, b)
        ), 1) as whole_dimension_weight
    from measured
),

present_dimension as (
    select
        dimension_code,
        max(whole_dimension_weight)::hugeint as dimension_part,
        sum(whole_weight)::hugeint as dimension_divisor
    from whole_indicator
    where indicator_points is not null
        and whole_dimension_weight > 0
    group by dimension_code
),

divisor as (
    select
        sum(dimension_part)::hugeint as part_sum,
        list_reduce(list(dimension_divisor), lambda a, b: a * b) as product,
        -- Without a mandatory dimension there is no score, whatever the others say.
        not exists (
            select 1
            from mart.month_dimension as mandatory
            where mandatory.period_key = $period_key
                and mandatory.is_mandatory
                and not exists (
                    select 1
                    from whole_indicator as known
                    where known.dimension_code = mandatory.dimension_code
                        and known.indicator_points is not null
                )
        ) as has_score
    from present_dimension
),

-- One point of an indicator is part / whole points of the score.
parted as (
    select
        whole_indicator.*,
        case
            when has_score and indicator_points is not null
                then whole_weight::hugeint * dimension_part * (product // dimension_divisor)
        end as part,
        part_sum * product as whole
    from whole_indicator
    left join present_dimension using (dimension_code)
    cross join divisor
),

-- Down the index system, the thousandths that the score has, and lacks, through this indicator.
running as (
    select
        *,
        sum(1000::hugeint * indicator_points * coalesce(part, 0)) over down_to_it // whole as through,
        -- Rounded up, as the score is cut off: both together are the hundred.
        (sum(1000::hugeint * (100 - indicator_points) * coalesce(part, 0)) over down_to_it + whole - 1)
            // whole as lost_through
    from parted
    window down_to_it as (
        order by dimension_order, indicator_order
        rows between unbounded preceding and current row
    )
),

given as (
    select
        *,
        coalesce(through, 0) - lag(coalesce(through, 0), 1, 0) over in_order as given_thousandths,
        coalesce(lost_through, 0) - lag(coalesce(lost_through, 0), 1, 0) over in_order as lost_thousandths
    from running
    window in_order as (order by dimension_order, indicator_order)
)

select
    indicator_code,
    indicator_name_en,
    indicator_name_zh,
    dimension_code,
    dimension_name_en,
    dimension_name_zh,
    dimension_weight,
    unit,
    direction_code,
    bound_1,
    indicator_value,
    band_no,
    case band_no when 0 then missing_points else band.points end as band_points,
    indicator_points,
    sub_grade_code,
    round(100 * part::double / whole::double, 2)::decimal(5, 2) as weight_percent,
    case
        when part is not null then (given_thousandths::decimal(9, 0) * 0.001)::decimal(6, 3)
    end as score_points,
    case
        when part is not null then (lost_thousandths::decimal(9, 0) * 0.001)::decimal(6, 3)
    end as lost_points
from given
left join mart.band as band using (band_no)
order by dimension_order, indicator_order;
