-- Keeps a group of a model.
-- Grain:      one row per group.
-- Reads:      star.dim_model.
-- Writes:     star.dim_group.
-- Parameters: model_key, theme_code, group_key, group_no, group_name_en, group_name_zh, words_json, customer_count,
--             centre_json, profile_json, exemplar_customer_key, sentence_en_words, sentence_zh_words.
insert into star.dim_group (
    model_key, theme_code, group_key, group_no, group_name_en, group_name_zh, words_json, customer_count, centre_json,
    profile_json, exemplar_customer_key, sentence_en, sentence_zh, run_key
)
select
    model_key,
    $theme_code,
    $group_key,
    $group_no,
    $group_name_en,
    $group_name_zh,
    $words_json,
    $customer_count,
    $centre_json,
    $profile_json,
    $exemplar_customer_key,
    $sentence_en_words,
    $sentence_zh_words,
    run_key
from star.dim_model
where model_key = $model_key;
