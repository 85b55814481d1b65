/** What the LiteLLM gateway logs: {@link io.tokentariff.io.format.litellm.LiteLlmFormat}. */
@NullMarked
package io.tokentariff.io.format.litellm;

import org.jspecify.annotations.NullMarked;
