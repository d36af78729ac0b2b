-- What the ideal observer knows after the last month, and how near to the truth it is.
-- Grain:      one row per figure, of all months or of one.
-- Reads:      observed, observed_sum, observed_reading, observed_default, belief, fit, customer, class, state, trait,
--             sensitivity, truth_month, default_month.
-- Writes:     observer_figure.
-- Parameters: month_no (the last), month_count.
create or replace table found_archetype as
select
    belief.i,
    arg_max(belief.archetype, belief.weight) as found,
    any_value(customer.archetype) as planted
from (
    select
        belief.i,
        belief.archetype,
        sum(fit.fit * (sound + strained_1 + strained_2 + behind_1 + behind_2 + defaulting)) as weight
    from belief
    join fit
        on fit.i = belief.i
        and fit.archetype = belief.archetype
        and fit.n = $month_no
    group by belief.i, belief.archetype
) as belief
join customer using (i)
semi join (select i from truth_month where n = $month_no) as truth using (i)
group by belief.i;

-- Every life that a customer may have led: no turn, or a turn at any month to each stage that can follow.
create or replace table life as
with
stage as (
    select *
    from (values ('growth', 0.14, 0.25), ('mature', 0.68, 0.0), ('declining', 0.15, -0.35), ('dormant', 0.03, 0.0))
        as t(stage, share, trend)
),

turn as (
    select *
    from (
        values
            ('mature', 'growth', 0.35), ('mature', 'declining', 0.55), ('mature', 'dormant', 0.10),
            ('declining', 'dormant', 0.4), ('declining', 'mature', 0.6), ('growth', 'mature', 1.0),
            ('dormant', 'mature', 1.0)
    ) as t(stage, next_stage, share)
)

select
    stage as first_stage,
    stage as next_stage,
    9999 as turn_n,
    share * 0.65 as share,
    trend as first_trend,
    0.0 as next_trend
from stage
union all
select
    turn.stage, turn.next_stage, n.n, first.share * 0.35 * turn.share / $month_count, first.trend, next.trend
from turn
join stage as first on first.stage = turn.stage
join stage as next on next.stage = turn.next_stage
cross join range($month_count) as n(n);

-- What a life makes of use, as a logarithm: in each month, and so against the year before in three stretches.
create or replace table life_path as
with
path as (
    select
        life.*,
        n.n,
        (first_trend * least(n.n, turn_n) + next_trend * greatest(n.n - turn_n, 0)) / 12
            + case when case when n.n < turn_n then first_stage else next_stage end = 'dormant' then ln(0.03) else 0 end
            as level
    from life
    cross join range(greatest(-12, $month_no - 23), $month_no + 1) as n(n)
)

select
    now.first_stage,
    now.next_stage,
    now.turn_n,
    any_value(now.share) as share,
    case when $month_no < now.turn_n then now.first_stage else now.next_stage end as stage,
    avg(now.level - before.level) filter (now.n > $month_no - 3) as change_1,
    avg(now.level - before.level) filter (now.n between $month_no - 5 and $month_no - 3) as change_2,
    avg(now.level - before.level) filter (now.n <= $month_no - 6) as change_3,
    avg(now.level) filter (now.n > $month_no - 3) as level
from path as now
join path as before
    on before.first_stage = now.first_stage
    and before.next_stage = now.next_stage
    and before.turn_n = now.turn_n
    and before.n = now.n - 12
group by now.first_stage, now.next_stage, now.turn_n;

create or replace table found_stage as
with
changed as (
    select
        now.i,
        avg(now.level - before.level) filter (now.n > $month_no - 3) as change_1,
        avg(now.level - before.level) filter (now.n between $month_no - 5 and $month_no - 3) as change_2,
        avg(now.level - before.level) filter (now.n <= $month_no - 6) as change_3,
        count(*) filter (now.n > $month_no - 3) as count_1,
        count(*) filter (now.n between $month_no - 5 and $month_no - 3) as count_2,
        count(*) filter (now.n <= $month_no - 6) as count_3,
        avg(now.level) filter (now.n > $month_no - 3) as level
    from observed_reading as now
    join observed_reading as before
        on before.i = now.i
        and before.n = now.n - 12
    where now.n > $month_no - 12
    group by now.i
),

weighed as (
    select
        changed.i,
        life_path.stage,
        sum(life_path.share * exp(-0.5 * (
            coalesce((changed.change_1 - life_path.change_1) ** 2 * count_1 / (2 * class.noise ** 2 + 0.004), 0)
            + coalesce((changed.change_2 - life_path.change_2) ** 2 * count_2 / (2 * class.noise ** 2 + 0.004), 0)
            + coalesce((changed.change_3 - life_path.change_3) ** 2 * count_3 / (2 * class.noise ** 2 + 0.004), 0)
            + coalesce((changed.level - life_path.level - 0.2) ** 2, 0)
        ))) as weight
    from changed
    join observed using (i)
    join class using (class_code)
    cross join life_path
    group by changed.i, life_path.stage
)

select weighed.i, arg_max(weighed.stage, weight) as found, any_value(truth.stage) as planted
from weighed
join truth_month as truth
    on truth.i = weighed.i
    and truth.n = $month_no
where not truth.is_new
group by weighed.i;

create or replace table found_sensitivity as
with
weighed as (
    select
        known.i,
        sensitivity.service_sensitivity,
        ln(sensitivity.share)
            + unplanned_contact_count * ln(least(0.9, 0.09 * service_sensitivity ** 1.5))
            + (unplanned_count - unplanned_contact_count) * ln(1 - least(0.9, 0.09 * service_sensitivity ** 1.5))
            + planned_contact_count * ln(least(0.9, 0.045 * service_sensitivity ** 1.5))
            + (planned_count - planned_contact_count) * ln(1 - least(0.9, 0.045 * service_sensitivity ** 1.5))
            -- The square of difference + 0.22 x sensitivity x hours, but for what is the same for all.
            - (2 * 0.22 * service_sensitivity * survey_product_sum
                + (0.22 * service_sensitivity) ** 2 * survey_square_sum) / 2 / (0.35 ** 2 + 0.25 ** 2) as weight,
        survey_count
    from observed_sum as known
    cross join sensitivity
),

scaled as (
    select *, exp(weight - max(weight) over (partition by i)) as likelihood
    from weighed
)

select
    scaled.i,
    sum(scaled.service_sensitivity * likelihood) / sum(likelihood) as found,
    any_value(customer.service_sensitivity) as planted,
    any_value(survey_count) as survey_count
from scaled
join customer using (i)
group by scaled.i;

create or replace table default_case as
select
    seen.*,
    (later.i is not null)::integer as is_default
from observed_default as seen
left join (
    select distinct seen.n, seen.i
    from observed_default as seen
    join default_month
        on default_month.i = seen.i
        and default_month.n between seen.n + 1 and seen.n + 12
) as later using (n, i)
where seen.n + 12 <= $month_no;

create or replace table observer_figure as
with
-- Of two partitions: pairs of customers together in both, against chance (Hubert and Arabie 1985).
partition as (
    select 'archetype' as subject, found, planted
    from found_archetype
    union all
    select 'life_cycle', found, planted
    from found_stage
),

pair as (
    select subject, sum(n * (n - 1) / 2) as both_pairs
    from (select subject, found, planted, count(*) as n from partition group by all) as t
    group by subject
),

found_pair as (
    select subject, sum(n * (n - 1) / 2) as pairs
    from (select subject, found, count(*) as n from partition group by all) as t
    group by subject
),

planted_pair as (
    select subject, sum(n * (n - 1) / 2) as pairs
    from (select subject, planted, count(*) as n from partition group by all) as t
    group by subject
),

total as (
    select subject, count(*) as customer_count, avg((found = planted)::integer) as accuracy
    from partition
    group by subject
),

agreement as (
    select
        total.subject,
        total.customer_count,
        total.accuracy,
        found_pair.pairs * planted_pair.pairs / nullif(customer_count * (customer_count - 1) / 2, 0) as expected,
        (both_pairs - expected) / nullif((found_pair.pairs + planted_pair.pairs) / 2 - expected, 0) as adjusted_rand
    from total
    join pair using (subject)
    join found_pair using (subject)
    join planted_pair using (subject)
),

-- Of each month, and of all together (n null): the area under the curve from the mean rank of those who defaulted.
of_case as (
    select n, observed_probability, true_probability, is_default
    from default_case
    union all
    select null, observed_probability, true_probability, is_default
    from default_case
),

ranked as (
    select
        *,
        rank() over (partition by n order by observed_probability)
            + (count(*) over (partition by n, observed_probability) - 1) / 2 as observed_rank,
        rank() over (partition by n order by true_probability)
            + (count(*) over (partition by n, true_probability) - 1) / 2 as true_rank
    from of_case
),

rated as (
    select
        n,
        count(*) as case_count,
        sum(is_default) as default_count,
        (sum(observed_rank) filter (is_default = 1) - default_count * (default_count + 1) / 2)
            / nullif(default_count * (case_count - default_count), 0) as observed_area,
        (sum(true_rank) filter (is_default = 1) - default_count * (default_count + 1) / 2)
            / nullif(default_count * (case_count - default_count), 0) as true_area,
        avg((observed_probability - is_default) ** 2) as observed_brier,
        avg((true_probability - is_default) ** 2) as true_brier,
        default_count / case_count as default_share,
        default_share * (1 - default_share) as base_brier,
        avg(observed_probability) as observed_mean,
        avg(true_probability) as true_mean
    from ranked
    group by n
),

leaving as (
    select
        known.i,
        known.leaving_probability,
        (state.closed_n > $month_no - 12 and state.phase <> 4)::integer as leaves
    from leaving_case as known
    join state using (i)
),

leaving_ranked as (
    select *, row_number() over (order by leaving_probability, i) as leaving_rank
    from leaving
),

partition_figure as (
    unpivot (
        select subject, null::integer as n, customer_count::double as customers, accuracy, adjusted_rand
        from agreement
    )
    on customers, accuracy, adjusted_rand
    into name figure value value
),

default_figure as (
    unpivot (
        select
            'default' as subject,
            n,
            case_count::double as customers,
            default_count::double as defaults,
            observed_area as observer_auc,
            true_area as truth_auc,
            observed_brier as observer_brier,
            true_brier as truth_brier,
            base_brier as base_rate_brier,
            default_share::double as default_share,
            observed_mean as observer_mean,
            true_mean as truth_mean
        from rated
    )
    on
        customers, defaults, observer_auc, truth_auc, observer_brier, truth_brier, base_rate_brier,
        default_share, observer_mean, truth_mean
    into name figure value value
),

sensitivity_figure as (
    unpivot (
        select
            'sensitivity' as subject,
            null::integer as n,
            count(*)::double as customers,
            corr(found, planted) as correlation,
            (count(*) filter (survey_count > 0))::double as surveyed_customers,
            corr(found, planted) filter (survey_count > 0) as surveyed_correlation
        from found_sensitivity
    )
    on customers, correlation, surveyed_customers, surveyed_correlation
    into name figure value value
),

leaving_figure as (
    unpivot (
        select
            'leaving' as subject,
            $month_no - 12 as n,
            count(*)::double as customers,
            sum(leaves)::double as leavers,
            (sum(leaving_rank) filter (leaves = 1) - leavers * (leavers + 1) / 2)
                / nullif(leavers * (customers - leavers), 0) as truth_auc
        from leaving_ranked
    )
    on customers, leavers, truth_auc
    into name figure value value
)

select *, 1 as subject_no from default_figure
union all
select *, 2 from partition_figure
union all
select *, 3 from sensitivity_figure
union all
select *, 4 from leaving_figure
where value > 0;
