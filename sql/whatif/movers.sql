-- The customers that move and owe most, with what moves them.
-- Grain:      one row per customer.
-- Reads:      the temporary tables compared, cause and changed, star.dim_customer.
-- Returns:    customer_no, move_code, old_grade_code, new_grade_code, old_score, new_score, old_reason_code,
--             new_reason_code, open_amount, overdue_amount, cause_kind, cause_code, changes_text (the three indicators
--             that change its score most, each with the points).
-- Parameters: rows_max.
with
chosen as (
    select compared.*, customer.customer_no, cause.cause_kind, cause.cause_code
    from compared
    join cause using (customer_key)
    join star.dim_customer as customer
        on customer.customer_key = compared.customer_key
        and customer.is_current
    order by compared.open_amount desc, customer.customer_no
    limit $rows_max
),

ranked as (
    select
        changed.customer_key,
        changed.indicator_code,
        changed.score_change,
        row_number() over (
            partition by changed.customer_key
            order by abs(changed.score_change) desc, changed.indicator_code
        ) as change_no
    from changed
    join chosen using (customer_key)
)

select
    chosen.customer_no,
    chosen.move_code,
    chosen.old_grade_code,
    chosen.new_grade_code,
    chosen.old_score,
    chosen.new_score,
    chosen.old_reason_code,
    chosen.new_reason_code,
    chosen.open_amount,
    chosen.overdue_amount,
    chosen.cause_kind,
    chosen.cause_code,
    string_agg(
        ranked.indicator_code || printf(' %+.3f', ranked.score_change),
        ', '
        order by ranked.change_no
    ) filter (ranked.change_no <= 3) as changes_text
from chosen
left join ranked using (customer_key)
group by all
order by chosen.open_amount desc, chosen.customer_no;
