/**
 * Reads folders out of git repositories. Nothing but refs and objects is read: no configuration, attributes, hooks, filters,
 * replacements or alternates, and no program is run. Objects are compared with the hash they are known by.
 */
@NullMarked
package io.tokentariff.review.git;

import org.jspecify.annotations.NullMarked;
