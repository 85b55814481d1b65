/** The HTTP service: a door, with the page where rules are reviewed and published. Its libraries are optional. */
@NullMarked
package io.tokentariff.http;

import org.jspecify.annotations.NullMarked;
