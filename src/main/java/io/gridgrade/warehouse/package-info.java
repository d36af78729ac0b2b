/** The home and the file in it: what ships, migrations by Flyway, seeds, landing, publication, the known past. */
package io.gridgrade.warehouse;
