-- One row per closed month and grade, group, or all customers: the outcome measures that need no forecast of loss, so
-- that whoever wants many months of them need not forecast for every customer and month. A figure without a basis is
-- null, never 0.
create or replace view mart.service_measure as
select
    outcome.period_key,
    outcome.cut_code,
    outcome.grade_code,
    grade.grade_order,
    grade.grade_name_en,
    grade.grade_name_zh,
    outcome.theme_code,
    theme.theme_order,
    theme.theme_name_en,
    theme.theme_name_zh,
    known.group_key,
    outcome.group_no,
    known.group_name_en,
    known.group_name_zh,
    outcome.customer_count,
    outcome.month_count,
    outcome.due_amount,
    outcome.recovered_amount,
    outcome.recovered_amount / nullif(outcome.due_amount, 0) as recovery_rate,
    outcome.billed_amount,
    outcome.month_open_amount / outcome.month_count as mean_open_amount,
    case
        when outcome.billed_amount > 0
            then outcome.billed_amount * 12 / nullif(outcome.month_open_amount, 0)
    end as turnover_rate,
    case
        when outcome.billed_amount > 0
            then 365 * outcome.month_open_amount / (outcome.billed_amount * 12)
    end as turnover_days,
    outcome.open_amount,
    outcome.overdue_amount,
    outcome.overdue_amount / nullif(outcome.open_amount, 0) as overdue_share,
    outcome.default_open_amount,
    outcome.default_open_amount / nullif(outcome.open_amount, 0) as default_open_share,
    outcome.answer_count,
    outcome.satisfaction_sum / nullif(outcome.answer_count, 0) as mean_satisfaction,
    case
        when outcome.answer_count > 1
            then sqrt(
                greatest(
                    outcome.satisfaction_square_sum
                    - outcome.satisfaction_sum * outcome.satisfaction_sum / outcome.answer_count,
                    0
                ) / (outcome.answer_count - 1) / outcome.answer_count
            )
    end as satisfaction_error,
    outcome.contact_count,
    outcome.service_cost_amount,
    outcome.service_cost_amount / outcome.customer_count as mean_service_cost,
    case
        when outcome.billed_amount > 0 then outcome.service_cost_amount / outcome.billed_amount
    end as service_cost_share,
    outcome.run_key
from star.fact_service_outcome as outcome
left join history.every_grade as grade
    on grade.grade_code = outcome.grade_code
    and grade.run_key <= outcome.run_key
    and grade.superseded_run_key > outcome.run_key
left join history.every_group_theme as theme
    on theme.theme_code = outcome.theme_code
    and theme.run_key <= outcome.run_key
    and theme.superseded_run_key > outcome.run_key
left join star.dim_group as known
    on known.model_key = outcome.model_key
    and known.group_no = outcome.group_no;

comment on view mart.service_measure is 'One row per closed month and grade, group, or all customers: the outcome measures of mart.service_outcome that need no forecast of loss. A figure without a basis is null, never 0.';
comment on column mart.service_measure.period_key is 'Month, as yyyymm; the window is the twelve months that end with it, or as many as are closed.';
comment on column mart.service_measure.cut_code is 'all, grade or group: by what customers are told apart. Each counts where it is at the end of the month, with its whole window.';
comment on column mart.service_measure.grade_code is 'Credit grade; null unless the cut is by grade.';
comment on column mart.service_measure.grade_order is '1 is the best; null unless the cut is by grade.';
comment on column mart.service_measure.grade_name_en is 'Meaning of the grade in English; null unless the cut is by grade.';
comment on column mart.service_measure.grade_name_zh is 'Meaning of the grade in Chinese; null unless the cut is by grade.';
comment on column mart.service_measure.theme_code is 'Theme of the group; null unless the cut is by group.';
comment on column mart.service_measure.theme_order is 'Position of the theme, from 1; null unless the cut is by group.';
comment on column mart.service_measure.theme_name_en is 'Name of the theme in English; null unless the cut is by group.';
comment on column mart.service_measure.theme_name_zh is 'Name of the theme in Chinese; null unless the cut is by group.';
comment on column mart.service_measure.group_key is 'The group, the same over all the models that it goes on in; null unless the cut is by group.';
comment on column mart.service_measure.group_no is 'Number of the group in its theme; null unless the cut is by group.';
comment on column mart.service_measure.group_name_en is 'Name of the group in English; null unless the cut is by group.';
comment on column mart.service_measure.group_name_zh is 'Name of the group in Chinese; null unless the cut is by group.';
comment on column mart.service_measure.customer_count is 'Customers of the cut.';
comment on column mart.service_measure.month_count is 'Closed months of the window.';
comment on column mart.service_measure.due_amount is 'Bills that fell due in the window, in the warehouse currency; without credit notes, and without bills of which the source itself states the delay.';
comment on column mart.service_measure.recovered_amount is 'Of these, settled by the end of the month, by payments, credit or credit notes, in the warehouse currency.';
comment on column mart.service_measure.recovery_rate is 'Recovered over due, 0 to 1; null when nothing fell due.';
comment on column mart.service_measure.billed_amount is 'Billed in the window less credit notes, in the warehouse currency.';
comment on column mart.service_measure.mean_open_amount is 'Mean, over the month''s ends of the window, of what was open, in the warehouse currency.';
comment on column mart.service_measure.turnover_rate is 'Times a year that what is open turns over: billed in a year over the mean open amount; of a shorter window as if the year went on so. Null when nothing was billed or nothing was open.';
comment on column mart.service_measure.turnover_days is 'Days for which a bill is open in the mean: 365 over the turnover; null when nothing was billed.';
comment on column mart.service_measure.open_amount is 'Open at the end of the month, due or not, in the warehouse currency.';
comment on column mart.service_measure.overdue_amount is 'Of it, past due.';
comment on column mart.service_measure.overdue_share is 'Overdue over open, 0 to 1; null when nothing is open.';
comment on column mart.service_measure.default_open_amount is 'Of what is open, owed by customers in default (a default month, not yet cured).';
comment on column mart.service_measure.default_open_share is 'Of what is open, 0 to 1: the fee-recovery risk that needs no forecast; null when nothing is open.';
comment on column mart.service_measure.answer_count is 'Answers on satisfaction in the window.';
comment on column mart.service_measure.mean_satisfaction is 'Mean satisfaction over these answers, 1 to 5; null without an answer.';
comment on column mart.service_measure.satisfaction_error is 'Standard error of the mean, answers taken as independent; null of fewer than two answers.';
comment on column mart.service_measure.contact_count is 'Contacts in the window; null when no customer at all had any: nobody told of them.';
comment on column mart.service_measure.service_cost_amount is 'Service cost of the window: these contacts at value.contact_cost of the close, in the warehouse currency; null like the contacts.';
comment on column mart.service_measure.mean_service_cost is 'Service cost a customer; null like the contacts.';
comment on column mart.service_measure.service_cost_share is 'Service cost of what was billed, 0 to 1; null like the contacts, and when nothing was billed.';
comment on column mart.service_measure.run_key is 'The run that wrote the row.';
