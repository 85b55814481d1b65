package io.tokentariff.rulebook;

/** A fact made up for {@link MadeUpFactTest}. */
public record HourOfDay(int hour) {}
