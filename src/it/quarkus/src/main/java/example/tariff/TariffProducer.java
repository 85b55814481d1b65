package example.tariff;

import io.quarkus.runtime.Startup;
import io.tokentariff.LiveTariff;
import io.tokentariff.Tariff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Prices by the folder that {@code tokentariff.rules} names, goes on watching it, and fires an event for each edit. */
@ApplicationScoped
class TariffProducer {

    /**
     * One for the whole application, made as it starts: a rulebook that does not load stops the start, and not the first request.
     * It is a singleton, as the class is final and no proxy of an application scope can be made of it.
     */
    @Produces
    @Singleton
    @Startup
    LiveTariff tariff(@ConfigProperty(name = "tokentariff.rules") Path rules, Event<TariffReloaded> events) {
        LiveTariff tariff = Tariff.watch(rules);
        tariff.onReload((before, after, problems) -> events.fire(new TariffReloaded(before, after, problems)));
        return tariff;
    }

    void close(@Disposes LiveTariff tariff) {
        tariff.close();
    }
}
