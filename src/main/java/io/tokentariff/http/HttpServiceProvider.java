package io.tokentariff.http;

import io.tokentariff.Service;
import io.tokentariff.ServiceSettings;
import io.tokentariff.http.access.Role;
import io.tokentariff.http.access.TokenFile;
import io.tokentariff.http.journal.BrokenLogException;
import io.tokentariff.http.store.StoreException;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.problem.WrongUseException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Makes the HTTP service. */
public final class HttpServiceProvider implements Service.Provider {

    @Override
    public Service start(ServiceSettings settings) {
        try {
            return new HttpService(settings);
        } catch (StoreException.DoesNotHold e) {
            throw new RulebookException(e.problems());
        } catch (StoreException | BrokenLogException e) { // what an operator can put right
            throw new WrongUseException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String tokens(Path data, Service.TokenOrder order) {
        TokenFile tokens = new TokenFile(data.resolve(HttpService.TOKENS));
        return switch (order.verb()) {
            case "add" ->
                "The token of %s, shown this once: %s\n"
                        .formatted(order.name(), tokens.add(order.name(), Role.of(order.role())));
            case "revoke" -> {
                tokens.revoke(order.name());
                yield "The token of %s is revoked.\n".formatted(order.name());
            }
            case "list" ->
                tokens.all().stream()
                        .map(each ->
                                "%s %s\n".formatted(each.name(), each.role().word()))
                        .collect(Collectors.joining());
            default ->
                throw new WrongUseException(
                        "token is followed by add, list or revoke, not by \"%s\".".formatted(order.verb()));
        };
    }
}
