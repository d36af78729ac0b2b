/** Who sees what: roles, and what each may read of {@code mart}. */
package io.gridgrade.policy;
