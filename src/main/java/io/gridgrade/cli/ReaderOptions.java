package io.gridgrade.cli;

import io.gridgrade.policy.Reader;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** For whom the owner of the home asks, to see what a role sees. */
final class ReaderOptions {
    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "See what this role of policies.yml sees; without it, everything, as the owner of the home.")
    private String role;

    @Option(names = "--user", paramLabel = "NAME", description = "Who asks in the role, for the log.")
    private String user;

    @Option(
            names = "--attribute",
            paramLabel = "NAME=VALUE",
            description = "What is known of who asks in the role, such as region=4201; several values are parted by"
                    + " commas.")
    private Map<String, String> attributes = new TreeMap<>();

    Reader reader() {
        if (role == null) {
            if (user != null || !attributes.isEmpty()) {
                throw new UserError(
                        ExitCode.WRONG_USAGE,
                        "--user and --attribute are of somebody in a role; expected --role too, such as --role"
                                + " county_clerk");
            }
            return Reader.owner();
        }
        return Reader.of(user == null ? "" : user, role, attributes);
    }
}
