/** The rating of a closed month whole: as one statement that anyone can run, and beside what other methods would say. */
package io.gridgrade.rating;
