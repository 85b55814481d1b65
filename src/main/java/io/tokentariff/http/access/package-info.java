/** Who may ask the service for what: tokens, sessions of the page, roles. */
@NullMarked
package io.tokentariff.http.access;

import org.jspecify.annotations.NullMarked;
