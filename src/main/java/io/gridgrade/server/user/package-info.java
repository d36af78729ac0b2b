/** Who may ask the server: users.yml, passwords, and how often one may guess. */
package io.gridgrade.server.user;
