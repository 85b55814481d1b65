import { html, useState } from '../core/html.js';
import { get, post } from '../core/api.js';
import { rememberDraft } from '../core/draft.js';
import { useDoing, useLoad } from '../core/load.js';
import { go, say } from '../core/route.js';
import { useMay } from '../core/session.js';
import { shortRevision, signed } from '../core/text.js';
import { Fault, Head, Loaded, Tag } from '../parts/states.js';
import { Changes } from '../parts/changes.js';
import { Field } from '../parts/form.js';
import { Dialog } from '../parts/panel.js';
import { when } from './drafts.js';

function RollBack({ revision, close }) {
  const [reason, setReason] = useState('');
  const doing = useDoing();
  const back = async (event) => {
    event.preventDefault();
    const made = await doing.run(() => post(`/v1/revisions/${revision.id}/rollback`, { reason: reason.trim() }));
    if (made) {
      rememberDraft(made.number);
      go(['drafts', String(made.number)]);
    }
  };
  return html`<${Dialog} title=${`Back to ${shortRevision(revision.id)}`} close=${close}><form onSubmit=${back}>
    <p>Makes a draft with everything as it was after “${revision.title}”. It goes the way of every change: a second person publishes it, and the history keeps both.</p>
    <${Field} label="Reason for going back" value=${reason} set=${setReason} required=${true} />
    ${doing.error && html`<${Fault} error=${doing.error} />`}
    <div class="ends"><button type="button" onClick=${close}>Cancel</button><button class="main" disabled=${doing.busy || !reason.trim()}>Make the draft</button></div>
  </form></${Dialog}>`;
}

function Difference({ before, after }) {
  const loaded = useLoad(() => get(`/v1/revisions/${before}/diff/${after}`), [before, after]);
  return html`<div class="card stack"><h2>From <code>${shortRevision(before)}</code> to <code>${shortRevision(after)}</code></h2>
    <${Loaded} of=${loaded} what="Comparing">${(diff) => html`<${Changes} changes=${diff.changes} />`}</${Loaded}></div>`;
}

function Revisions({ data, query }) {
  const mayEdit = useMay('editor');
  const [back, setBack] = useState(null);
  const all = data.revisions;
  const after = query.after || all[0].id;
  const before = query.before || all.find((each) => each.id === after)?.parent || '';
  return html`<div class="stack">
    <div class="card scroll"><table class="plain"><thead><tr><th scope="col">When (UTC)</th><th scope="col">What and why</th><th scope="col">By</th><th scope="col">Approved by</th><th scope="col" class="number">Bill then</th><th scope="col">Compare</th><th scope="col"><span class="hidden-words">Roll back</span></th></tr></thead>
      <tbody>${all.map((each) => html`<tr key=${each.id}>
        <td>${when(each.at)}<br /><code class="soft">${shortRevision(each.id)}</code></td>
        <td><b>${each.title}</b> ${each.id === data.in_use && html`<${Tag} kind="good">in force</${Tag}>`}<br /><span class="soft">${each.reason}</span></td>
        <td>${each.author}</td><td>${each.approver || '–'}</td><td class="number">${each.delta_usd ? signed(each.delta_usd) : '–'}</td>
        <td><label class="check"><input type="radio" name="before" checked=${before === each.id} onChange=${() => say({ before: each.id })} /> from</label>${' '}
          <label class="check"><input type="radio" name="after" checked=${after === each.id} onChange=${() => say({ after: each.id })} /> to</label></td>
        <td>${mayEdit && each.id !== data.in_use && html`<button class="small" onClick=${() => setBack(each)} aria-label=${`Roll back to ${shortRevision(each.id)}`}>Roll back</button>`}</td></tr>`)}</tbody></table></div>
    ${before && after && before !== after && html`<${Difference} before=${before} after=${after} />`}
    ${back && html`<${RollBack} revision=${back} close=${() => setBack(null)} />`}
  </div>`;
}

/** What was in force, who proposed it and who said yes; and the way back. */
export function History({ query }) {
  const loaded = useLoad(() => get('/v1/revisions?limit=200'), []);
  return html`<${Head} title="History">Every revision that was in force: who proposed it, who approved it, what it did to a bill. Any two can be compared.</${Head}>
    <${Loaded} of=${loaded} what="Looking back">${(data) => html`<${Revisions} data=${data} query=${query} />`}</${Loaded}>`;
}
