-- Hand-written: score, gates, hysteresis, limit of promotion and grade of every customer of a month; discriminant and
-- probability beside them.
-- Grain:      one row per customer in grade.
-- Reads:      indicator, customer_month, violation, accident, grade of the month before.
-- Writes:     grade.
-- Parameters: month_no; the fragments discriminant and log_odds of HandModels.java.
insert into grade
with
in_default as (
    select distinct customer_key
    from customer_month
    where month_no between {month_no} - 5 and {month_no}
        and is_default
),

vetoed as (
    select customer_key
    from violation
    where month_no between {month_no} - 35 and {month_no}
        and violation_code = 'theft'
    union
    select customer_key
    from accident
    where month_no between {month_no} - 35 and {month_no}
        and severity_code = 'injury'
),

-- Means of points over the lowest denominator that serves all: 840 is divided by 1 to 8.
dimension as (
    select
        *,
        (pay1_points is not null)::integer + (pay2_points is not null)::integer + (pay3_points is not null)::integer
            + (pay4_points is not null)::integer + (pay5_points is not null)::integer
            + (pay6_points is not null)::integer + (pay7_points is not null)::integer
            + (pay8_points is not null)::integer as pay_count,
        coalesce(pay1_points, 0)::bigint + coalesce(pay2_points, 0) + coalesce(pay3_points, 0)
            + coalesce(pay4_points, 0) + coalesce(pay5_points, 0) + coalesce(pay6_points, 0)
            + coalesce(pay7_points, 0) + coalesce(pay8_points, 0) as pay_points,
        (con1_points is not null)::integer + (con2_points is not null)::integer + (con3_points is not null)::integer
            + (con4_points is not null)::integer as con_count,
        coalesce(con1_points, 0)::bigint + coalesce(con2_points, 0) + coalesce(con3_points, 0)
            + coalesce(con4_points, 0) as con_points,
        (fin1_points is not null)::integer + (fin2_points is not null)::integer + (fin3_points is not null)::integer
            + (fin4_points is not null)::integer as fin_count,
        coalesce(fin1_points, 0)::bigint + coalesce(fin2_points, 0) + coalesce(fin3_points, 0)
            + coalesce(fin4_points, 0) as fin_points,
        (eqp1_points is not null)::integer + (eqp2_points is not null)::integer + (eqp3_points is not null)::integer
            + (eqp4_points is not null)::integer as eqp_count,
        coalesce(eqp1_points, 0)::bigint + coalesce(eqp2_points, 0) + coalesce(eqp3_points, 0)
            + coalesce(eqp4_points, 0) as eqp_points
    from indicator
    where month_no = {month_no}
),

scored as (
    select
        month.customer_key,
        month.is_enterprise,
        month.is_stated,
        month.is_new,
        month.arrears_days,
        month.overdue_amount,
        in_default.customer_key is not null as is_default,
        vetoed.customer_key is not null as is_vetoed,
        before.grade_code as previous_grade_code,
        case before.grade_code
            when 'AAA' then 1 when 'AA' then 2 when 'A' then 3 when 'B' then 4 when 'C' then 5 when 'D' then 6
            -- Not rated counts as B.
            when 'NR' then 4
        end as previous_order,
        case
            when pay_count = 0 then null
            when month.is_enterprise then 1000 * (
                9 * pay_points * 840 // pay_count + 3 * con_points * 840 // greatest(con_count, 1)
                    + 3 * fin_points * 840 // greatest(fin_count, 1) + 2 * eqp_points * 840 // greatest(eqp_count, 1)
                    + coalesce(sec1_points, 0)::bigint * 840
            ) // (840 * (
                9 + 3 * (con_count > 0)::integer + 3 * (fin_count > 0)::integer + 2 * (eqp_count > 0)::integer
                    + (sec1_points is not null)::integer
            ))
            else 1000 * (
                14 * pay_points * 840 // pay_count + 3 * con_points * 840 // greatest(con_count, 1)
                    + coalesce(sec1_points, 0)::bigint * 840
            ) // (840 * (14 + 3 * (con_count > 0)::integer + (sec1_points is not null)::integer))
        end as score,
        case when is_stated then {discriminant} end as discriminant_score
    from customer_month as month
    join dimension as indicator using (customer_key)
    left join in_default using (customer_key)
    left join vetoed using (customer_key)
    left join (from grade where month_no = {month_no} - 1) as before using (customer_key)
    where month.month_no = {month_no}
),

banded as (
    select
        *,
        case
            when score is null then 7 when score >= 90000 then 1 when score >= 80000 then 2 when score >= 70000 then 3
            when score >= 60000 then 4 else 5
        end as score_order,
        case
            when score >= 92000 then 1 when score >= 82000 then 2 when score >= 72000 then 3 when score >= 62000 then 4
            else 5
        end as earned_order,
        case when is_default or is_vetoed then 6 when is_new then 7 end as set_order,
        case when arrears_days >= 90 then 5 when overdue_amount > 0 then 2 else 0 end as cap_order,
        case
            when discriminant_score is not null then least(greatest({log_odds}, -700), 700)
        end as log_odds
    from scored
),

steadied as (
    select
        *,
        case
            when score is null or previous_order is null or score_order >= previous_order then score_order
            else least(previous_order, earned_order)
        end as steady_order
    from banded
),

promoted as (
    select
        *,
        case
            when score is null or previous_order is null then steady_order
            else greatest(steady_order, previous_order - 1, case when previous_order >= 5 then 2 else 1 end)
        end as promoted_order,
        1 / (1 + exp(log_odds)) as default_probability
    from steadied
)

select
    {month_no},
    customer_key,
    (score::decimal(9, 0) * 0.001)::decimal(6, 3),
    (['AAA', 'AA', 'A', 'B', 'C', 'D', 'NR'])[score_order],
    (['AAA', 'AA', 'A', 'B', 'C', 'D', 'NR'])[
        case when not is_stated then 7 else coalesce(set_order, greatest(promoted_order, cap_order)) end
    ],
    previous_grade_code,
    case
        when not is_stated then 'unstated'
        when is_default then 'default'
        when is_vetoed then 'theft_or_injury'
        when is_new then 'new_customer'
        when score is null then 'no_score'
        when cap_order > promoted_order then case cap_order when 5 then 'arrears_3_months' else 'open_arrears' end
        when promoted_order <> steady_order then 'promotion'
        when steady_order <> score_order then 'hysteresis'
        else 'score'
    end,
    is_default,
    round(discriminant_score, 6),
    round(default_probability, 6),
    (600 + 20 / ln(2) * (log_odds - ln(50)))::decimal(9, 3),
    case
        when default_probability is null then null when is_default then 'D'
        when default_probability < 0.0025e0 then 'M1' when default_probability < 0.005e0 then 'M2'
        when default_probability < 0.01e0 then 'M3' when default_probability < 0.02e0 then 'M4'
        when default_probability < 0.04e0 then 'M5' when default_probability < 0.08e0 then 'M6'
        when default_probability < 0.16e0 then 'M7' when default_probability < 0.32e0 then 'M8' else 'M9'
    end
from promoted;
