-- What everything drawn at random rests on: a hash of the seed, a purpose, a customer and a month.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     the macros uniform (0 to 1, 1 not included) and gaussian (mean 0, deviation 1; Box and Muller 1958),
--             chance (the logistic function).
-- Parameters: seed.
-- Hashed once more: the engine joins the hashes of several values by xor, so that the draws of two months would be the
-- same but for some flipped bits, and nobody ever late in both.
create or replace macro uniform(purpose, customer, month) as
    (hash(hash($seed, purpose, customer, month)) >> 11)::double / 9007199254740992.0;

create or replace macro gaussian(purpose, customer, month) as
    sqrt(-2 * ln(1 - uniform(purpose, customer, month)))
        * cos(2 * pi() * uniform(purpose + 5000, customer, month));

create or replace macro chance(logit) as 1 / (1 + exp(-(logit)));

-- One of a list of words.
create or replace macro word(words, purpose, customer) as
    words[1 + floor(uniform(purpose, customer, 0) * len(words))::integer];
