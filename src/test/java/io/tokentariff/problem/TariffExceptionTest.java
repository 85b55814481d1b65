package io.tokentariff.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TariffExceptionTest {

    private static final Map<TariffException, Integer> EXIT_CODES = Map.of(
            new RulebookException(List.of()), 5,
            new InvalidUsageException("negative", "so"), 2,
            new UsageInputException("empty-file", "so"), 2,
            new WrongUseException("so"), 2,
            new UnwritableException("so", new IOException("full")), 6,
            new PlanMismatchException("so"), 70);

    @Test
    void eachOfTheFamilySaysHowTheProgramEnds() {
        EXIT_CODES.forEach((thrown, code) ->
                assertThat(Failure.of(thrown).exitCode()).as("%s", thrown).isEqualTo(code));
        assertThat(EXIT_CODES.keySet())
                .extracting(TariffException::getClass)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.<Class<?>>asList(TariffException.class.getPermittedSubclasses()).stream()
                                .<Class<? extends TariffException>>map(type -> type.asSubclass(TariffException.class))
                                .toList());
    }

    @Test
    void aFileThatCannotBeReadIsWrongUseAndAnythingElseAFault() {
        assertThat(Failure.of(new FileNotFoundException("usage.jsonl"))).isEqualTo(Failure.WRONG_USE);
        assertThat(Failure.of(new UncheckedIOException(new IOException()))).isEqualTo(Failure.WRONG_USE);
        assertThat(Failure.of(new IllegalStateException())).isEqualTo(Failure.FAULT);
        assertThat(Failure.of(new StackOverflowError())).isEqualTo(Failure.FAULT);
    }
}
