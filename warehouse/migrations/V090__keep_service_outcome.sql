-- What came of billing and service, month by month, of all customers, of each grade and of each group: the sums that
-- the outcome measures of mart.service_outcome rest on.
create table star.fact_service_outcome (
    period_key integer not null,
    cut_code varchar not null,
    grade_code varchar,
    theme_code varchar,
    model_key integer,
    group_no integer,
    customer_count integer not null,
    month_count integer not null,
    due_amount decimal(18, 2) not null,
    recovered_amount decimal(18, 2) not null,
    billed_amount decimal(18, 2) not null,
    month_open_amount decimal(18, 2) not null,
    open_amount decimal(18, 2) not null,
    overdue_amount decimal(18, 2) not null,
    default_open_amount decimal(18, 2) not null,
    answer_count integer not null,
    satisfaction_sum decimal(18, 4) not null,
    satisfaction_square_sum decimal(24, 8) not null,
    contact_count integer,
    service_cost_amount decimal(18, 2),
    run_key integer not null
);

comment on table star.fact_service_outcome is 'One row per closed month and grade, group, or all customers: what was due and recovered, owed, answered and spent.';
comment on column star.fact_service_outcome.period_key is 'Month, as yyyymm; the window is the twelve months that end with it.';
comment on column star.fact_service_outcome.cut_code is 'all, grade or group: by what customers are told apart. Each is where it is at the end of the month.';
comment on column star.fact_service_outcome.grade_code is 'Credit grade; null unless the cut is by grade.';
comment on column star.fact_service_outcome.theme_code is 'Theme of the group; null unless the cut is by group.';
comment on column star.fact_service_outcome.model_key is 'Model of the theme''s groups; null unless the cut is by group.';
comment on column star.fact_service_outcome.group_no is 'Number of the group in its theme; null unless the cut is by group.';
comment on column star.fact_service_outcome.customer_count is 'Customers of the cut.';
comment on column star.fact_service_outcome.month_count is 'Closed months of the window: 12, or as many as there are.';
comment on column star.fact_service_outcome.due_amount is 'Bills that fell due in the window, in the warehouse currency; without credit notes, and without bills of which the source itself states the delay.';
comment on column star.fact_service_outcome.recovered_amount is 'Of these, settled by the end of the month, by payments, credit or credit notes, in the warehouse currency.';
comment on column star.fact_service_outcome.billed_amount is 'Billed in the window less credit notes, in the warehouse currency.';
comment on column star.fact_service_outcome.month_open_amount is 'What was open at each month''s end of the window, summed over these, in the warehouse currency.';
comment on column star.fact_service_outcome.open_amount is 'Open at the end of the month, due or not, in the warehouse currency.';
comment on column star.fact_service_outcome.overdue_amount is 'Of it, past due.';
comment on column star.fact_service_outcome.default_open_amount is 'Of what is open, owed by customers in default.';
comment on column star.fact_service_outcome.answer_count is 'Answers on satisfaction in the window.';
comment on column star.fact_service_outcome.satisfaction_sum is 'Sum of satisfaction over these answers, each 1 to 5.';
comment on column star.fact_service_outcome.satisfaction_square_sum is 'Sum of its squares.';
comment on column star.fact_service_outcome.contact_count is 'Contacts in the window; null when no customer at all had any: nobody told of them.';
comment on column star.fact_service_outcome.service_cost_amount is 'These at value.contact_cost of the close, in the warehouse currency; null like the contacts.';
comment on column star.fact_service_outcome.run_key is 'The run that wrote the row.';

create table history.fact_service_outcome as
select held.*, 0::integer as superseded_run_key
from star.fact_service_outcome as held
limit 0;
comment on table history.fact_service_outcome is 'One row per row of star.fact_service_outcome that gave way, in the same columns.';
comment on column history.fact_service_outcome.superseded_run_key is 'The run at which the row gave way.';
