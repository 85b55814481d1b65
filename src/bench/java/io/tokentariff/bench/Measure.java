package io.tokentariff.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Runs several things in turn, round after round, so that whatever else the machine does meets them all alike. Ratios are taken
 * within a round, then their median.
 */
final class Measure {

    /** Something to be timed. */
    @FunctionalInterface
    interface Run {
        void run() throws Exception;
    }

    private record Timed(Run before, Run run, List<Double> times, List<Double> work) {}

    private final Map<String, Timed> runs = new LinkedHashMap<>();
    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Whether nobody else uses the machine: this JVM itself keeps at most about two processors busy. */
    static boolean isQuiet() {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return machine.getAvailableProcessors() > 1
                && machine.getSystemLoadAverage() < machine.getAvailableProcessors() + 0.5;
    }

    Measure add(String name, Run run) {
        return add(name, () -> {}, run);
    }

    /** @param before what is done each time and not measured */
    Measure add(String name, Run before, Run run) {
        runs.put(name, new Timed(before, run, new ArrayList<>(), new ArrayList<>()));
        return this;
    }

    /** Runs everything so often, after some rounds that do not count. */
    Measure rounds(int warmUp, int rounds) throws Exception {
        for (int round = -warmUp; round < rounds; round++) {
            for (Timed each : runs.values()) {
                each.before().run();
                long worked = machine.getProcessCpuTime();
                long begin = System.nanoTime();
                each.run().run();
                long end = System.nanoTime();
                if (round >= 0) {
                    each.times().add((double) (end - begin));
                    each.work().add((double) (machine.getProcessCpuTime() - worked));
                }
            }
        }
        return this;
    }

    /** What is measured, in the order in which it was added. */
    Set<String> names() {
        return runs.keySet();
    }

    /** The median time in nanoseconds. */
    double nanos(String name) {
        return median(
                timed(name).times().stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The median processor time of this JVM in nanoseconds. */
    double workNanos(String name) {
        return median(
                timed(name).work().stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The median over the rounds of one time divided by another. */
    double ratio(String name, String by) {
        return ratio(timed(name).times(), timed(by).times());
    }

    /**
     * The median over the rounds of one processor time of this JVM divided by another: what others do on the machine hardly
     * shows in it.
     */
    double workRatio(String name, String by) {
        return ratio(timed(name).work(), timed(by).work());
    }

    private Timed timed(String name) {
        return Objects.requireNonNull(runs.get(name), name);
    }

    private static double ratio(List<Double> some, List<Double> others) {
        double[] ratios = new double[some.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = some.get(i) / others.get(i);
        }
        return median(ratios);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
