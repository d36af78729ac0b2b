-- The words that can name a group.
-- Grain:      one row per feature and level.
-- Reads:      star.dim_group_word.
-- Returns:    feature_code, level_code, word_en, word_zh.
-- Parameters: none.
select feature_code, level_code, word_en, word_zh
from star.dim_group_word
order by feature_code, level_code;
