package io.tokentariff.ratecard;

import io.tokentariff.problem.NearestName;
import io.tokentariff.table.TableRow;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * One row of {@code settings.csv}: something that holds for the whole rulebook.
 *
 * @param name which: {@link #ZONE}
 * @param value what it is
 * @param source who says so
 * @param row where it stands
 */
public record Setting(String name, String value, String source, RowRef row) implements Row.Named {

    /**
     * The zone of the hours and weekdays of usage, and of the months and days of statements; UTC where nothing is said. From which day on a
     * price is in force is told by UTC in any case.
     */
    public static final String ZONE = "zone";

    private static final Set<String> NAMES = Set.of(ZONE);

    static Setting of(TableRow row) {
        Setting setting = new Setting(row.text("setting"), row.text("value"), row.text("source"), TableRows.place(row));
        if (!setting.name.isEmpty() && !NAMES.contains(setting.name)) {
            row.report(
                    "unknown-setting",
                    "setting",
                    "There is no setting \"%s\".".formatted(setting.name),
                    "There is: %s. %s"
                            .formatted(String.join(", ", NAMES), NearestName.hint(setting.name, NAMES))
                            .strip());
        } else if (setting.name.equals(ZONE) && !isZone(setting.value)) {
            row.report(
                    "bad-zone",
                    "value",
                    "\"%s\" is no zone.".formatted(setting.value),
                    "Write Europe/Berlin, UTC, or an offset such as +02:00.");
        }
        return setting;
    }

    private static boolean isZone(String text) {
        try {
            ZoneId.of(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    static ZoneId zone(List<Setting> settings) {
        for (Setting setting : settings) {
            if (setting.name.equals(ZONE) && isZone(setting.value)) {
                ZoneId zone = ZoneId.of(setting.value).normalized();
                return zone.equals(ZoneOffset.UTC) ? ZoneOffset.UTC : zone;
            }
        }
        return ZoneOffset.UTC;
    }
}
