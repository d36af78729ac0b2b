-- Grades that people set in the place of what the rules give: the decisions, and what came of them at each close. The
-- grade of the rules stays in fact_credit_grade, so that nothing that is fitted or validated ever sees an override.
create table star.override_decision (
    override_no integer not null,
    customer_key integer not null,
    decision_code varchar not null,
    grade_code varchar,
    period_key integer not null,
    expires_on date,
    decided_by varchar not null,
    confirmed_by varchar not null,
    decision_reason varchar not null,
    decided_at timestamptz not null,
    run_key integer not null,
    constraint override_decision_once primary key (override_no),
    constraint override_decision_known check (decision_code in ('set', 'withdrawn')),
    constraint override_decision_set check (
        (decision_code = 'set') = (grade_code is not null) and (decision_code = 'set') = (expires_on is not null)
    ),
    constraint override_decision_two_persons check (lower(trim(decided_by)) <> lower(trim(confirmed_by)))
);

comment on table star.override_decision is 'One row per decision to set a customer''s grade or to withdraw that; rows are only added.';
comment on column star.override_decision.override_no is 'Number of the decision, in the order in which they were taken.';
comment on column star.override_decision.customer_key is 'The customer, the same over all its versions.';
comment on column star.override_decision.decision_code is 'set or withdrawn; the last one of a customer counts.';
comment on column star.override_decision.grade_code is 'Grade to give; null when withdrawn.';
comment on column star.override_decision.period_key is 'First month that it reaches, as yyyymm: the one that was to be closed next.';
comment on column star.override_decision.expires_on is 'Last day of it: no month that ends later has the grade; null when withdrawn.';
comment on column star.override_decision.decided_by is 'Who decided, as given.';
comment on column star.override_decision.confirmed_by is 'The second person, another.';
comment on column star.override_decision.decision_reason is 'Why, in the words of who did.';
comment on column star.override_decision.decided_at is 'Moment of the decision.';
comment on column star.override_decision.run_key is 'The run that kept it.';

create table star.fact_grade_override (
    period_key integer not null,
    customer_key integer not null,
    override_no integer not null,
    own_grade_code varchar not null,
    asked_grade_code varchar not null,
    grade_code varchar not null,
    run_key integer not null
);

comment on table star.fact_grade_override is 'One row per customer and closed month with an override in force that the rules let be.';
comment on column star.fact_grade_override.period_key is 'Month, as yyyymm.';
comment on column star.fact_grade_override.customer_key is 'The customer, the same over all its versions.';
comment on column star.fact_grade_override.override_no is 'The decision, by star.override_decision.';
comment on column star.fact_grade_override.own_grade_code is 'Grade that the rules gave.';
comment on column star.fact_grade_override.asked_grade_code is 'Grade that was decided.';
comment on column star.fact_grade_override.grade_code is 'Grade that the customer has: that which was decided, no further from the rules'' than override.notches_max, and no better than a gate that caps lets be.';
comment on column star.fact_grade_override.run_key is 'The run that wrote the row.';

create table history.fact_grade_override as
select held.*, 0::integer as superseded_run_key
from star.fact_grade_override as held
limit 0;
comment on table history.fact_grade_override is 'One row per row of star.fact_grade_override that gave way, in the same columns.';
comment on column history.fact_grade_override.superseded_run_key is 'The run at which the row gave way.';
