package io.tokentariff.cli;

import io.tokentariff.Service;
import io.tokentariff.ServiceSettings;
import io.tokentariff.io.report.Form;
import io.tokentariff.problem.WrongUseException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the HTTP service with its page. */
@Command(
        description = "Runs the HTTP service and the page where rules are reviewed and published.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "  tariff serve",
            "  tariff serve --rules rules --port 8080",
            "  tariff serve --repo ../pricing.git:rules --data /var/lib/tokentariff",
            "",
            "At the first start a token for admin is made and shown once. Without --rules and --repo the rules are kept in",
            "a git repository in the data folder, which begins with the rulebook that came with the program."
        })
final class ServeCommand extends ResultCommand {

    private static final int USUAL_PORT = 7450;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Where to listen (default: ${DEFAULT-VALUE}).")
    String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "0 for any that is free (default: ${DEFAULT-VALUE}).")
    int port = USUAL_PORT;

    @Mixin
    RulesOption rules;

    @Option(
            names = "--repo",
            paramLabel = "PATH[:PREFIX]",
            description = "A git repository to price by and to publish to, with the folder of the rulebook in it.")
    @Nullable
    String repository;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the service keeps what is its own: rules, tokens, the audit log, jobs, usage "
                    + "(default: $$XDG_DATA_HOME/tokentariff, else ~/.local/share/tokentariff).")
    @Nullable
    Path data;

    @Option(names = "--open", description = "No tokens: everybody at this machine may do everything.")
    boolean open;

    @Option(
            names = "--trust-proxy",
            split = ",",
            paramLabel = "ADDRESS",
            description = "Proxies whose X-Forwarded-User and X-Forwarded-Role say who somebody is.")
    List<String> proxies = List.of();

    @Parameters(
            arity = "0..3",
            paramLabel = "token add|list|revoke [NAME]",
            description = "Instead of listening: makes a token for NAME, lists who has one, takes one back.")
    List<String> words = List.of();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description =
                    "What a new token's owner may do: viewer, pricer, editor, approver or admin (default: ${DEFAULT-VALUE}).")
    String role = "viewer";

    ServeCommand(Terminal terminal, RulesOption rules) {
        super(terminal, Form.TEXT);
        this.rules = rules;
    }

    /** It writes no result, but says where it listens. */
    @Override
    void addOptions(CommandSpec spec) {}

    @Override
    public Integer call() {
        if (rules.folder != null && repository != null) {
            throw new WrongUseException("--rules and --repo name two places for one rulebook; leave one of them out.");
        }
        Path folder = data == null ? usualData() : data;
        if (!words.isEmpty()) {
            terminal.out().print(Service.tokens(folder, order()));
            return Exit.OK;
        }
        ServiceSettings settings = new ServiceSettings(
                host,
                port,
                folder,
                Installation.rules(),
                rules.folder,
                repository,
                Installation.example(),
                open,
                proxies);
        try (Service service = Service.start(settings)) {
            terminal.out().println("Listening at " + service.address());
            service.notices().forEach(terminal.out()::println);
            terminal.out().flush();
            awaitSignal(service);
        }
        return Exit.OK;
    }

    private Service.TokenOrder order() {
        boolean named = words.size() == 3;
        if (!words.get(0).equals("token")
                || words.size() < 2
                || named == words.get(1).equals("list")) {
            throw new WrongUseException(
                    "It is tariff serve token add NAME --role ROLE, token list, or token revoke NAME.");
        }
        return new Service.TokenOrder(words.get(1), named ? words.get(2) : "", role);
    }

    private static Path usualData() {
        String share = System.getenv("XDG_DATA_HOME");
        if (share != null && Path.of(share).isAbsolute()) {
            return Path.of(share, "tokentariff");
        }
        return Path.of(System.getProperty("user.home"), ".local", "share", "tokentariff");
    }

    /** Waits until the process is told to end; the service has stopped before it does. */
    private static void awaitSignal(Service service) {
        CountDownLatch never = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            service.close();
            Runtime.getRuntime().halt(Exit.OK); // being told to end is no failure
        }));
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
