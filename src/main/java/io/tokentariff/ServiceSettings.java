package io.tokentariff;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the service is run.
 *
 * @param host the address it listens at; anything but a loopback address needs tokens
 * @param port the port, 0 for any that is free
 * @param data where it keeps what is its own: the repository of its rules, tokens, the audit log, jobs and usage
 * @param seed the rulebook that the repository begins with
 * @param rules a folder to price by instead, watched and never written; null for the repository in {@code data}
 * @param repository a git repository of the company's own to price by and to publish to, {@code PATH[:prefix]}; null likewise
 * @param examples usage that the page begins with, null for none
 * @param open whether everybody who reaches the service may do everything; only at a loopback address
 * @param proxies addresses whose headers say who somebody is ({@code X-Forwarded-User}, {@code X-Forwarded-Role}); none if empty
 */
public record ServiceSettings(
        String host,
        int port,
        Path data,
        Path seed,
        @Nullable Path rules,
        @Nullable String repository,
        @Nullable Path examples,
        boolean open,
        List<String> proxies) {

    public ServiceSettings {
        proxies = List.copyOf(proxies);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("There is no port %s.".formatted(port));
        }
    }

    /** Returns settings for a service at a free port of this machine. */
    public static ServiceSettings local(Path data, Path seed) {
        return new ServiceSettings("127.0.0.1", 0, data, seed, null, null, null, false, List.of());
    }
}
