package io.tokentariff.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.io.PartRun;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Screen;
import io.tokentariff.io.write.StatementReport;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tasks that fail in the middle and are tried again change nothing. */
class FailuresOnSpark {

    private static final AtomicInteger FAILED = new AtomicInteger();

    /** Breaks off at its first try, once it was opened. */
    private record Breaking(LogPart part) implements LogPart {

        @Override
        public int number() {
            return part.number();
        }

        @Override
        public PartRun.@Nullable Order order() {
            return part.order();
        }

        @Override
        public Opened open() {
            Opened opened = part.open();
            if (TaskContext.get() != null && TaskContext.get().attemptNumber() == 0 && part.number() % 3 == 1) {
                FAILED.incrementAndGet();
                throw new IllegalStateException("the disk is gone");
            }
            return opened;
        }
    }

    @Test
    void tasksThatAreTriedAgainChangeNothing() {
        RulesText rules = RulesText.of(RulebookFiles.of(ShippedRules.texts()));
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(Sparks.session().sparkContext());
        List<Slice> slices =
                Slices.of(List.of(Sparks.QUARTER.toString()), UsageSpec.TOLD, new Configuration(), 1 << 19);
        Broadcast<RulesText> sent = context.broadcast(rules);
        JavaRDD<LogPart> parts = context.parallelize(slices, 4)
                .map(slice -> new Breaking(new FilePart(slice, UsageSpec.TOLD, new Configuration())));
        LogRun run = new LogRun(parts, slices.size(), sent, true, Dimension.DEFAULT);
        JavaRDD<LogRun.Noted> noted = run.noted();
        String statement = StatementReport.of(
                run.statement(run.priced(noted, run.repeats(LogRun.prints(noted))), rules.rulebook()),
                Form.JSON,
                Screen.PLAIN);

        assertThat(FAILED.get()).isPositive();
        assertThat(statement).isEqualTo(Sparks.program(Sparks.QUARTER, "json"));
    }
}
