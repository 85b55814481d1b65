package io.tokentariff.ratecard;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That usage is of a day on which its model was not served, by its row of {@code models.csv}. As a fact it is there for such usage
 * only: before the day {@code released}, or from the day {@code retired_on} on.
 *
 * @param model the model
 * @param released whether it had come out
 * @param retired whether it is no longer served
 */
public record ModelLife(ModelInfo model, boolean released, boolean retired) implements Row {

    /** The day it came out, or {@code not known}. */
    public String releasedOn() {
        return Objects.toString(model.released(), "not known");
    }

    /** The day from which it is no longer served, or {@code not known}. */
    public String retiredOn() {
        return Objects.toString(model.retiredOn(), "not known");
    }

    /** The models that may replace it. */
    public List<String> successors() {
        return model.successors();
    }

    @Override
    public RowRef row() {
        return model.row();
    }

    static @Nullable ModelLife of(ModelInfo model, LocalDate day) {
        boolean released = model.released() == null || !day.isBefore(model.released());
        boolean retired = model.retiredOn() != null && !day.isBefore(model.retiredOn());
        return released && !retired ? null : new ModelLife(model, released, retired);
    }
}
