/** What a browser makes of the pages that the program writes. */
@NullMarked
package io.tokentariff.browser;

import org.jspecify.annotations.NullMarked;
