package io.tokentariff.ratecard;

import java.util.List;

/** One row of a table. */
public interface Row {

    /** Where it stands. */
    RowRef row();

    /** A row that names something. */
    interface Named extends Row {

        /** The name that other tables use. */
        String name();

        /** Other names for it. */
        default List<String> alsoCalled() {
            return List.of();
        }
    }

    /** A row that is in force on some days. */
    interface Dated extends Row {

        EffectivePeriod period();
    }

    /** A row that is for the usage of some. */
    interface OfAccounts extends Dated {

        /** Whose usage it is for, and where. */
        ForWhom whom();
    }

    /** A row that is a fact for rules as it is, on the days on which it is in force. */
    interface ForRules extends Dated {

        /** Whether it is a fact for such usage; all names are canonical. */
        default boolean isFor(String model, String tier, String region) {
            return true;
        }
    }
}
