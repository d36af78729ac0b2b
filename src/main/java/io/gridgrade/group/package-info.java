/** Customer groups: k-means on value, demand and behaviour, found in the engine, numbered and named. */
package io.gridgrade.group;
