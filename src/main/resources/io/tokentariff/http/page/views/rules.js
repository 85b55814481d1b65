import { html, useMemo, useState } from '../core/html.js';
import { get } from '../core/api.js';
import { useLoad } from '../core/load.js';
import { say, to } from '../core/route.js';
import { many, matches, words } from '../core/text.js';
import { Empty, Head, Loaded, Tag } from '../parts/states.js';
import { Field } from '../parts/form.js';
import { Code } from '../parts/code.js';
import { useMay } from '../core/session.js';
import { UsageChoice } from '../parts/sets.js';
import { lastDraft } from '../core/draft.js';

const FEW = 12;
const folderOf = (rule) => rule.file.split('/')[0];
const tableOf = (place) => place.replace(/^tables\/|\.csv:.*$/g, '');

function Rows({ rows }) {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, FEW);
  return html`<div class="scroll"><table class="plain"><thead><tr><th scope="col">Row</th><th scope="col">Says</th></tr></thead><tbody>
    ${shown.map((each) => html`<tr key=${each.row + each.says}><td><a href=${to(['tables', tableOf(each.row)], { line: each.row.split(':')[1] })}><code>${each.row.replace(/^tables\//, '')}</code></a></td><td>${each.says}</td></tr>`)}
  </tbody></table></div>
  ${rows.length > FEW && !all && html`<p><button class="small" onClick=${() => setAll(true)}>Show all ${many(rows.length, 'row')}</button></p>`}`;
}

function RuleText({ id }) {
  const loaded = useLoad(() => get(`/v1/rules/${encodeURIComponent(id)}`), [id]);
  return html`<${Loaded} of=${loaded} what="Opening the file">
    ${(rule) => html`<${Code} key=${id} text=${rule.text} line=${rule.line} label=${`The text of ${rule.file}`} />`}
  </${Loaded}>`;
}

function Rule({ rule }) {
  const [text, setText] = useState(false);
  const mayEdit = useMay('editor');
  return html`<article class="stack" aria-label=${rule.sentence}>
    <div class="card stack">
      <h2>${rule.sentence}</h2>
      <blockquote>${rule.source}</blockquote>
      ${rule.fired && html`<p>Decided something: ${rule.fired}${rule.usd && html`; it comes to <strong>${rule.usd} USD</strong> before agreements`}.</p>`}
      <p><${Tag} kind="good">reviewed ${rule.remarks?.reviewed || 'never'}</${Tag}> <code class="soft">${rule.id}</code></p>
    </div>
    <div class="card stack">
      <h2>When</h2>
      <ul>${rule.when.map((each) => html`<li key=${each}><code>${each}</code></li>`)}</ul>
      <h2>Then</h2>
      <p><code>${rule.then}</code></p>
      <p>${text ? html`<button class="small" onClick=${() => setText(false)}>Close the file</button>`
        : html`<button class="small" onClick=${() => setText(true)}>Open ${rule.file}</button>`}
        ${' '}${mayEdit && lastDraft() && html`<a class="button small" href=${to(['drafts', lastDraft(), 'files', ...rule.file.split('/')], { line: rule.line })}>Change it in draft ${lastDraft()}</a>`}</p>
      ${text && html`<${RuleText} id=${rule.id} />`}
    </div>
    <div class="card stack"><h2>Rows it looks at${rule.rows.length ? ` (${rule.rows.length})` : ''}</h2>
      ${rule.rows.length ? html`<${Rows} key=${rule.id} rows=${rule.rows} />` : html`<p class="soft">None: it looks at usage alone.</p>`}</div>
  </article>`;
}

function Book({ rules, chosen, query }) {
  const found = useMemo(() => rules.filter((rule) => !query.q || matches(`${rule.sentence} ${rule.id} ${rule.source}`, query.q)), [rules, query.q]);
  const folders = [...new Set(found.map(folderOf))];
  const rule = rules.find((each) => each.id === chosen) || found[0];
  return html`<div class="columns">
    <div>
      <div class="bar-row"><div class="grow"><${Field} label="Find" type="search" value=${query.q || ''} set=${(q) => say({ q })} placeholder="batch half" /></div></div>
      <nav class="list-box" aria-label="Rules">
        ${folders.length === 0 && html`<p class="soft">No sentence has these words.</p>`}
        ${folders.map((folder) => html`<div key=${folder}><h2>${words(folder)}</h2><ul class="rule-list">
          ${found.filter((each) => folderOf(each) === folder).map((each) => html`<li key=${each.id}>
            <a href=${to(['rules', each.id], { q: query.q, usage: query.usage })} aria-current=${rule === each ? 'true' : undefined}>${each.sentence}<code>${each.id}</code></a></li>`)}
        </ul></div>`)}
      </nav>
    </div>
    ${rule ? html`<${Rule} key=${rule.id} rule=${rule} />` : html`<${Empty} title="No rule" />`}
  </div>`;
}

/** The sentences that decide what applies. */
export function Rules({ path, query }) {
  const mayPrice = useMay('pricer');
  const { usage } = query;
  const loaded = useLoad(() => get(usage ? `/v1/usage-sets/${encodeURIComponent(usage)}/rules` : '/v1/rules'), [usage]);
  return html`<${Head} title="Rules">Sentences that decide what applies, each with its source. The numbers they use stand in tables.</${Head}>
    ${mayPrice && html`<div class="bar-row"><${UsageChoice} label="How often in" value=${usage || ''} set=${(set) => say({ usage: set })} /></div>`}
    <${Loaded} of=${loaded} what="Reading the rules">
      ${(data) => html`<${Book} rules=${data.rules} chosen=${path[0]} query=${query} />`}
    </${Loaded}>`;
}
