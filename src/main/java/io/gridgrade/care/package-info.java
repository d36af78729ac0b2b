/** Looking after a home: backup and restore, upgrade, retention, forgetting a customer, and telling what is wrong. */
package io.gridgrade.care;
