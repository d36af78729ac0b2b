/**
 * The service that each customer is due: rules as a decision table of the home, checked exactly before they are used, and
 * what a close finds due by them.
 *
 * <p>The condition of a rule is a box: for each input the values for which it holds. Bounds of numbers are half-open and
 * stand in the rules, so the values between two neighbouring bounds are alike to every rule; each input has finitely many
 * such cells, and unions and differences of boxes are computed without looking at single customers.
 */
package io.gridgrade.service;
