-- Payments by others on the customer's bills go on naming the same bills. To be run while the bills have their numbers.
-- Grain:      one row per payment changed.
-- Reads:      star.fact_bill, history.fact_bill, star.fact_payment, history.fact_payment.
-- Writes:     star.fact_payment, history.fact_payment.
-- Parameters: customer_key.
update star.fact_payment
set bill_no = without_customer(bill_no)
where customer_key <> $customer_key
    and bill_no in (
        select bill_no
        from star.fact_bill
        where customer_key = $customer_key
            and names_customer(bill_no)
        union all
        select bill_no
        from history.fact_bill
        where customer_key = $customer_key
            and names_customer(bill_no)
    );

update history.fact_payment
set bill_no = without_customer(bill_no)
where customer_key <> $customer_key
    and bill_no in (
        select bill_no
        from star.fact_bill
        where customer_key = $customer_key
            and names_customer(bill_no)
        union all
        select bill_no
        from history.fact_bill
        where customer_key = $customer_key
            and names_customer(bill_no)
    );
