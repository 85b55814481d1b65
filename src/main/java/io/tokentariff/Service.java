package io.tokentariff;

import io.tokentariff.problem.WrongUseException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The HTTP service of {@code tariff serve}: it prices, and its page is where rules are reviewed and published. Its libraries are optional;
 * this type finds it where they are.
 */
public interface Service extends AutoCloseable {

    /** Makes services; found by {@link ServiceLoader}. */
    interface Provider {

        /** Opens what is needed and begins to listen. */
        Service start(ServiceSettings settings);

        /** See {@link Service#tokens}. */
        String tokens(Path data, TokenOrder order);
    }

    /** What is done with the tokens that open the service: {@code add} one for a name and a role, {@code list} them, {@code revoke} one. */
    record TokenOrder(String verb, String name, String role) {}

    /**
     * Starts the service.
     *
     * @throws WrongUseException if its libraries are not there, or the settings name what cannot be used
     * @throws io.tokentariff.problem.RulebookException if the rulebook does not load or its cases do not hold
     */
    static Service start(ServiceSettings settings) {
        return provider().start(settings);
    }

    /**
     * Adds, lists or revokes tokens; a service that runs knows of it at once.
     *
     * @param data the service's data folder
     * @return what to tell whoever asked: a new token, which is kept nowhere
     * @throws WrongUseException if it cannot be done
     */
    static String tokens(Path data, TokenOrder order) {
        return provider().tokens(data, order);
    }

    private static Provider provider() {
        return ServiceLoader.load(Provider.class, Service.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new WrongUseException(
                        "The service's libraries are not on the class path; the program's own jar has them."));
    }

    /** Where it listens: {@code http://127.0.0.1:7450}. */
    String address();

    /** What whoever starts it should be told, a sentence each: a first token, for one. */
    List<String> notices();

    /** Takes no more requests, lets those under way end, and stops. */
    @Override
    void close();
}
