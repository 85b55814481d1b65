import { html } from '../core/html.js';
import { many } from '../core/text.js';
import { Tag } from './states.js';

const KIND = { added: 'good', removed: 'bad', changed: 'warn' };

/** What changed, in words. */
export function Changes({ changes }) {
  if (changes.length === 0) {
    return html`<p class="soft">Nothing: prices and rules are the same.</p>`;
  }
  return html`<p class="soft">${many(changes.length, 'change')}</p><div class="scroll"><table class="plain"><thead><tr><th scope="col">What</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
    <tbody>${changes.map((each) => html`<tr key=${each.kind + each.id + each.line}>
      <td><${Tag} kind=${KIND[each.kind]}>${each.kind}</${Tag}> ${each.title || each.id}<br /><code class="soft">${each.file}${each.line ? `:${each.line}` : ''}</code></td>
      <td>${each.before ? html`<span class="before">${each.before}</span>` : '–'}</td><td>${each.after ? html`<span class="after">${each.after}</span>` : '–'}</td></tr>`)}</tbody></table></div>`;
}
