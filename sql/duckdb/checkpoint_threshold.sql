-- Says from how many changed bytes on a commit tidies up all that changed. Of what lands, which is in memory and goes
-- away again, that would be for nothing: a commit after gigabytes have landed would take longer than reading them. Of
-- months closed one after the other, it would be done over and over.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     a setting of the engine.
-- Parameters: threshold_text.
set checkpoint_threshold = $threshold_text;
