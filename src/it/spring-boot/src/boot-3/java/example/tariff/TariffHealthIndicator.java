package example.tariff;

import io.tokentariff.LiveTariff;
import io.tokentariff.problem.Problem;
import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/**
 * UP while the folder's content is in use. STALE while it is not: the last good revision goes on pricing, so this must not stop
 * traffic, and as every instance reads the same folder, it would stop all of them at once. Somebody should look all the same: an
 * instance started anew would take nothing that was refused here, and not start.
 */
class TariffHealthIndicator implements HealthIndicator {

    /** A status that Spring Boot does not know: it is shown, and changes nothing of the health of the whole. */
    private static final Status STALE =
            new Status("STALE", "The newest content of the rulebook's folder is not in use");

    private final LiveTariff tariff;

    TariffHealthIndicator(LiveTariff tariff) {
        this.tariff = tariff;
    }

    @Override
    public Health health() {
        List<Problem> problems = tariff.problems();
        Health.Builder health = problems.isEmpty() ? Health.up() : Health.status(STALE);
        health.withDetail("revision", tariff.current().revision());
        if (!problems.isEmpty()) {
            health.withDetail(
                    "problems", problems.stream().map(Problem::toString).toList());
        }
        return health.build();
    }
}
