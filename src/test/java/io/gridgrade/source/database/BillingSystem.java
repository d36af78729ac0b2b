package io.gridgrade.source.database;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;

/** A supplier's billing system on PostgreSQL: customers, bills, payments and consumption, and a user who may read them. */
public final class BillingSystem {
    /** Who GridGrade reads as. */
    public static final String USER = "gridgrade_reader";

    /** The password of that user; a word that stands nowhere else, so that it can be searched for. */
    public static final String PASSWORD = "Zx9-quietly-kept";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final PostgresServer server = PostgresServer.running();
    private final String database = "billing_" + COUNT.incrementAndGet();

    private BillingSystem() {}

    /** A system without a row. */
    public static BillingSystem empty() {
        BillingSystem system = new BillingSystem();
        system.execute(
                "postgres",
                "do $$ begin if not exists (select from pg_roles where rolname = '" + USER + "') then create role "
                        + USER + " login password '" + PASSWORD + "'; end if; end $$");
        system.execute("postgres", "create database " + system.database);
        system.execute(
                """
                create table customer (
                    customer_no text primary key, customer_name text, class_code text not null, opened_on date,
                    changed_at timestamptz not null);
                create table bill (
                    bill_no bigint primary key, customer_no text not null, billed_on date not null, due_on date not null,
                    amount numeric(14, 2), kwh numeric(14, 3), changed_at timestamptz not null);
                create table payment (
                    payment_no bigint primary key, customer_no text not null, bill_no bigint, paid_at timestamp not null,
                    amount numeric(14, 2) not null, channel text);
                create table consumption (
                    customer_no text not null, month date not null, kwh double precision not null,
                    primary key (customer_no, month));
                create index on bill (changed_at);
                grant select on all tables in schema public to gridgrade_reader;
                """);
        return system;
    }

    /** A system in which every customer has a bill, a payment and a consumption each month from January 2024. */
    public static BillingSystem of(int customers, int months) {
        BillingSystem system = empty();
        system.execute(
                """
                insert into customer
                select 'C' || i, 'Customer "' || i || E'", of\\nStreet ' || i, case when i %% 5 = 0 then 'commercial' else 'residential' end,
                    date '2020-01-01' + i %% 700, timestamptz '2024-01-01 00:00:00+00' + i * interval '1 second'
                from generate_series(1, %d) as i;

                insert into bill
                select m * 100000000 + i, 'C' || i, billed_on, billed_on + 15, (i * 37 + m * 11) %% 50000 / 100.0 + 5,
                    case when i %% 11 > 0 then (i * 13 + m * 7) %% 9000 / 10.0 end,
                    billed_on + interval '1 hour' + i / 3 * interval '1 millisecond'
                from generate_series(1, %d) as i, generate_series(0, %d) as m,
                    lateral (select (date '2024-01-28' + m * interval '1 month')::date as billed_on) as day;

                insert into payment
                select bill_no, customer_no, bill_no, due_on - (bill_no %% 20)::int + time '13:45:00.25', amount,
                    case bill_no %% 3 when 0 then 'bank' when 1 then 'app' end
                from bill
                where bill_no %% 9 > 0 and due_on - (bill_no %% 20)::int < date '2024-01-28' + %d * interval '1 month';

                insert into consumption
                select customer_no, date_trunc('month', billed_on), kwh from bill where kwh is not null;
                """
                        .formatted(customers, customers, months - 1, months));
        return system;
    }

    /** The address of its database. */
    public String url() {
        return server.url(database);
    }

    /** Does what the system's own programs would do. */
    public BillingSystem execute(String sql) {
        execute(database, sql);
        return this;
    }

    private void execute(String where, String sql) {
        try (Connection connection = server.connect(where);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first value of a query's first row, as text. */
    public String answer(String sql) {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Breaks every connection of GridGrade, as a restart of the server or a router would; returns how many there were. */
    public int breakConnections() {
        return Integer.parseInt(answer("select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = '"
                + USER + "' and datname = '" + database + "'"));
    }

    /** Writes the answer of a query to a CSV file, as PostgreSQL itself writes it. */
    public void copy(String query, Path file) {
        try (Connection connection = server.connect(database);
                OutputStream out = Files.newOutputStream(Files.createDirectories(file.getParent())
                        .resolve(file.getFileName().toString()))) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + query + ") to stdout (format csv, header true)", out);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
