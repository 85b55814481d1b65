package io.tokentariff.cli;

import io.tokentariff.io.read.UsageChoice;
import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.WrongUseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which records are taken, and what is said of those whose source could not say it. */
final class Choice {

    private static final int DAY = "yyyy-MM-dd".length();

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "Only what ran on or after this day or instant: 2026-04-01.")
    @Nullable
    String from;

    @Option(names = "--until", paramLabel = "DAY", description = "Only what ran before this day or instant.")
    @Nullable
    String until;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "The zone of the days of --from and --until (default: UTC), and of the days and months of a statement "
                            + "(default: the rulebook's): Europe/Berlin.")
    @Nullable
    String zone;

    @Option(
            names = "--only",
            paramLabel = "WHAT=VALUE",
            split = ",",
            description = "Only records of this model, tier, region, project, user, api_key, workload or tag:NAME; "
                    + "several values of one are any of them.")
    List<String> only = List.of();

    @Option(names = "--tier", paramLabel = "TIER", description = "The tier of records whose source does not say it.")
    @Nullable
    String tier;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The data-residency endpoint of records that do not say one.")
    @Nullable
    String region;

    @Option(names = "--project", paramLabel = "NAME", description = "The project of records that do not say theirs.")
    @Nullable
    String project;

    private @Nullable UsageChoice made;
    private boolean ofStatement;

    /** Returns what was asked for, the same each time; null if nothing was. */
    @Nullable
    UsageChoice asked() {
        if (made != null) {
            return made;
        }
        if (zone != null && from == null && until == null && !ofStatement) {
            throw new WrongUseException("--zone is the zone of --from and --until; give one of them, or leave it out.");
        }
        if (from == null && until == null && only.isEmpty() && tier == null && region == null && project == null) {
            return null;
        }
        Instant begin = instant("--from", from);
        Instant end = instant("--until", until);
        if (begin != null && end != null && !begin.isBefore(end)) {
            throw new WrongUseException(
                    "--from %s is not before --until %s; nothing is between them.".formatted(from, until));
        }
        made = new UsageChoice(begin, end, values(), new UsageChoice.Said(tier, region, project));
        return made;
    }

    /** Returns the zone of a statement's days and months where one is given, null for the rulebook's; from then on it may stand alone. */
    @Nullable
    ZoneId ofStatement() {
        ofStatement = true;
        try {
            return zone == null ? null : ZoneId.of(zone).normalized();
        } catch (DateTimeException e) {
            throw noZone(zone);
        }
    }

    private static WrongUseException noZone(@Nullable String zone) {
        return new WrongUseException(
                "--zone \"%s\" is no zone; write Europe/Berlin, UTC, or an offset such as +02:00.".formatted(zone));
    }

    /** The first day asked for, null for any; what does not begin with a UTC day is wrong use. */
    @Nullable
    LocalDate fromDay() {
        return utcDay("--from", from);
    }

    /** The first day no longer asked for, null for none; likewise. */
    @Nullable
    LocalDate untilDay() {
        return utcDay("--until", until);
    }

    private @Nullable LocalDate utcDay(String option, @Nullable String text) {
        Instant at = instant(option, text);
        if (at == null) {
            return null;
        }
        LocalDate day = at.atOffset(ZoneOffset.UTC).toLocalDate();
        if (!day.atStartOfDay(ZoneOffset.UTC).toInstant().equals(at)) {
            throw new WrongUseException("Bills are of whole days in UTC; %s %s is within one.".formatted(option, text));
        }
        return day;
    }

    private @Nullable Instant instant(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.length() > DAY) {
            return Moment.parse(option, text);
        }
        try {
            return LocalDate.parse(text)
                    .atStartOfDay(zone == null ? ZoneOffset.UTC : ZoneId.of(zone))
                    .toInstant();
        } catch (DateTimeException e) {
            if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
                throw noZone(zone);
            }
            throw new WrongUseException(
                    "%s \"%s\" is neither a day such as 2026-04-12 nor an instant.".formatted(option, text));
        }
    }

    private Map<String, Set<String>> values() {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (String each : only) {
            int equal = each.indexOf('=');
            String what = equal < 0 ? each : each.substring(0, equal);
            boolean known = UsageChoice.DIMENSIONS.contains(what)
                    || (what.startsWith(UsageChoice.TAG) && what.length() > UsageChoice.TAG.length());
            if (equal < 0 || equal == each.length() - 1 || !known) {
                String hint = known ? "" : NearestName.hint(what, UsageChoice.DIMENSIONS);
                throw new WrongUseException("--only \"%s\" is not model=NAME, or another of %s or tag:NAME.%s"
                        .formatted(
                                each,
                                String.join(
                                        ", ",
                                        UsageChoice.DIMENSIONS.stream().sorted().toList()),
                                hint.isEmpty() ? "" : " " + hint));
            }
            values.computeIfAbsent(what, name -> new HashSet<>()).add(each.substring(equal + 1));
        }
        return values;
    }

    /** Tells how many records were left out, and what had no effect. */
    void tell(Terminal terminal) {
        UsageChoice chosen = made;
        if (chosen == null) {
            return;
        }
        if (chosen.leftOut() > 0) {
            terminal.err()
                    .println("%s %s left out by --from, --until or --only."
                            .formatted(chosen.leftOut(), chosen.leftOut() == 1 ? "record was" : "records were"));
        }
        Map<String, String> said = new LinkedHashMap<>();
        said.put("tier", tier == null ? "" : tier);
        said.put("region", region == null ? "" : region);
        said.put("project", project == null ? "" : project);
        said.forEach((what, value) -> {
            if (!value.isEmpty() && chosen.saidOf(what) == 0) {
                terminal.err().println("--%s %s had no effect: every record says its own.".formatted(what, value));
            }
        });
    }
}
