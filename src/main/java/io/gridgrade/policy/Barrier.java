package io.gridgrade.policy;

/** What keeps a query away from the rows that its reader may not see. */
public enum Barrier {
    /** They are not there: what may be seen is copied once, and the query runs on the copy. */
    COPY,

    /**
     * They are filtered out beneath the query. The engine is free to ask the query's conditions of a row before the filter's,
     * so that its errors tell of rows that are not seen: only to measure the other against, and to prove that a test can tell.
     */
    FILTER
}
