package example.tariff;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tokentariff.LiveTariff;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts edits that were taken and that were refused, and says how many problems the folder has now. Prices are not timed: one
 * takes less time than a timer does.
 */
class TariffMeters implements MeterBinder {

    private final LiveTariff tariff;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    /** Counts from now on, and so before anybody hears of an edit as an event, however many registries there will be. */
    TariffMeters(LiveTariff tariff) {
        this.tariff = tariff;
        tariff.onReload((before, after, problems) -> {
            if (after != before) {
                taken.incrementAndGet();
            } else if (!problems.isEmpty()) {
                refused.incrementAndGet();
            }
        });
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        reloads(registry, "taken", taken);
        reloads(registry, "refused", refused);
        Gauge.builder("tariff.rulebook.problems", tariff, live -> live.problems()
                        .size())
                .description("Why the newest content of the rulebook's folder is not in use; 0 if it is")
                .register(registry);
    }

    private static void reloads(MeterRegistry registry, String outcome, AtomicLong count) {
        FunctionCounter.builder("tariff.rulebook.reloads", count, AtomicLong::get)
                .description("Edits of the rulebook's folder")
                .tag("outcome", outcome)
                .register(registry);
    }
}
