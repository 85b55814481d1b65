/** Long work of the service: priced files, and what a draft does to a bill. */
@NullMarked
package io.tokentariff.http.jobs;

import org.jspecify.annotations.NullMarked;
