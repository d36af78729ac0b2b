-- What a group is like in a sentence, and a customer that stands for it.
alter table star.dim_group add column exemplar_customer_key integer;
comment on column star.dim_group.exemplar_customer_key is 'The customer nearest to the centre when the group was fitted; null of groups fitted before this was kept.';
alter table star.dim_group add column sentence_en varchar;
comment on column star.dim_group.sentence_en is 'What sets the group apart: up to three features with their mean and how many standard deviations of all customers that is above or below all, in English.';
alter table star.dim_group add column sentence_zh varchar;
comment on column star.dim_group.sentence_zh is 'The same in Chinese.';
alter table history.dim_group add column exemplar_customer_key integer;
alter table history.dim_group add column sentence_en varchar;
alter table history.dim_group add column sentence_zh varchar;
