-- A row here is a protected customer to whom something adverse may be done, or a notice shorter than the law's.
-- Grain:      one row per customer.
-- Reads:      mart.customer_measure.
-- Returns:    customer_no, grade_code, protection_codes, is_cut_allowed, notice_days, floor_days, deposit_months.
-- Parameters: period_key.
select customer_no, grade_code, protection_codes, is_cut_allowed, notice_days, floor_days, deposit_months
from mart.customer_measure
where period_key = $period_key
    and (
        notice_days < floor_days
        or (is_protected and (is_cut_allowed or deposit_months > 0 or notice_days < longest_days))
    )
order by customer_no;
