-- What everything drawn at random rests on: a hash of the seed, a purpose, a customer and a month.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     the macros uniform (0 to 1, 1 not included) and gaussian (mean 0, deviation 1; Box and Muller 1958),
--             chance (the logistic function), word, and those that they rest on.
-- Parameters: seed.
-- Nothing is drawn from a stream: a draw is a function of its four numbers alone, so that it does not matter which
-- thread comes to it, nor when. The hash is stated here and is not the engine's own, whose next version may give
-- another: the four numbers times odd constants, joined, then folded and multiplied twice, all in 32 bits (constants
-- and folds are those of the finaliser lowbias32; its last fold touches only low bits and is left out). Whole numbers
-- of 64 bits hold the products.
create or replace macro low_bits(x) as (x) & 4294967295::ubigint;

create or replace macro fold(x, bits) as xor(x, (x) >> bits);

create or replace macro drawn_from(purpose, month) as
    ((
        purpose * 2654435769 + (month + 100000) * 2246822519 + ($seed::bigint & 4294967295) * 668265263
            + (($seed::bigint >> 32) & 4294967295) * 374761393
    ) & 4294967295)::ubigint;

create or replace macro uniform(purpose, customer, month) as
    low_bits(
        fold(
            low_bits(
                fold(xor(low_bits(customer::ubigint * 3266489917::ubigint), drawn_from(purpose, month)), 16)
                    * 2146121005::ubigint
            ),
            15
        ) * 2221713035::ubigint
    )::double / 4294967296.0;

create or replace macro gaussian(purpose, customer, month) as
    sqrt(-2 * ln(1 - uniform(purpose, customer, month)))
        * cos(2 * pi() * uniform(purpose + 5000, customer, month));

create or replace macro chance(logit) as 1 / (1 + exp(-(logit)));

-- One of a list of words.
create or replace macro word(words, purpose, customer) as
    words[1 + floor(uniform(purpose, customer, 0) * len(words))::integer];
