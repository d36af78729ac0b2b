-- How many rows are set aside.
-- Grain:      one row.
-- Reads:      the temporary table fact_news.
-- Returns:    row_count.
-- Parameters: none.
select count(*) as row_count
from fact_news;
