-- Financial status: the ratios of the customer's last statement that was known by the end of the month.
-- Grain:      one row per customer with a statement of the last twenty-four months.
-- Reads:      star.fact_financial_statement.
-- Returns:    customer_key, fin1 to fin4.
-- Parameters: last_on.
with
known as (
    select
        customer_key,
        statement_on,
        total_assets,
        total_liabilities,
        current_assets,
        current_liabilities,
        net_profit,
        equity,
        loans_due_amount,
        loans_repaid_on_time_amount,
        lead(equity) over newest_first as equity_before,
        lead(statement_on) over newest_first as statement_on_before,
        row_number() over newest_first as statement_no
    from star.fact_financial_statement
    where published_on <= $last_on
        and statement_on <= $last_on
    window newest_first as (partition by customer_key order by statement_on desc)
),

last_known as (
    select
        *,
        -- Of the year's two ends; of its end alone when there is no statement of about a year before.
        case
            when statement_on_before >= statement_on - interval '18 months' then (equity + equity_before) / 2
            else equity
        end as mean_equity
    from known
    where statement_no = 1
        -- A firm that has stated nothing for two years has no known state.
        and statement_on > cast($last_on as date) - interval '24 months'
)

select
    customer_key,
    100 * total_liabilities::double precision / nullif(greatest(total_assets, 0), 0)::double precision as fin1,
    current_assets::double precision / nullif(greatest(current_liabilities, 0), 0)::double precision as fin2,
    case
        -- A return on less than nothing cannot be told: -100, beyond every bound, stands for the worst.
        when least(equity, mean_equity) <= 0 then -100
        else 100 * net_profit::double precision / mean_equity::double precision
    end as fin3,
    100 * loans_repaid_on_time_amount::double precision
        / nullif(greatest(loans_due_amount, 0), 0)::double precision as fin4
from last_known;
