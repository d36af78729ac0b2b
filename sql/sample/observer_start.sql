-- An ideal observer, before the first month: it knows how the utility was made (sql/sample/archetype.sql) but not who
-- is what, and sees only what the files say.
-- Grain:      see the tables.
-- Reads:      customer, class, archetype, cell, region, strain_ahead.
-- Writes:     the tables observed (its customers), belief (one row per customer and cell: how likely it is, in each
--             state of credit), observed_bill, observed_sum, observed_reading, observed_default (its probabilities by
--             month), mean_strain, mean_outage.
-- Parameters: observed_count (the first customers: who comes first is chance).
create or replace table mean_strain as
select coalesce(avg(months_7) / 7, 1) as strain_factor
from strain_ahead;

create or replace table mean_outage as
select station_no, least(1, 0.22 * exp(0.5 * gaussian(135, station_no, 0))) as outage_rate
from region
where station_no is not null;

create or replace table observed as
select
    i, class_code, term_days, case class_code when 'residential' then 'resident' else 'firm' end as population
from customer
where i < $observed_count
order by i;

create or replace table belief as
with
prior as (
    select
        observed.i,
        cell.archetype,
        cell.discipline,
        cell.liquidity,
        chance(cell.late_logit) as late_share,
        chance(cell.late_logit + 2.0) as strained_late_share,
        cell.late_days,
        cell.strain_rate * class.class_factor as strain_rate,
        case observed.population when 'resident' then cell.resident_share else cell.firm_share end as share
    from observed
    join class using (class_code)
    cross join cell
)

select
    *,
    share as sound,
    share * strain_rate as strained_1,
    share * strain_rate as strained_2,
    0.25 * share * strain_rate as behind_1,
    0.1 * share * strain_rate as behind_2,
    1.5 * share * strain_rate as defaulting
from prior
where share > 0
order by i;

-- Bills that are not paid yet, and what is to be paid later.
create or replace table observed_bill (n bigint, i bigint, bill_no varchar, due_on date, paid_on date);

create or replace table observed_reading (i bigint, n integer, level double);

create or replace table observed_sum as
select
    -1::bigint as n,
    i,
    0 as month_count,
    0 as contact_count,
    0 as planned_count,
    0 as planned_contact_count,
    0 as unplanned_count,
    0 as unplanned_contact_count,
    0 as survey_count,
    0::double as survey_product_sum,
    0::double as survey_square_sum,
    0 as reading_count,
    0::double as season_sum,
    0::double as level_sum,
    0::double as season_square_sum,
    0::double as season_level_sum
from observed
order by i;

create or replace table observed_default (
    n integer,
    i bigint,
    observed_probability double,
    true_probability double
);
