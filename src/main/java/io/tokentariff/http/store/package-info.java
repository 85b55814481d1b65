/**
 * Keeps a rulebook in git: what is in force, its history, the drafts of analysts, and how one of them is published with
 * the yes of a second person. {@link io.tokentariff.http.store.RulebookStore} is the way in.
 *
 * <p>The main branch's commits are the revisions; a draft is the branch {@code draft/N}; a publication is one merge commit
 * that the main branch moves to, if nobody moved it meanwhile. Whatever is known of a draft or a revision stands in the
 * commits' own lines ({@code Approved-by: …}): there is no other store that could say something else. No hook, filter or
 * program that a repository names is run, and nobody's settings of git are read.
 */
@NullMarked
package io.tokentariff.http.store;

import org.jspecify.annotations.NullMarked;
