import { html, useState } from '../core/html.js';
import { begin, drafts } from '../core/draft.js';
import { useDoing, useLoad } from '../core/load.js';
import { go, to } from '../core/route.js';
import { useMay } from '../core/session.js';
import { Empty, Fault, Head, Loaded, Tag } from '../parts/states.js';
import { Field } from '../parts/form.js';
import { Dialog } from '../parts/panel.js';
import { Draft } from './draft.js';

export const STATE = { open: 'warn', submitted: 'derived', published: 'good', withdrawn: '' };
export const when = (instant) => instant.slice(0, 16).replace('T', ' ');

function NewDraft({ close }) {
  const [title, setTitle] = useState('');
  const [reason, setReason] = useState('');
  const doing = useDoing();
  const make = async (event) => {
    event.preventDefault();
    const made = await doing.run(() => begin(title.trim(), reason.trim()));
    if (made) {
      go(['drafts', String(made.number)]);
    }
  };
  return html`<${Dialog} title="A new draft" close=${close}><form onSubmit=${make}>
    <${Field} label="Title" value=${title} set=${setTitle} required=${true} />
    <${Field} label="Reason" value=${reason} set=${setReason} required=${true} hint="Why? Whoever approves it reads this, and so does the history." />
    ${doing.error && html`<${Fault} error=${doing.error} />`}
    <div class="ends"><button type="button" onClick=${close}>Cancel</button><button class="main" disabled=${doing.busy || !title.trim() || !reason.trim()}>Begin</button></div>
  </form></${Dialog}>`;
}

function List({ all }) {
  return all.length === 0
    ? html`<${Empty} title="No drafts">
        <p>Open a price under Rates, or a row under Tables, and change it: the change waits in a draft until a second person has approved it.</p>
        <a class="button main" href=${to('rates')}>To the rates</a></${Empty}>`
    : html`<div class="card scroll"><table class="plain"><thead><tr><th scope="col" class="number">No</th><th scope="col">Draft</th><th scope="col">State</th><th scope="col">Author</th><th scope="col">Changed (UTC)</th></tr></thead>
      <tbody>${all.map((each) => html`<tr key=${each.number}><td class="number">${each.number}</td>
        <td><a href=${to(['drafts', String(each.number)])}>${each.title}</a><br /><span class="soft">${each.reason}</span></td>
        <td><${Tag} kind=${STATE[each.state]}>${each.state}</${Tag}></td><td>${each.authors.join(', ')}</td><td>${when(each.changed)}</td></tr>`)}</tbody></table></div>`;
}

/** Changes that are not in force yet. */
export function Drafts({ path, query }) {
  const mayEdit = useMay('editor');
  const [making, setMaking] = useState(false);
  const loaded = useLoad(drafts, [path[0]]);
  if (path[0]) {
    return html`<${Draft} key=${path[0]} number=${path[0]} rest=${path.slice(1)} query=${query} />`;
  }
  return html`<${Head} title="Drafts" actions=${mayEdit && html`<button onClick=${() => setMaking(true)}>New draft</button>`}>Changes that are not in force yet. Each is published by a second person, or given up.</${Head}>
    <${Loaded} of=${loaded} what="Reading the drafts">${(all) => html`<${List} all=${[...all].sort((one, other) => other.number - one.number)} />`}</${Loaded}>
    ${making && html`<${NewDraft} close=${() => setMaking(false)} />`}`;
}
