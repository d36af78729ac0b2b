-- By what the warehouse was prepared last.
-- Grain:      one row; none before the first time.
-- Reads:      audit.preparation.
-- Returns:    content_sha256.
-- Parameters: none.
select content_sha256
from audit.preparation;
