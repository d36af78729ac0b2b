-- One row per closed month, theme, group of the month before and group of the month, with the customers that went from
-- the one to the other.
create or replace view mart.group_transition as
with
month as (
    select period_key, lag(period_key) over (order by period_key) as previous_period_key
    from (select distinct period_key from star.fact_customer_group)
),

held as (
    select
        fact.period_key,
        fact.customer_key,
        fact.theme_code,
        known.group_key,
        known.group_no,
        known.group_name_en,
        known.group_name_zh
    from star.fact_customer_group as fact
    join star.dim_group as known
        on known.model_key = fact.model_key
        and known.group_no = fact.group_no
),

before as (
    select month.period_key, held.* exclude (period_key)
    from held
    join month on month.previous_period_key = held.period_key
),

now as (
    select held.*
    from held
    join month on month.period_key = held.period_key
    where month.previous_period_key is not null
),

pair as (
    select
        period_key,
        theme_code,
        before.group_key as from_group_key,
        before.group_no as from_group_no,
        before.group_name_en as from_name_en,
        before.group_name_zh as from_name_zh,
        now.group_key as to_group_key,
        now.group_no as to_group_no,
        now.group_name_en as to_name_en,
        now.group_name_zh as to_name_zh,
        count(*) as customer_count
    from before
    full join now using (period_key, theme_code, customer_key)
    group by all
)

select
    *,
    coalesce(from_group_key = to_group_key, false) as is_same,
    case
        when from_group_key is not null
            then customer_count / sum(customer_count) over (partition by period_key, theme_code, from_group_key)
    end as from_share
from pair;

comment on view mart.group_transition is 'One row per closed month, theme, group of the month before and group of the month, with the customers that went from the one to the other.';
comment on column mart.group_transition.period_key is 'Month, as yyyymm.';
comment on column mart.group_transition.theme_code is 'The theme.';
comment on column mart.group_transition.from_group_key is 'Group of the month before; null of customers who were in none.';
comment on column mart.group_transition.from_group_no is 'Its number in the theme.';
comment on column mart.group_transition.from_name_en is 'Its name then, in English.';
comment on column mart.group_transition.from_name_zh is 'Its name then, in Chinese.';
comment on column mart.group_transition.to_group_key is 'Group of the month; null of customers who are in none any more.';
comment on column mart.group_transition.to_group_no is 'Its number in the theme.';
comment on column mart.group_transition.to_name_en is 'Its name, in English.';
comment on column mart.group_transition.to_name_zh is 'Its name, in Chinese.';
comment on column mart.group_transition.customer_count is 'Customers.';
comment on column mart.group_transition.is_same is 'Whether they stayed in their group.';
comment on column mart.group_transition.from_share is 'Their share of the customers of the group of the month before, 0 to 1; null of those who were in none.';
