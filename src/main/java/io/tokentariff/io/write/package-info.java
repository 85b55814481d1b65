/**
 * Reports out: priced records ({@link io.tokentariff.rating.QuoteJson}), explanations
 * ({@link io.tokentariff.io.write.ExplanationReport}) and statements as table, JSON, CSV and Markdown.
 */
@NullMarked
package io.tokentariff.io.write;

import org.jspecify.annotations.NullMarked;
