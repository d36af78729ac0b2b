-- Writes the answer of a query as a CSV file.
-- Grain:      that of the query.
-- Reads:      what the query reads.
-- Writes:     the file.
-- Parameters: file, and those of the query; the fragment query is its text.
copy (
    {{query}}
) to $file (format csv, header true, delimiter ',');
