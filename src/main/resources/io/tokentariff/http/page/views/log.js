import { html, useEffect, useState } from '../core/html.js';
import { get, query as asked } from '../core/api.js';
import { Empty, Fault, Head, Loading } from '../parts/states.js';
import { when } from './drafts.js';

/** Who did what, each entry with the hash of all before it. */
export function Log() {
  const [entries, setEntries] = useState(null);
  const [end, setEnd] = useState(false);
  const [error, setError] = useState(null);
  const more = (before) => get(`/v1/audit-log${asked({ before })}`).then((found) => {
    setEntries((now) => [...(before ? now : []), ...found.entries]);
    const last = found.entries[found.entries.length - 1];
    setEnd(!last || last.seq === 1);
  }, setError);
  useEffect(() => {
    more();
  }, []);
  return html`<${Head} title="Audit log">Who did what. Each entry holds the hash of all before it: none can be changed unseen.</${Head}>
    ${error && html`<${Fault} error=${error} />`}
    ${!entries && !error && html`<${Loading} />`}
    ${entries && (entries.length === 0 ? html`<${Empty} title="Nothing yet"><p>The first change will be the first entry.</p></${Empty}>`
      : html`<div class="card scroll"><table class="plain"><thead><tr><th scope="col" class="number">No</th><th scope="col">When (UTC)</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">Details</th><th scope="col">Hash</th></tr></thead>
        <tbody>${entries.map((each) => html`<tr key=${each.seq}><td class="number">${each.seq}</td><td>${when(each.at)}</td><td>${each.who}</td><td>${each.what}</td>
          <td>${Object.entries(each.details).map(([name, value]) => `${name} ${value}`).join(', ')}</td><td><code>${each.hash.slice(0, 12)}</code></td></tr>`)}</tbody></table></div>
        ${!end && html`<p><button onClick=${() => more(entries[entries.length - 1].seq)}>Earlier ones</button></p>`}`)}`;
}
