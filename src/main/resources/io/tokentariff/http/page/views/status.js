import { html } from '../core/html.js';
import { get, remove } from '../core/api.js';
import { useLoad } from '../core/load.js';
import { useMay } from '../core/session.js';
import { bytes } from '../core/text.js';
import { Head, Loaded, Problems, Tag } from '../parts/states.js';

const KINDS = { done: 'good', failed: 'bad', cancelled: '', running: 'warn', waiting: '' };

function Jobs() {
  const loaded = useLoad(() => get('/v1/jobs'), []);
  const cancel = (id) => remove(`/v1/jobs/${id}`).then(loaded.again, loaded.again);
  return html`<div class="card"><h2>Jobs</h2><${Loaded} of=${loaded} what="Asking for jobs">
    ${({ jobs }) => (jobs.length === 0 ? html`<p class="soft">None of yours in the last day.</p>` : html`<div class="scroll"><table class="plain">
      <thead><tr><th scope="col">Job</th><th scope="col">State</th><th scope="col">Begun</th><th scope="col" class="number">Read</th><th scope="col">Results</th></tr></thead>
      <tbody>${jobs.map((job) => html`<tr key=${job.id}><td><code>${job.id}</code> ${job.kind}</td>
        <td><${Tag} kind=${KINDS[job.state]}>${job.state}</${Tag}> ${job.message || ''}</td><td>${job.created.slice(0, 19).replace('T', ' ')}</td>
        <td class="number">${bytes(job.bytes_read)}</td>
        <td>${['running', 'waiting'].includes(job.state) ? html`<button class="small" onClick=${() => cancel(job.id)}>Cancel</button>`
          : Object.entries(job.results).map(([name, path]) => html`<a key=${name} href=${path} download=${`${job.id}-${name}`}>${name}</a> `)}</td></tr>`)}
      </tbody></table></div>`)}
  </${Loaded}></div>`;
}

/** What the service prices by at this moment, and how it does. */
export function Status() {
  const mayPrice = useMay('pricer');
  const isAdmin = useMay('admin');
  const loaded = useLoad(() => Promise.all([get('/v1/status'), get('/readyz')]), []);
  return html`<${Head} title="Status" actions=${html`<button onClick=${loaded.again}>Look again</button>`}>What the service prices by at this moment.</${Head}>
    <${Loaded} of=${loaded} what="Asking the service">
      ${([status, ready]) => html`<div class="stack">
        <div class="card"><dl class="facts">
          <dt>Ready</dt><dd><${Tag} kind=${ready.ready ? 'good' : 'bad'}>${ready.ready ? 'yes' : 'no'}</${Tag}></dd>
          <dt>Revision in use</dt><dd><code>${status.rulebook}</code></dd>
          ${status.commit && html`<dt>Commit</dt><dd><code>${status.commit}</code></dd>`}
          <dt>Rules</dt><dd>${status.rules}</dd>
          <dt>For programs</dt><dd><a href="/openapi.yaml">openapi.yaml</a>, <a href="/healthz">healthz</a>, <a href="/readyz">readyz</a>${isAdmin && html`, <a href="/metrics">metrics</a>`}</dd>
        </dl></div>
        ${status.problems.length > 0
          ? html`<div class="note bad"><p><strong>The newest content is not in use.</strong> The revision above goes on pricing until this is mended:</p><${Problems} problems=${status.problems} /></div>`
          : html`<div class="note good"><p>The newest content is in use; nothing is wrong with it.</p></div>`}
      </div>`}
    </${Loaded}>
    ${mayPrice && html`<div class="stack"><div></div><${Jobs} /></div>`}`;
}
