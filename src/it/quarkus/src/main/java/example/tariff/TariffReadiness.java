package example.tariff;

import io.tokentariff.LiveTariff;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready as long as it prices, and it prices by the last good revision while the folder's newest content is refused. DOWN would take
 * every instance out at once, as all of them read the same folder; the problems are told beside.
 */
@Readiness
@ApplicationScoped
class TariffReadiness implements HealthCheck {

    private final LiveTariff tariff;

    TariffReadiness(LiveTariff tariff) {
        this.tariff = tariff;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("tariff")
                .up()
                .withData("revision", tariff.current().revision())
                .withData("problems", tariff.problems().size());
        tariff.problems().stream().findFirst().ifPresent(first -> response.withData("first", first.toString()));
        return response.build();
    }
}
