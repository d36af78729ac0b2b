/** What a score is: SQL that the engine adds up for every customer, and the terms that it is added up from. */
package io.gridgrade.grade.score;
