-- One row per customer that answered a survey and closed month: its own line of satisfaction on delivered quality.
create or replace view mart.service_sensitivity as
with
bounded as (
    select
        line.*,
        line.service_sensitivity - 1.959964 * line.service_sensitivity_error as service_sensitivity_low,
        line.service_sensitivity + 1.959964 * line.service_sensitivity_error as service_sensitivity_high,
        model.service_sensitivity as common_sensitivity
    from star.fact_service_sensitivity as line
    left join star.fact_service_model as model on model.period_key = line.period_key
),

-- An interval that holds the common line says nothing of the customer itself.
placed as (
    select
        *,
        case
            when service_sensitivity_low > common_sensitivity then 'more'
            when service_sensitivity_high < common_sensitivity then 'less'
            else 'untold'
        end as standing_code
    from bounded
)

select
    line.period_key,
    line.customer_key,
    customer.customer_no,
    line.answer_count,
    line.undisturbed_score,
    line.undisturbed_score_error,
    line.service_sensitivity,
    line.service_sensitivity_error,
    line.service_sensitivity_low,
    line.service_sensitivity_high,
    line.standing_code,
    case
        when line.standing_code <> 'untold'
            then rank() over (
                partition by line.period_key, line.standing_code = 'untold'
                order by line.service_sensitivity desc
            )
    end as sensitivity_rank,
    line.run_key
from placed as line
left join star.dim_customer as customer
    on customer.customer_key = line.customer_key
    and customer.is_current;

comment on view mart.service_sensitivity is 'One row per customer that answered a survey and closed month: its own line of satisfaction on delivered quality.';
comment on column mart.service_sensitivity.period_key is 'Month, as yyyymm.';
comment on column mart.service_sensitivity.customer_key is 'The customer, the same over all its versions.';
comment on column mart.service_sensitivity.customer_no is 'Number of the customer in the source.';
comment on column mart.service_sensitivity.answer_count is 'Its answers in the thirty-six months that end with the month.';
comment on column mart.service_sensitivity.undisturbed_score is 'Satisfaction to be expected of it without an interruption.';
comment on column mart.service_sensitivity.undisturbed_score_error is 'Standard deviation of that, given the model.';
comment on column mart.service_sensitivity.service_sensitivity is 'Points of satisfaction by a standard deviation of quality.';
comment on column mart.service_sensitivity.service_sensitivity_error is 'Standard deviation of that, given the model.';
comment on column mart.service_sensitivity.service_sensitivity_low is 'Lower end of its interval of 95 %, given the model.';
comment on column mart.service_sensitivity.service_sensitivity_high is 'Upper end.';
comment on column mart.service_sensitivity.standing_code is 'more or less, when the interval lies above or below the common sensitivity of mart.service_model; untold when it holds that.';
comment on column mart.service_sensitivity.sensitivity_rank is 'Among those of the month that are told apart, 1 the most sensitive; null of the others, for their intervals are too wide to rank.';
comment on column mart.service_sensitivity.run_key is 'The run that wrote the row.';
