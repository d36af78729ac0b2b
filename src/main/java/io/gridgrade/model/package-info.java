/** Where fitted models are kept, of whatever kind: what scoring needs of each, and how it was made. */
package io.gridgrade.model;
