package io.gridgrade.server.worker;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.policy.Reader;
import io.gridgrade.query.Gateway;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The gateways that a worker holds open: over what is published now, one for each kind of reader, the least used closed
 * first. Whoever publishes anew puts another file in the place of the one that is open here, which stays as it is until it is
 * closed: each query looks which file is there now.
 */
final class OpenGateways {
    private static final int KEPT_MAX = 3;

    private final Home home;
    private final EngineLimits limits;
    private final Parameters settings;
    private final Map<Reader, Gateway> gateways = new LinkedHashMap<>(8, 0.75f, true);
    private List<Object> published = List.of();

    OpenGateways(Home home, EngineLimits limits, Parameters settings) {
        this.home = home;
        this.limits = limits;
        this.settings = settings;
    }

    /** Opens one before anybody asks, so that the first who asks need not wait. */
    void warmUp() {
        try {
            of(new Question("", Question.OWNER, Map.of(), "", List.of(), false, 0, 0));
        } catch (RuntimeException e) {
            // Told when somebody asks.
        }
    }

    /** The gateway for who asks. */
    synchronized Gateway of(Question question) {
        List<Object> now = stamps();
        if (!now.equals(published)) {
            closeAll();
            published = now;
        }
        // Not by the name: who may see the same asks the same gateway, which must not know more of a reader than that.
        Reader reader = question.isByOwner() ? Reader.owner() : Reader.of("", question.role(), question.attributes());
        Gateway gateway = gateways.get(reader);
        if (gateway == null) {
            gateway = Gateway.open(home, limits, settings, reader);
            gateways.put(reader, gateway);
            if (gateways.size() > KEPT_MAX) {
                gateways.remove(gateways.keySet().iterator().next()).close();
            }
        }
        return gateway;
    }

    // Looked at before it is opened: what is put there in between is seen by the next query.
    private List<Object> stamps() {
        List<Object> stamps = new ArrayList<>();
        for (Path file : List.of(home.publishedFile(), home.folder().resolve("policies.yml"))) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                stamps.add(attributes.lastModifiedTime());
                stamps.add(attributes.size());
                stamps.add(String.valueOf(attributes.fileKey()));
            } catch (IOException e) {
                stamps.add("none");
            }
        }
        return stamps;
    }

    private void closeAll() {
        gateways.values().forEach(Gateway::close);
        gateways.clear();
    }
}
