package example.tariff;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set.
 *
 * @param rules the folder of the rulebook; must be set, unless the service has a {@code LiveTariff} of its own
 */
@ConfigurationProperties("tokentariff")
public record TariffProperties(Path rules) {}
