-- Puts the token in the place of the number in the rows in quarantine; they can come back still.
-- Grain:      one row per row in quarantine that says the number.
-- Reads:      forgotten_quarantine (temporary).
-- Writes:     audit.quarantine.
-- Parameters: none.
update audit.quarantine
set key_text = forgotten.key_text, row_text = forgotten.row_text
from forgotten_quarantine as forgotten
where quarantine.rowid = forgotten.row_no;
