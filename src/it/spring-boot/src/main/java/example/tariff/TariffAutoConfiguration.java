package example.tariff;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.tokentariff.LiveTariff;
import io.tokentariff.ReloadGate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.Assert;

/** Prices by the folder that {@code tokentariff.rules} names, and goes on watching it. */
@AutoConfiguration
@EnableConfigurationProperties(TariffProperties.class)
public class TariffAutoConfiguration {

    /**
     * The tariff; the context closes it as it ends. A {@link LiveTariff} of the service's own takes its place, and a
     * {@link ReloadGate} of its own decides which edits are taken.
     */
    @Bean
    @ConditionalOnMissingBean
    LiveTariff liveTariff(TariffProperties properties, ObjectProvider<ReloadGate> gate) {
        Assert.state(properties.rules() != null, "tokentariff.rules is not set: it names the folder of the rulebook");
        return LiveTariff.watch(
                properties.rules(), LiveTariff.Options.DEFAULT.withGate(gate.getIfAvailable(() -> ReloadGate.CHECKED)));
    }

    /** Publishes edits, from when all beans are there: an earlier event would miss those that listen. */
    @Bean
    SmartInitializingSingleton tariffReloads(LiveTariff tariff, ApplicationEventPublisher events) {
        return () -> tariff.onReload(
                (before, after, problems) -> events.publishEvent(new TariffReloaded(before, after, problems)));
    }

    /** Only with the actuator: without it the class of the indicator is there, and cannot be loaded. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(TariffHealthIndicator.class)
    static class Health {

        @Bean
        @ConditionalOnMissingBean
        TariffHealthIndicator tariffHealthIndicator(LiveTariff tariff) {
            return new TariffHealthIndicator(tariff);
        }
    }

    /** Only with Micrometer. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class Meters {

        @Bean
        @ConditionalOnMissingBean
        TariffMeters tariffMeters(LiveTariff tariff) {
            return new TariffMeters(tariff);
        }
    }
}
