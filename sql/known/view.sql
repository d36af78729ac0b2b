-- A view as the published copy has it, over what was known.
-- Grain:      that of the view.
-- Reads:      what the view reads.
-- Writes:     the view and its comments.
-- Parameters: none; the fragment statements is those that make them.
{{statements}};
