-- Writes every customer by each method to a file: 1 is the best rank, ties stand at their middle. A number of a
-- customer that a spreadsheet would take for a formula begins with an apostrophe.
-- Grain:      one row per population, customer and method.
-- Reads:      the temporary table method_customer, star.dim_customer.
-- Writes:     the file.
-- Parameters: file.
copy (
    select
        strftime(make_date(kept.period_key // 100, kept.period_key % 100, 1), '%Y-%m') as period,
        kept.population_code,
        case when regexp_matches(customer.customer_no, '^''*[=+\-@\t\r\n＝＋－＠]') then '''' else '' end
            || customer.customer_no as customer_no,
        kept.method_code,
        kept.score,
        kept.twice_rank / 2 as rank,
        kept.customer_count,
        kept.grade_code
    from method_customer as kept
    join star.dim_customer as customer
        on customer.customer_key = kept.customer_key
        and customer.is_current
    order by kept.population_code, customer.customer_no, kept.customer_key, kept.method_code
) to $file (format csv, header true);
