package io.tokentariff.spark;

import java.util.Objects;
import org.apache.spark.Partitioner;
import org.jspecify.annotations.Nullable;

/** Puts what is said of a part where the part is: parts lie in partitions in their order, evenly, as Spark lays a list. */
final class LogPartitioner extends Partitioner {

    private final int partitions;
    private final int parts;

    LogPartitioner(int partitions, int parts) {
        this.partitions = partitions;
        this.parts = parts;
    }

    @Override
    public int numPartitions() {
        return partitions;
    }

    @Override
    public int getPartition(Object part) {
        long number = (Integer) part;
        int partition = (int) (number * partitions / parts);
        // partition p begins with part p x parts / partitions, rounded down
        while ((partition + 1L) * parts / partitions <= number) {
            partition++;
        }
        while ((long) partition * parts / partitions > number) {
            partition--;
        }
        return partition;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LogPartitioner that && partitions == that.partitions && parts == that.parts;
    }

    @Override
    public int hashCode() {
        return Objects.hash(partitions, parts);
    }
}
