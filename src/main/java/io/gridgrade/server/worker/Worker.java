package io.gridgrade.server.worker;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.query.Column;
import io.gridgrade.query.Gateway;
import io.gridgrade.query.QueryAnswer;
import io.gridgrade.query.QueryLimits;
import io.gridgrade.query.parameter.QueryParameters;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A process that answers one query at a time over the published copy: asked on its stdin, answering on its stdout. It ends
 * when its stdin does, whatever it is at.
 */
public final class Worker {
    private static final int BUFFER = 1 << 16;
    private static final int ROWS_FIRST = 128;
    private static final int ROWS_OF_MESSAGE = 2048;
    private static final int BYTES_OF_MESSAGE = 1 << 18;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final OpenGateways gateways;
    private final BlockingQueue<Question> questions = new LinkedBlockingQueue<>();
    private final Object asking = new Object();
    private final Thread answerer = Thread.currentThread();
    private volatile boolean cancelled;
    private boolean isInterruptible;
    private boolean isLast;

    Worker(InputStream in, OutputStream out, OpenGateways gateways) {
        this.in = new DataInputStream(new BufferedInputStream(in, BUFFER));
        this.out = new DataOutputStream(new BufferedOutputStream(out, BUFFER));
        this.gateways = gateways;
    }

    /** The home's folder, and the threads and megabytes that its engine may use. */
    public static void main(String[] arguments) throws IOException {
        OutputStream stdout = new FileOutputStream(FileDescriptor.out);
        // What a library prints must not come among the answers.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8));
        Home home = Home.at(Path.of(arguments[0]));
        Parameters settings = Settings.read(home.settingsFile()).asParameters();
        EngineLimits limits = new EngineLimits(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        try {
            new Worker(System.in, stdout, new OpenGateways(home, limits, settings)).work();
        } finally {
            // Threads of the engine that are still at work keep nobody.
            Runtime.getRuntime().halt(0);
        }
    }

    private void work() throws IOException {
        Thread listener = new Thread(this::listen, "worker-listener");
        listener.setDaemon(true);
        listener.start();
        gateways.warmUp();
        out.write(Wire.READY);
        out.flush();
        while (true) {
            Question question;
            try {
                question = questions.take();
            } catch (InterruptedException e) {
                // A cancel that came when the query was just over.
                continue;
            }
            answer(question);
            out.flush();
            if (isLast) {
                return;
            }
        }
    }

    private void listen() {
        try {
            while (true) {
                int sign = in.read();
                if (sign == Wire.ASK) {
                    Question question = Question.read(in);
                    cancelled = false;
                    questions.add(question);
                } else if (sign == Wire.CANCEL) {
                    cancel();
                } else if (sign == Wire.ARE_YOU_THERE) {
                    // Asked only of one that is free: nothing else is being written.
                    out.write(Wire.I_AM_THERE);
                    out.flush();
                } else {
                    break;
                }
            }
        } catch (IOException e) {
            // As if it had ended.
        }
        Runtime.getRuntime().halt(0);
    }

    private void cancel() {
        cancelled = true;
        synchronized (asking) {
            if (isInterruptible) {
                answerer.interrupt();
            }
        }
    }

    private void answer(Question question) throws IOException {
        Gateway gateway;
        try {
            gateway = gateways.of(question);
        } catch (RuntimeException e) {
            // What it says may name folders, which no client is told.
            boolean isTold = e instanceof UserError && !e.getMessage().contains(java.io.File.separator);
            end(
                    new Ending(
                            ExitCode.PRECONDITION,
                            isTold
                                    ? e.getMessage()
                                    : "the warehouse cannot be opened; who runs the server sees why with: gridgrade"
                                            + " doctor"),
                    false);
            return;
        }
        QueryLimits limits = new QueryLimits(question.rowsMax(), question.secondsMax());
        Ending ending;
        try (QueryAnswer answer = begun(gateway, question, limits)) {
            if (answer instanceof QueryAnswer.Refused refused) {
                ending = new Ending(refused.exitCode(), refused.reason());
            } else if (answer instanceof QueryAnswer.Table table) {
                long sent = send(table);
                ending = new Ending(table.exitCode(), table.stopped().orElse(""), sent);
            } else {
                ending = new Ending(ExitCode.WRONG_USAGE, "only a query is answered");
            }
        } catch (UserError e) {
            ending = new Ending(e.exitCode(), e.getMessage());
        } catch (RuntimeException e) {
            ending = new Ending(
                    ExitCode.INTERNAL,
                    "the query failed within GridGrade: " + e.getClass().getSimpleName());
        } catch (OutOfMemoryError e) {
            ending = new Ending(ExitCode.FAILED, "the query took all memory that Java has; ask for less");
        }
        // Told once the engine is done with it, or is not and never will be.
        end(ending, gateway.isAbandoned());
        isLast = gateway.isAbandoned();
    }

    /** How it ended; of what was refused there are no rows. */
    private record Ending(ExitCode code, String reason, long rows) {
        Ending(ExitCode code, String reason) {
            this(code, reason, -1);
        }
    }

    private void end(Ending ending, boolean isLastAnswer) throws IOException {
        if (ending.rows >= 0) {
            out.write(Wire.END);
            out.writeLong(ending.rows);
        } else {
            out.write(Wire.REFUSED);
        }
        out.writeInt(ending.code.number());
        Question.text(out, ending.reason);
        out.writeBoolean(isLastAnswer);
    }

    private QueryAnswer begun(Gateway gateway, Question question, QueryLimits limits) {
        synchronized (asking) {
            isInterruptible = !cancelled;
        }
        try {
            QueryParameters values = question.parameters();
            return question.isDescribed()
                    ? gateway.described(question.sql(), values, limits)
                    : gateway.answer(question.sql(), values, limits);
        } finally {
            synchronized (asking) {
                isInterruptible = false;
                Thread.interrupted();
            }
        }
    }

    private long send(QueryAnswer.Table table) throws IOException {
        List<Column> columns = table.columns();
        out.write(Wire.COLUMNS);
        out.writeInt(columns.size());
        for (Column column : columns) {
            Question.text(out, column.name());
            Question.text(out, column.typeName());
        }
        RowWriter rows = new RowWriter();
        // What there is goes out before the engine is waited for: the first rows are read soon.
        long sent = 0;
        for (Object[] row = cancelled ? null : table.next(); row != null; row = cancelled ? null : table.next()) {
            rows.add(row);
            if (rows.rows() == (sent == 0 ? ROWS_FIRST : ROWS_OF_MESSAGE) || rows.length() > BYTES_OF_MESSAGE) {
                sent += rows.rows();
                send(rows);
            }
        }
        sent += rows.rows();
        send(rows);
        return sent;
    }

    private void send(RowWriter rows) throws IOException {
        if (rows.rows() > 0) {
            out.write(Wire.ROWS);
            out.writeInt(rows.rows());
            out.writeInt(rows.length());
            out.write(rows.bytes(), 0, rows.length());
            rows.clear();
            out.flush();
        }
    }
}
