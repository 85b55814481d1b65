import { html, useState } from '../core/html.js';
import { begin, draft, drafts, lastDraft } from '../core/draft.js';
import { useLoad } from '../core/load.js';
import { Field } from './form.js';

const NEW = 'new';

/** A choice of the draft that an edit goes into: one that is open, or a new one with its reason. */
export function usePick(title) {
  const loaded = useLoad(drafts, []);
  const open = (loaded.data || []).filter((each) => ['open', 'submitted'].includes(each.state));
  const known = open.some((each) => String(each.number) === lastDraft()) ? lastDraft() : NEW;
  const [said, setSaid] = useState({ number: null, reason: '', title: null });
  const number = said.number ?? known;
  const ready = loaded.data && (number !== NEW || said.reason.trim());
  const take = () => (number === NEW ? begin((said.title ?? title).trim() || title, said.reason.trim()) : draft(number));
  const fields = html`
    ${open.length > 0 && html`<${Field} label="Draft" value=${number} set=${(next) => setSaid({ ...said, number: next })}
      choices=${[[NEW, 'a new one'], ...open.map((each) => [String(each.number), `${each.number}: ${each.title}`])]} />`}
    ${number === NEW && html`
      <${Field} label="Reason" value=${said.reason} set=${(reason) => setSaid({ ...said, reason })} required=${true} hint="Why? Whoever approves it reads this, and so does the history." />
      <${Field} label="Title of the draft" value=${said.title ?? title} set=${(next) => setSaid({ ...said, title: next })} />`}`;
  return { fields, ready, take };
}
