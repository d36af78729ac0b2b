package io.gridgrade.server.worker;

/** The signs between the server and a worker: what a message is, and what a value is. */
final class Wire {
    /** To a worker. */
    static final int ASK = 'Q';

    static final int CANCEL = 'X';
    static final int ARE_YOU_THERE = '?';

    /** From a worker. */
    static final int READY = 'W';

    static final int I_AM_THERE = '!';
    static final int COLUMNS = 'C';
    static final int ROWS = 'R';
    static final int END = 'E';
    static final int REFUSED = 'F';

    /** Values. */
    static final byte NULL = 0;

    static final byte FALSE = 1;
    static final byte TRUE = 2;
    static final byte INT = 3;
    static final byte LONG = 4;
    static final byte FLOAT = 5;
    static final byte DOUBLE = 6;
    static final byte DECIMAL = 7;
    static final byte LARGE_DECIMAL = 8;
    static final byte TEXT = 9;

    private Wire() {}
}
