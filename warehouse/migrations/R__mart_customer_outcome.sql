-- One row per customer and closed month with an outcome: what of it is summed for turnover in days, and the cost of its
-- contacts. Kept nowhere: laid together when it is asked for.
create or replace view mart.customer_outcome as
select
    snapshot.period_key,
    snapshot.customer_key,
    (snapshot.open_amount::decimal(26, 2) * cast(30.4166666667 as decimal(12, 10)))::decimal(28, 8) as open_day_amount,
    -- What a contact cost is kept with the outcome: the setting may have been another then.
    (
        snapshot.contact_count
        * cast(outcome.service_cost_amount / nullif(outcome.contact_count, 0) as decimal(18, 2))
    )::decimal(18, 2) as contact_cost_amount
from star.fact_customer_month as snapshot
join star.fact_service_outcome as outcome
    on outcome.period_key = snapshot.period_key
    and outcome.cut_code = 'all';

comment on view mart.customer_outcome is 'One row per customer and closed month with an outcome: what of it is summed for turnover in days, and the cost of its contacts.';
comment on column mart.customer_outcome.period_key is 'Month, as yyyymm.';
comment on column mart.customer_outcome.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.customer_outcome.open_day_amount is 'What was open at the end of the month, due or not, times 365 / 12, the days of a mean month, in the warehouse currency times days.';
comment on column mart.customer_outcome.contact_cost_amount is 'Contacts of the month at value.contact_cost of its close, in the warehouse currency; null when, of the twelve months to its end, nobody told of any contact.';
