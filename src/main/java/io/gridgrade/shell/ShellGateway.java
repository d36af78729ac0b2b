package io.gridgrade.shell;

import io.gridgrade.query.Gateway;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The gateway that the shell asks: that of what is published now, opened anew when something else was published. Mutable. */
final class ShellGateway implements AutoCloseable {
    private static final int LEFT_MAX = 2;
    private static final int LOOK_MILLIS = 50;

    private final Home home;
    private final Supplier<Gateway> open;
    private Gateway gateway;
    private String edition;
    private ShellCatalog catalog;
    private final List<Gateway> left = new ArrayList<>();

    ShellGateway(Home home, Supplier<Gateway> open) {
        this.home = home;
        this.open = open;
        this.edition = edition();
        this.gateway = open.get();
    }

    /**
     * Opens it anew, when what was asked last keeps it. Engines that work on without anybody who waits are few: beyond that
     * the next waits for the first.
     */
    void reopen() {
        left.add(gateway);
        closeLetGo();
        while (left.size() > LEFT_MAX && !isInterrupted()) {
            closeLetGo();
        }
        gateway = open.get();
    }

    private void closeLetGo() {
        left.removeIf(one -> {
            if (!one.isAbandoned()) {
                one.close();
                return true;
            }
            return false;
        });
    }

    private static boolean isInterrupted() {
        try {
            Thread.sleep(LOOK_MILLIS);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Opens what was published in the meantime; whether there was something. */
    boolean refresh() {
        closeLetGo();
        String now = edition();
        if (now.equals(edition)) {
            return false;
        }
        gateway.close();
        gateway = open.get();
        edition = now;
        catalog = null;
        return true;
    }

    // A new copy takes the place of the one before: another file of the same name.
    private String edition() {
        try {
            BasicFileAttributes file = Files.readAttributes(home.publishedFile(), BasicFileAttributes.class);
            return file.fileKey() + " " + file.lastModifiedTime() + " " + file.size();
        } catch (java.nio.file.NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to look at the published copy", e);
        }
    }

    Gateway get() {
        return gateway;
    }

    /** What can be named in a query; read when it is first wanted. */
    ShellCatalog catalog() {
        if (catalog == null) {
            catalog = ShellCatalog.of(gateway);
        }
        return catalog;
    }

    @Override
    public void close() {
        left.forEach(Gateway::close);
        gateway.close();
    }
}
