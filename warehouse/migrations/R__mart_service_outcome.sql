-- One row per closed month and grade, group, or all customers: what came of billing and service in the twelve months
-- to it. A figure without a basis is null, never 0.
create or replace view mart.service_outcome as
with
-- Of a restated month the groups are those of its last edition, and the loss too.
foretold as (
    select
        loss.period_key,
        loss.customer_key,
        coalesce(override.grade_code, graded.grade_code) as grade_code,
        loss.expected_loss,
        loss.is_withheld
    from mart.portfolio_loss as loss
    join star.fact_credit_grade as graded
        on graded.period_key = loss.period_key
        and graded.customer_key = loss.customer_key
    left join star.fact_grade_override as override
        on override.period_key = loss.period_key
        and override.customer_key = loss.customer_key
),

-- Withheld for one customer, the sum would be of the others alone.
lost as (
    select
        period_key,
        'all' as cut_code,
        null as grade_code,
        null as theme_code,
        null as group_no,
        case when not bool_or(is_withheld) then sum(expected_loss) end as expected_loss
    from foretold
    group by period_key
    union all
    select
        period_key,
        'grade',
        grade_code,
        null,
        null,
        case when not bool_or(is_withheld) then sum(expected_loss) end
    from foretold
    group by period_key, grade_code
    union all
    select
        foretold.period_key,
        'group',
        null,
        grouped.theme_code,
        grouped.group_no,
        case when not bool_or(foretold.is_withheld) then sum(foretold.expected_loss) end
    from foretold
    join star.fact_customer_group as grouped
        on grouped.period_key = foretold.period_key
        and grouped.customer_key = foretold.customer_key
    group by foretold.period_key, grouped.theme_code, grouped.group_no
)

select
    measure.period_key,
    measure.cut_code,
    measure.grade_code,
    measure.grade_order,
    measure.grade_name_en,
    measure.grade_name_zh,
    measure.theme_code,
    measure.theme_order,
    measure.theme_name_en,
    measure.theme_name_zh,
    measure.group_key,
    measure.group_no,
    measure.group_name_en,
    measure.group_name_zh,
    measure.customer_count,
    measure.month_count,
    measure.due_amount,
    measure.recovered_amount,
    measure.recovery_rate,
    measure.billed_amount,
    measure.mean_open_amount,
    measure.turnover_rate,
    measure.turnover_days,
    measure.open_amount,
    measure.overdue_amount,
    measure.overdue_share,
    measure.default_open_amount,
    measure.default_open_share,
    lost.expected_loss,
    lost.expected_loss / nullif(measure.open_amount, 0) as expected_loss_share,
    measure.answer_count,
    measure.mean_satisfaction,
    measure.satisfaction_error,
    measure.contact_count,
    measure.service_cost_amount,
    measure.mean_service_cost,
    measure.service_cost_share,
    measure.run_key
from mart.service_measure as measure
left join lost
    on lost.period_key = measure.period_key
    and lost.cut_code = measure.cut_code
    and lost.grade_code is not distinct from measure.grade_code
    and lost.theme_code is not distinct from measure.theme_code
    and lost.group_no is not distinct from measure.group_no;

comment on view mart.service_outcome is 'One row per closed month and grade, group, or all customers: what came of billing and service in the twelve months to it. A figure without a basis is null, never 0.';
comment on column mart.service_outcome.period_key is 'Month, as yyyymm; the window is the twelve months that end with it, or as many as are closed.';
comment on column mart.service_outcome.cut_code is 'all, grade or group: by what customers are told apart. Each counts where it is at the end of the month, with its whole window.';
comment on column mart.service_outcome.grade_code is 'Credit grade; null unless the cut is by grade.';
comment on column mart.service_outcome.grade_order is '1 is the best; null unless the cut is by grade.';
comment on column mart.service_outcome.grade_name_en is 'Meaning of the grade in English; null unless the cut is by grade.';
comment on column mart.service_outcome.grade_name_zh is 'Meaning of the grade in Chinese; null unless the cut is by grade.';
comment on column mart.service_outcome.theme_code is 'Theme of the group; null unless the cut is by group.';
comment on column mart.service_outcome.theme_order is 'Position of the theme, from 1; null unless the cut is by group.';
comment on column mart.service_outcome.theme_name_en is 'Name of the theme in English; null unless the cut is by group.';
comment on column mart.service_outcome.theme_name_zh is 'Name of the theme in Chinese; null unless the cut is by group.';
comment on column mart.service_outcome.group_key is 'The group, the same over all the models that it goes on in; null unless the cut is by group.';
comment on column mart.service_outcome.group_no is 'Number of the group in its theme; null unless the cut is by group.';
comment on column mart.service_outcome.group_name_en is 'Name of the group in English; null unless the cut is by group.';
comment on column mart.service_outcome.group_name_zh is 'Name of the group in Chinese; null unless the cut is by group.';
comment on column mart.service_outcome.customer_count is 'Customers of the cut.';
comment on column mart.service_outcome.month_count is 'Closed months of the window.';
comment on column mart.service_outcome.due_amount is 'Bills that fell due in the window, in the warehouse currency; without credit notes, and without bills of which the source itself states the delay.';
comment on column mart.service_outcome.recovered_amount is 'Of these, settled by the end of the month, by payments, credit or credit notes, in the warehouse currency.';
comment on column mart.service_outcome.recovery_rate is 'Recovered over due, 0 to 1; null when nothing fell due.';
comment on column mart.service_outcome.billed_amount is 'Billed in the window less credit notes, in the warehouse currency.';
comment on column mart.service_outcome.mean_open_amount is 'Mean, over the month''s ends of the window, of what was open, in the warehouse currency.';
comment on column mart.service_outcome.turnover_rate is 'Times a year that what is open turns over: billed in a year over the mean open amount; of a shorter window as if the year went on so. Null when nothing was billed or nothing was open.';
comment on column mart.service_outcome.turnover_days is 'Days for which a bill is open in the mean: 365 over the turnover; null when nothing was billed.';
comment on column mart.service_outcome.open_amount is 'Open at the end of the month, due or not, in the warehouse currency.';
comment on column mart.service_outcome.overdue_amount is 'Of it, past due.';
comment on column mart.service_outcome.overdue_share is 'Overdue over open, 0 to 1; null when nothing is open.';
comment on column mart.service_outcome.default_open_amount is 'Of what is open, owed by customers in default (a default month, not yet cured).';
comment on column mart.service_outcome.default_open_share is 'Of what is open, 0 to 1: the fee-recovery risk that needs no forecast; null when nothing is open.';
comment on column mart.service_outcome.expected_loss is 'Default probability times what is owed, in the warehouse currency, as mart.portfolio_loss has it; null where the probabilities of any of these customers were not tested or did not stand the test.';
comment on column mart.service_outcome.expected_loss_share is 'Of what is open, 0 to 1: the fee-recovery risk that is foretold; null like the loss, and when nothing is open.';
comment on column mart.service_outcome.answer_count is 'Answers on satisfaction in the window.';
comment on column mart.service_outcome.mean_satisfaction is 'Mean satisfaction over these answers, 1 to 5; null without an answer.';
comment on column mart.service_outcome.satisfaction_error is 'Standard error of the mean, answers taken as independent; null of fewer than two answers.';
comment on column mart.service_outcome.contact_count is 'Contacts in the window; null when no customer at all had any: nobody told of them.';
comment on column mart.service_outcome.service_cost_amount is 'Service cost of the window: these contacts at value.contact_cost of the close, in the warehouse currency; null like the contacts.';
comment on column mart.service_outcome.mean_service_cost is 'Service cost a customer; null like the contacts.';
comment on column mart.service_outcome.service_cost_share is 'Service cost of what was billed, 0 to 1; null like the contacts, and when nothing was billed.';
comment on column mart.service_outcome.run_key is 'The run that wrote the row.';
