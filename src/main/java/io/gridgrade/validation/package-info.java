/** Whether what was graded and foretold holds against what came, as a validator reports it. */
package io.gridgrade.validation;
