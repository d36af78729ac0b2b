-- Numbers that a source writes where there is no figure, such as -999: each says why there is none, and is no measure.
alter table star.dim_indicator add column special_values varchar;
comment on column star.dim_indicator.special_values is 'Numbers that are no measure but say why there is none, such as -999;999: each is a bin of its own in models, and has the points of a missing value in the index; null when there are none.';
alter table history.dim_indicator add column special_values varchar;
