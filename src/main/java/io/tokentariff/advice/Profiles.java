package io.tokentariff.advice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The profiles a user wrote, one a workload. */
public final class Profiles {

    /** Nothing is known but the usage. */
    public static final Profiles NONE = new Profiles(Map.of());

    private final Map<String, WorkloadProfile> byWorkload;

    private Profiles(Map<String, WorkloadProfile> byWorkload) {
        this.byWorkload = byWorkload;
    }

    /**
     * Returns the profiles by workload.
     *
     * @throws IllegalArgumentException if a workload has two
     */
    public static Profiles of(Iterable<WorkloadProfile> profiles) {
        Map<String, WorkloadProfile> byWorkload = new LinkedHashMap<>();
        for (WorkloadProfile profile : profiles) {
            if (byWorkload.put(profile.workload(), profile) != null) {
                throw new IllegalArgumentException(
                        "The workload \"%s\" has two profiles.".formatted(profile.workload()));
            }
        }
        return new Profiles(byWorkload);
    }

    /** Returns the workload's profile, one that says nothing if it has none. */
    public WorkloadProfile of(String workload) {
        WorkloadProfile profile = byWorkload.get(workload);
        return profile == null ? WorkloadProfile.unknown(workload) : profile;
    }

    /** The workloads that have one, in the order of the file. */
    public Set<String> workloads() {
        return Set.copyOf(byWorkload.keySet());
    }
}
