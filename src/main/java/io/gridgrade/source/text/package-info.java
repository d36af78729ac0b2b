/** The bytes of suppliers' text files: how their records begin and end, what kind of file they are, and how they are encoded. */
package io.gridgrade.source.text;
