-- A group is called by a word only where its own mean bears it out, not because the other groups are even further off.

alter table star.dim_group_feature add column low_max double;
comment on column star.dim_group_feature.low_max is 'Mean of a group, in the unit of the feature, above which the word for low is not said of it; null: what lies low among the groups is low.';
alter table star.dim_group_feature add column high_min double;
comment on column star.dim_group_feature.high_min is 'Mean of a group, in the unit of the feature, below which the word for high is not said of it; null: what lies high among the groups is high.';
alter table history.dim_group_feature add column low_max double;
alter table history.dim_group_feature add column high_min double;
