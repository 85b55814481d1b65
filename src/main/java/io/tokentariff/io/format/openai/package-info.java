/** What OpenAI's interfaces answer: responses, batches, usage pages, fine-tuning jobs. */
@NullMarked
package io.tokentariff.io.format.openai;

import org.jspecify.annotations.NullMarked;
