/** What Langfuse exports: {@link io.tokentariff.io.format.langfuse.LangfuseFormat}. */
@NullMarked
package io.tokentariff.io.format.langfuse;

import org.jspecify.annotations.NullMarked;
