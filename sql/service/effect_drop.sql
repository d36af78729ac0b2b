-- Lets go of what the effects of a close were computed from.
-- Grain:      the tables'.
-- Reads:      nothing.
-- Writes:     the temporary tables effect_month, effect_case, effect_exposure and effect_match, which are gone after
--             it.
-- Parameters: none.
drop table if exists effect_match;
drop table if exists effect_exposure;
drop table if exists effect_case;
drop table if exists effect_month;
