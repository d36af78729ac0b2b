-- One row per closed month and file by which it was closed, in the edition in force.
create or replace view mart.close_rule as
select
    rule.period_key,
    rule.rule_name,
    rule.origin_code,
    rule.sha256
from audit.close_rule as rule
join star.dim_period as period
    on period.period_key = rule.period_key
    and period.close_run_key = rule.run_key;

comment on view mart.close_rule is 'One row per closed month and file by which it was closed, in the edition in force.';
comment on column mart.close_rule.period_key is 'Month, as yyyymm.';
comment on column mart.close_rule.rule_name is 'The file, as a path below the home or the program.';
comment on column mart.close_rule.origin_code is 'home, when it is a file of the home; shipped, when it is ours.';
comment on column mart.close_rule.sha256 is 'SHA-256 of the file at the close, as hexadecimal text.';
