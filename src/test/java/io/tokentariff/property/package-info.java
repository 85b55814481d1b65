/** Laws that hold for random usage and random rulebooks, and an oracle that shares no code with what it checks. */
@NullMarked
package io.tokentariff.property;

import org.jspecify.annotations.NullMarked;
