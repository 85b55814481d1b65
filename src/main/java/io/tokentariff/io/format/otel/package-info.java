/** Traces of OpenTelemetry whose spans say what calls of models used. */
@NullMarked
package io.tokentariff.io.format.otel;

import org.jspecify.annotations.NullMarked;
