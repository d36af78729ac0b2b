-- What other customers' records say of the customer's bills and payments goes on naming the same ones. To be run while
-- these have their numbers.
-- Grain:      one row per record changed.
-- Reads:      star.fact_bill, star.fact_payment, history.fact_bill, history.fact_payment.
-- Writes:     the numbers named in star.fact_payment, star.fact_bill, star.fact_credit_balance, history.fact_payment,
--             history.fact_bill, history.fact_credit_balance.
-- Parameters: customer_key.
create or replace temp table forgotten_bill as
select bill_no
from star.fact_bill
where customer_key = $customer_key
    and names_customer(bill_no)
union
select bill_no
from history.fact_bill
where customer_key = $customer_key
    and names_customer(bill_no);

create or replace temp table forgotten_payment as
select payment_no
from star.fact_payment
where customer_key = $customer_key
    and names_customer(payment_no)
union
select payment_no
from history.fact_payment
where customer_key = $customer_key
    and names_customer(payment_no);

update star.fact_payment
set bill_no = without_customer(bill_no)
where customer_key <> $customer_key
    and bill_no in (select bill_no from forgotten_bill);

update history.fact_payment
set bill_no = without_customer(bill_no)
where customer_key <> $customer_key
    and bill_no in (select bill_no from forgotten_bill);

update star.fact_payment
set reverses_payment_no = without_customer(reverses_payment_no)
where customer_key <> $customer_key
    and reverses_payment_no in (select payment_no from forgotten_payment);

update history.fact_payment
set reverses_payment_no = without_customer(reverses_payment_no)
where customer_key <> $customer_key
    and reverses_payment_no in (select payment_no from forgotten_payment);

update star.fact_bill
set corrects_bill_no = without_customer(corrects_bill_no)
where customer_key <> $customer_key
    and corrects_bill_no in (select bill_no from forgotten_bill);

update history.fact_bill
set corrects_bill_no = without_customer(corrects_bill_no)
where customer_key <> $customer_key
    and corrects_bill_no in (select bill_no from forgotten_bill);

update star.fact_credit_balance
set bill_no = without_customer(bill_no)
where customer_key <> $customer_key
    and bill_no in (select bill_no from forgotten_bill);

update history.fact_credit_balance
set bill_no = without_customer(bill_no)
where customer_key <> $customer_key
    and bill_no in (select bill_no from forgotten_bill);

drop table forgotten_bill;

drop table forgotten_payment;
