-- Each client is a residential customer. The file has no name, region or contract; its credit limit, sex, education,
-- marriage and age (with the undocumented codes EDUCATION 0, 5, 6 and MARRIAGE 0) have no place in an index of payment,
-- and a grade of a utility may not rest on the last four.
select
    record_no,
    ID as customer_no,
    'residential' as customer_class_code
from record;
