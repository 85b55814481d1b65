/** Requests that are refused. */
@NullMarked
package io.tokentariff.http.fault;

import org.jspecify.annotations.NullMarked;
