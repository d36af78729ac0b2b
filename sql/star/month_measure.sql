-- The additive measures of a customer's month, each stated once. What fact_customer_month.sql sums up, adds to the
-- totals of twelve months and takes from them again, and what the promise rolling_total_differs looks at, follows from
-- here. A new measure is a row here and its columns in a migration.
-- Grain:      one row per measure.
-- Reads:      nothing.
-- Returns:    measure_name, source_name, term, total_type, has_total.
-- Parameters: none.
-- A measure is the sum of its term over the month's rows of its source, and 0 where a customer has none: a source is a
-- relation of fact_customer_month.sql, with the columns that it has there. The full extract is the customer's row of
-- the month itself: such a term is summed over months only, and the month's own column, if there is one, is made there.
-- has_total says whether there is a column <measure_name>_12m, the sum over twelve months.
select measure_name, source_name, term, total_type, has_total
from (
    values
    ('bill_count', 'bill', 'bill_count', 'integer', true),
    ('billed_month_count', 'snapshot', '(snapshot.bill_count > 0)::integer', 'integer', true),
    ('billed_amount', 'bill', 'new_billed_amount', 'decimal(18, 2)', true),
    ('due_bill_count', 'bill', 'due_bill_count', 'integer', true),
    ('on_time_bill_count', 'bill', 'on_time_bill_count', 'integer', true),
    ('late_bill_count', 'bill', 'late_bill_count', 'integer', true),
    ('payment_count', 'payment', '(paid_amount > 0)::integer', 'integer', false),
    ('paid_amount', 'payment', 'paid_amount', 'decimal(18, 2)', true),
    ('settled_amount', 'bill', 'settled_amount', 'decimal(18, 2)', true),
    ('late_amount_days', 'bill', 'late_amount_days', 'decimal(18, 2)', true),
    ('open_amount', 'bill', 'open_amount', 'decimal(18, 2)', false),
    ('overdue_amount', 'bill', 'overdue_amount', 'decimal(18, 2)', false),
    ('overdue_amount_days', 'bill', 'overdue_amount_days', 'decimal(18, 2)', false),
    ('credit_amount', 'credit', 'credit_amount', 'decimal(18, 2)', false),
    ('event_points', 'credit_event', 'kind.event_points', 'integer', false),
    ('cut_count', 'credit_event', '(event.event_code = ''cut'')::integer', 'integer', false),
    ('write_off_count', 'credit_event', '(event.event_code = ''write_off'')::integer', 'integer', false),
    ('instalment_due_count', 'instalment', '1', 'integer', true),
    -- Paid by its due day, and so by the end of the month.
    ('instalment_kept_count', 'instalment', 'coalesce(paid_on <= due_on, false)::integer', 'integer', true),
    ('breach_count', 'violation', '(violation_code = ''breach'')::integer', 'integer', false),
    ('theft_count', 'violation', '(violation_code = ''theft'')::integer', 'integer', false),
    ('injury_count', 'injury', '1', 'integer', false),
    ('contact_count', 'contact', '1', 'integer', true),
    ('energy_kwh', 'snapshot', 'coalesce(snapshot.energy_kwh, 0)', 'decimal(18, 3)', true)
) as measure (measure_name, source_name, term, total_type, has_total);
