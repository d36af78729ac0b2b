-- The scoring of a month as a careful person would write it by hand for the seeds that ship: index score, discriminant,
-- probability, gates, promotion, hysteresis, grade and reason. {{points}} has the points of the indicators, {{month}},
-- {{before}}, {{cure}}, {{three_years}} are months, {{new_since}} a day, {{discriminant}} and {{log_odds}} the model's
-- numbers by population, {{model}} its keys.
create or replace table hand_grade as
with
defaulted as (
    select distinct customer_key
    from star.fact_customer_month
    where period_key between {{cure}} and {{month}} and is_default
),

vetoed as (
    select customer_key
    from star.fact_violation
    where period_key between {{three_years}} and {{month}} and violation_code = 'theft'
    union
    select customer_key
    from star.fact_accident
    where period_key between {{three_years}} and {{month}} and severity_code = 'injury'
),

base as (
    select
        s.customer_key,
        s.customer_version_key,
        i.population_code = 'enterprise' as firm,
        case before.grade_code
            when 'AAA' then 1 when 'AA' then 2 when 'A' then 3 when 'B' then 4 when 'C' then 5 when 'D' then 6 when 'NR' then 4
        end as prior,
        before.grade_code as previous_grade_code,
        d.customer_key is not null as is_default,
        v.customer_key is not null as is_vetoed,
        n.opened_on >= date '{{new_since}}' as is_new,
        not s.is_stated as is_unstated,
        s.arrears_days >= 90 as is_late,
        s.overdue_amount > 0 as is_owing,
        coalesce(pay1_points, 0) + coalesce(pay2_points, 0) + coalesce(pay3_points, 0) + coalesce(pay4_points, 0)
            + coalesce(pay5_points, 0) + coalesce(pay6_points, 0) + coalesce(pay7_points, 0) + coalesce(pay8_points, 0) as pay,
        (pay1_points is not null)::int + (pay2_points is not null)::int + (pay3_points is not null)::int
            + (pay4_points is not null)::int + (pay5_points is not null)::int + (pay6_points is not null)::int
            + (pay7_points is not null)::int + (pay8_points is not null)::int as pay_n,
        coalesce(con1_points, 0) + coalesce(con2_points, 0) + coalesce(con3_points, 0) + coalesce(con4_points, 0) as con,
        (con1_points is not null)::int + (con2_points is not null)::int + (con3_points is not null)::int
            + (con4_points is not null)::int as con_n,
        coalesce(fin1_points, 0) + coalesce(fin2_points, 0) + coalesce(fin3_points, 0) + coalesce(fin4_points, 0) as fin,
        (fin1_points is not null)::int + (fin2_points is not null)::int + (fin3_points is not null)::int
            + (fin4_points is not null)::int as fin_n,
        coalesce(eqp1_points, 0) + coalesce(eqp2_points, 0) + coalesce(eqp3_points, 0) + coalesce(eqp4_points, 0) as eqp,
        (eqp1_points is not null)::int + (eqp2_points is not null)::int + (eqp3_points is not null)::int
            + (eqp4_points is not null)::int as eqp_n,
        soc1_points,
        sec1_points,
        case when s.is_stated then {{discriminant}} end as d
    from star.fact_customer_month as s
    left join {{points}} as i on i.customer_key = s.customer_key and i.period_key = {{month}}
    left join star.dim_customer as n on n.customer_version_key = s.customer_version_key
    left join (select customer_key, grade_code from star.fact_credit_grade where period_key = {{before}}) as before
        on before.customer_key = s.customer_key
    left join defaulted as d on d.customer_key = s.customer_key
    left join vetoed as v on v.customer_key = s.customer_key
    where s.period_key = {{month}}
),

scored as (
    select
        *,
        case when pay_n > 0 then floor(1000 * (
            case when firm then 45 else 70 end * pay::double / pay_n
            + case when con_n > 0 then 15 * con::double / con_n else 0 end
            + case when firm and fin_n > 0 then 15 * fin::double / fin_n else 0 end
            + case when firm and eqp_n > 0 then 10 * eqp::double / eqp_n else 0 end
            + 10 * coalesce(soc1_points, 0)
            + 5 * coalesce(sec1_points, 0)
        ) / (
            case when firm then 45 else 70 end
            + case when con_n > 0 then 15 else 0 end
            + case when firm and fin_n > 0 then 15 else 0 end
            + case when firm and eqp_n > 0 then 10 else 0 end
            + case when soc1_points is not null then 10 else 0 end
            + case when sec1_points is not null then 5 else 0 end
        ) + 1e-7) / 1000 end as score,
        case when d is not null then least(greatest({{log_odds}}, -700), 700) end as odds
    from base
),

banded as (
    select
        *,
        case when score is null then 7 when score >= 90 then 1 when score >= 80 then 2 when score >= 70 then 3
            when score >= 60 then 4 else 5 end as plain,
        case when score >= 92 then 1 when score >= 82 then 2 when score >= 72 then 3 when score >= 62 then 4 else 5 end
            as earned,
        case when is_default or is_vetoed then 6 when is_new then 7 end as gate,
        case when is_late then 5 when is_owing then 2 else 0 end as cap
    from scored
),

steadied as (
    select *, case when score is null or prior is null or plain >= prior then plain else least(prior, earned) end as steady
    from banded
),

promoted as (
    select
        *,
        case when score is null or prior is null then steady
            else greatest(steady, prior - 1, case when prior >= 5 then 2 else 1 end) end as raised
    from steadied
),

graded as (
    select *, case when is_unstated then 7 else coalesce(gate, greatest(raised, cap)) end as grade, 1 / (1 + exp(odds)) as pd
    from promoted
)

select
    {{month}} as period_key,
    customer_key,
    customer_version_key,
    score::decimal(6, 3) as index_score,
    ['AAA', 'AA', 'A', 'B', 'C', 'D', 'NR'][plain] as score_grade_code,
    ['AAA', 'AA', 'A', 'B', 'C', 'D', 'NR'][grade] as grade_code,
    previous_grade_code,
    case
        when is_unstated then 'unstated'
        when is_default then 'default'
        when is_vetoed then 'theft_or_injury'
        when is_new then 'new_customer'
        when score is null then 'no_score'
        when cap > raised then case when cap = 5 then 'arrears_3_months' else 'open_arrears' end
        when raised <> steady then 'promotion'
        when steady <> plain then 'hysteresis'
        else 'score'
    end as reason_code,
    is_default,
    case when not is_unstated then {{model}} end as model_key,
    round(d, 6) as discriminant_score,
    round(pd, 6) as default_probability,
    (600 + 20 / ln(2) * (odds - ln(50)))::decimal(9, 3) as credit_score,
    case when pd is null then null when is_default then 'D' when pd < 0.0025 then 'M1' when pd < 0.005 then 'M2'
        when pd < 0.01 then 'M3' when pd < 0.02 then 'M4' when pd < 0.04 then 'M5' when pd < 0.08 then 'M6'
        when pd < 0.16 then 'M7' when pd < 0.32 then 'M8' else 'M9' end as master_scale_code
from graded;
