-- A row of the star that gives way to another, or is taken back, is kept beside the star with the run at which it gave
-- way. So what was known at the end of any run can be read again: the rows of that run and those before it which had
-- not given way by then.
create schema history;

alter table star.dim_period add column run_key integer default 0;
comment on column star.dim_period.run_key is 'The run that gave the month its state.';

alter table star.dim_group add column run_key integer default 0;
comment on column star.dim_group.run_key is 'The run that fitted it; 0 when that was before runs were noted here.';

alter table star.dim_customer_class add column run_key integer default 0;
comment on column star.dim_customer_class.run_key is 'The run that took the row from its seed; 0 when that was before runs were noted here.';

alter table star.dim_dimension add column run_key integer default 0;
comment on column star.dim_dimension.run_key is 'The run that took the row from its seed; 0 when that was before runs were noted here.';

alter table star.dim_indicator add column run_key integer default 0;
comment on column star.dim_indicator.run_key is 'The run that took the row from its seed; 0 when that was before runs were noted here.';

alter table star.dim_credit_event add column run_key integer default 0;
comment on column star.dim_credit_event.run_key is 'The run that took the row from its seed; 0 when that was before runs were noted here.';

alter table star.dim_grade add column run_key integer default 0;
comment on column star.dim_grade.run_key is 'The run that took the row from its seed; 0 when that was before runs were noted here.';

alter table star.dim_master_scale add column run_key integer default 0;
comment on column star.dim_master_scale.run_key is 'The run that took the row from its seed; 0 when that was before runs were noted here.';

alter table star.dim_gate add column run_key integer default 0;
comment on column star.dim_gate.run_key is 'The run that took the row from its seed; 0 when that was before runs were noted here.';

alter table star.dim_group_feature add column run_key integer default 0;
comment on column star.dim_group_feature.run_key is 'The run that took the row from its seed; 0 when that was before runs were noted here.';

alter table star.dim_group_word add column run_key integer default 0;
comment on column star.dim_group_word.run_key is 'The run that took the row from its seed; 0 when that was before runs were noted here.';

alter table star.dim_service_rule add column run_key integer default 0;
comment on column star.dim_service_rule.run_key is 'The run that took the row from its seed; 0 when that was before runs were noted here.';

-- Of the months that are closed the run of their close is known, and of groups that of their model.
update star.dim_period
set run_key = close_run_key
where close_run_key is not null;

update star.dim_group
set run_key = model.run_key
from star.dim_model as model
where model.model_key = dim_group.model_key;

alter table star.dim_period add column edition_no integer default 0;
comment on column star.dim_period.edition_no is 'How often the month was closed: 1 after its close, more after restatements; 0 while it never was.';

update star.dim_period
set edition_no = 1
where status_code = 'closed';

comment on column star.dim_period.status_code is 'open, closed, reopened, or restated once it was closed again.';

create table star.period_edition (
    period_key integer not null,
    edition_no integer not null,
    closed_at timestamptz not null,
    close_run_key integer not null,
    run_key integer not null
);

comment on table star.period_edition is 'One row per close of a month: the first, and a further one for each restatement.';
comment on column star.period_edition.period_key is 'Month, as yyyymm.';
comment on column star.period_edition.edition_no is 'Number of the edition, counting from 1.';
comment on column star.period_edition.closed_at is 'Moment of this close.';
comment on column star.period_edition.close_run_key is 'The run that closed it; the rows of the edition carry it.';
comment on column star.period_edition.run_key is 'The run that wrote the row.';

create table star.period_reopening (
    period_key integer not null,
    reopened_at timestamptz not null,
    reopen_reason varchar not null,
    run_key integer not null
);

comment on table star.period_reopening is 'One row per closed month that was reopened, and time.';
comment on column star.period_reopening.period_key is 'Month, as yyyymm.';
comment on column star.period_reopening.reopened_at is 'Moment at which it was reopened.';
comment on column star.period_reopening.reopen_reason is 'Why, in the words of who did.';
comment on column star.period_reopening.run_key is 'The run that reopened it.';

insert into star.period_edition (period_key, edition_no, closed_at, close_run_key, run_key)
select period_key, 1, closed_at, close_run_key, close_run_key
from star.dim_period
where status_code = 'closed'
order by period_key;

create table audit.publication (
    run_key integer not null,
    published_at timestamptz not null
);

comment on table audit.publication is 'One row per snapshot that was published: what readers saw from then on.';
comment on column audit.publication.run_key is 'The run that published; the snapshot has what runs up to it wrote.';
comment on column audit.publication.published_at is 'Moment of the publication.';

-- Until now only a close published, as a run of its own.
insert into audit.publication (run_key, published_at)
select run.run_key, run.finished_at
from audit.run as run
join audit.run_step as step using (run_key)
where step.step_name = 'publish'
    and run.status_code = 'done'
order by run.run_key;

create table history.dim_period as
select held.*, 0::integer as superseded_run_key
from star.dim_period as held
limit 0;
comment on table history.dim_period is 'One row per row of star.dim_period that gave way, in the same columns.';
comment on column history.dim_period.superseded_run_key is 'The run at which the row gave way.';

create table history.dim_region as
select held.*, 0::integer as superseded_run_key
from star.dim_region as held
limit 0;
comment on table history.dim_region is 'One row per row of star.dim_region that gave way, in the same columns.';
comment on column history.dim_region.superseded_run_key is 'The run at which the row gave way.';

create table history.dim_customer as
select held.*, 0::integer as superseded_run_key
from star.dim_customer as held
limit 0;
comment on table history.dim_customer is 'One row per row of star.dim_customer that gave way, in the same columns.';
comment on column history.dim_customer.superseded_run_key is 'The run at which the row gave way.';

create table history.dim_customer_class as
select held.*, 0::integer as superseded_run_key
from star.dim_customer_class as held
limit 0;
comment on table history.dim_customer_class is 'One row per row of star.dim_customer_class that gave way, in the same columns.';
comment on column history.dim_customer_class.superseded_run_key is 'The run at which the row gave way.';

create table history.dim_dimension as
select held.*, 0::integer as superseded_run_key
from star.dim_dimension as held
limit 0;
comment on table history.dim_dimension is 'One row per row of star.dim_dimension that gave way, in the same columns.';
comment on column history.dim_dimension.superseded_run_key is 'The run at which the row gave way.';

create table history.dim_indicator as
select held.*, 0::integer as superseded_run_key
from star.dim_indicator as held
limit 0;
comment on table history.dim_indicator is 'One row per row of star.dim_indicator that gave way, in the same columns.';
comment on column history.dim_indicator.superseded_run_key is 'The run at which the row gave way.';

create table history.dim_credit_event as
select held.*, 0::integer as superseded_run_key
from star.dim_credit_event as held
limit 0;
comment on table history.dim_credit_event is 'One row per row of star.dim_credit_event that gave way, in the same columns.';
comment on column history.dim_credit_event.superseded_run_key is 'The run at which the row gave way.';

create table history.dim_grade as
select held.*, 0::integer as superseded_run_key
from star.dim_grade as held
limit 0;
comment on table history.dim_grade is 'One row per row of star.dim_grade that gave way, in the same columns.';
comment on column history.dim_grade.superseded_run_key is 'The run at which the row gave way.';

create table history.dim_master_scale as
select held.*, 0::integer as superseded_run_key
from star.dim_master_scale as held
limit 0;
comment on table history.dim_master_scale is 'One row per row of star.dim_master_scale that gave way, in the same columns.';
comment on column history.dim_master_scale.superseded_run_key is 'The run at which the row gave way.';

create table history.dim_gate as
select held.*, 0::integer as superseded_run_key
from star.dim_gate as held
limit 0;
comment on table history.dim_gate is 'One row per row of star.dim_gate that gave way, in the same columns.';
comment on column history.dim_gate.superseded_run_key is 'The run at which the row gave way.';

create table history.dim_model as
select held.*, 0::integer as superseded_run_key
from star.dim_model as held
limit 0;
comment on table history.dim_model is 'One row per row of star.dim_model that gave way, in the same columns.';
comment on column history.dim_model.superseded_run_key is 'The run at which the row gave way.';

create table history.dim_group as
select held.*, 0::integer as superseded_run_key
from star.dim_group as held
limit 0;
comment on table history.dim_group is 'One row per row of star.dim_group that gave way, in the same columns.';
comment on column history.dim_group.superseded_run_key is 'The run at which the row gave way.';

create table history.dim_group_feature as
select held.*, 0::integer as superseded_run_key
from star.dim_group_feature as held
limit 0;
comment on table history.dim_group_feature is 'One row per row of star.dim_group_feature that gave way, in the same columns.';
comment on column history.dim_group_feature.superseded_run_key is 'The run at which the row gave way.';

create table history.dim_group_word as
select held.*, 0::integer as superseded_run_key
from star.dim_group_word as held
limit 0;
comment on table history.dim_group_word is 'One row per row of star.dim_group_word that gave way, in the same columns.';
comment on column history.dim_group_word.superseded_run_key is 'The run at which the row gave way.';

create table history.dim_service_rule as
select held.*, 0::integer as superseded_run_key
from star.dim_service_rule as held
limit 0;
comment on table history.dim_service_rule is 'One row per row of star.dim_service_rule that gave way, in the same columns.';
comment on column history.dim_service_rule.superseded_run_key is 'The run at which the row gave way.';

create table history.fact_bill as
select held.*, 0::integer as superseded_run_key
from star.fact_bill as held
limit 0;
comment on table history.fact_bill is 'One row per row of star.fact_bill that gave way, in the same columns.';
comment on column history.fact_bill.superseded_run_key is 'The run at which the row gave way.';

create table history.fact_payment as
select held.*, 0::integer as superseded_run_key
from star.fact_payment as held
limit 0;
comment on table history.fact_payment is 'One row per row of star.fact_payment that gave way, in the same columns.';
comment on column history.fact_payment.superseded_run_key is 'The run at which the row gave way.';

create table history.fact_consumption as
select held.*, 0::integer as superseded_run_key
from star.fact_consumption as held
limit 0;
comment on table history.fact_consumption is 'One row per row of star.fact_consumption that gave way, in the same columns.';
comment on column history.fact_consumption.superseded_run_key is 'The run at which the row gave way.';

create table history.fact_credit_event as
select held.*, 0::integer as superseded_run_key
from star.fact_credit_event as held
limit 0;
comment on table history.fact_credit_event is 'One row per row of star.fact_credit_event that gave way, in the same columns.';
comment on column history.fact_credit_event.superseded_run_key is 'The run at which the row gave way.';

create table history.fact_instalment as
select held.*, 0::integer as superseded_run_key
from star.fact_instalment as held
limit 0;
comment on table history.fact_instalment is 'One row per row of star.fact_instalment that gave way, in the same columns.';
comment on column history.fact_instalment.superseded_run_key is 'The run at which the row gave way.';

create table history.fact_violation as
select held.*, 0::integer as superseded_run_key
from star.fact_violation as held
limit 0;
comment on table history.fact_violation is 'One row per row of star.fact_violation that gave way, in the same columns.';
comment on column history.fact_violation.superseded_run_key is 'The run at which the row gave way.';

create table history.fact_financial_statement as
select held.*, 0::integer as superseded_run_key
from star.fact_financial_statement as held
limit 0;
comment on table history.fact_financial_statement is 'One row per row of star.fact_financial_statement that gave way, in the same columns.';
comment on column history.fact_financial_statement.superseded_run_key is 'The run at which the row gave way.';

create table history.fact_equipment_check as
select held.*, 0::integer as superseded_run_key
from star.fact_equipment_check as held
limit 0;
comment on table history.fact_equipment_check is 'One row per row of star.fact_equipment_check that gave way, in the same columns.';
comment on column history.fact_equipment_check.superseded_run_key is 'The run at which the row gave way.';

create table history.fact_accident as
select held.*, 0::integer as superseded_run_key
from star.fact_accident as held
limit 0;
comment on table history.fact_accident is 'One row per row of star.fact_accident that gave way, in the same columns.';
comment on column history.fact_accident.superseded_run_key is 'The run at which the row gave way.';

create table history.fact_outage as
select held.*, 0::integer as superseded_run_key
from star.fact_outage as held
limit 0;
comment on table history.fact_outage is 'One row per row of star.fact_outage that gave way, in the same columns.';
comment on column history.fact_outage.superseded_run_key is 'The run at which the row gave way.';

create table history.fact_contact as
select held.*, 0::integer as superseded_run_key
from star.fact_contact as held
limit 0;
comment on table history.fact_contact is 'One row per row of star.fact_contact that gave way, in the same columns.';
comment on column history.fact_contact.superseded_run_key is 'The run at which the row gave way.';

create table history.fact_survey as
select held.*, 0::integer as superseded_run_key
from star.fact_survey as held
limit 0;
comment on table history.fact_survey is 'One row per row of star.fact_survey that gave way, in the same columns.';
comment on column history.fact_survey.superseded_run_key is 'The run at which the row gave way.';

create table history.fact_security as
select held.*, 0::integer as superseded_run_key
from star.fact_security as held
limit 0;
comment on table history.fact_security is 'One row per row of star.fact_security that gave way, in the same columns.';
comment on column history.fact_security.superseded_run_key is 'The run at which the row gave way.';

create table history.fact_outcome as
select held.*, 0::integer as superseded_run_key
from star.fact_outcome as held
limit 0;
comment on table history.fact_outcome is 'One row per row of star.fact_outcome that gave way, in the same columns.';
comment on column history.fact_outcome.superseded_run_key is 'The run at which the row gave way.';

create table history.fact_bill_balance as
select held.*, 0::integer as superseded_run_key
from star.fact_bill_balance as held
limit 0;
comment on table history.fact_bill_balance is 'One row per row of star.fact_bill_balance that gave way, in the same columns.';
comment on column history.fact_bill_balance.superseded_run_key is 'The run at which the row gave way.';

create table history.fact_customer_month as
select held.*, 0::integer as superseded_run_key
from star.fact_customer_month as held
limit 0;
comment on table history.fact_customer_month is 'One row per row of star.fact_customer_month that gave way, in the same columns.';
comment on column history.fact_customer_month.superseded_run_key is 'The run at which the row gave way.';

create table history.fact_indicator as
select held.*, 0::integer as superseded_run_key
from star.fact_indicator as held
limit 0;
comment on table history.fact_indicator is 'One row per row of star.fact_indicator that gave way, in the same columns.';
comment on column history.fact_indicator.superseded_run_key is 'The run at which the row gave way.';

create table history.fact_credit_grade as
select held.*, 0::integer as superseded_run_key
from star.fact_credit_grade as held
limit 0;
comment on table history.fact_credit_grade is 'One row per row of star.fact_credit_grade that gave way, in the same columns.';
comment on column history.fact_credit_grade.superseded_run_key is 'The run at which the row gave way.';

create table history.fact_customer_group as
select held.*, 0::integer as superseded_run_key
from star.fact_customer_group as held
limit 0;
comment on table history.fact_customer_group is 'One row per row of star.fact_customer_group that gave way, in the same columns.';
comment on column history.fact_customer_group.superseded_run_key is 'The run at which the row gave way.';
