import { html, useRef } from '../core/html.js';
import { ask } from '../core/api.js';
import { useDoing, useLoad } from '../core/load.js';
import { bytes } from '../core/text.js';
import { usageSets } from './jobs.js';
import { Fault } from './states.js';
import { Field } from './form.js';

const nameOf = (file) => file.name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '').slice(0, 60) || 'usage';

/** A choice of the usage that the service keeps, and a way to add some. */
export function UsageChoice({ value, set, label = 'Usage' }) {
  const sets = useLoad(usageSets, []);
  const doing = useDoing();
  const input = useRef(null);
  const names = sets.data || [];
  const upload = async () => {
    const file = input.current.files[0];
    if (!file) {
      return;
    }
    const name = nameOf(file);
    if (await doing.run(() => ask('PUT', `/v1/usage-sets/${encodeURIComponent(name)}`, file))) {
      input.current.value = '';
      sets.again();
      set(name);
    }
  };
  const known = names.some((each) => each.name === value);
  return html`
    <${Field} label=${label} value=${value} set=${set}
      choices=${[...(known ? [] : [[value, value || 'choose some']]), ...names.map((each) => [each.name, `${each.name} (${bytes(each.bytes)})`])]} />
    <div class="field"><label for="usage-file">or a file of yours</label>
      <input id="usage-file" type="file" ref=${input} onChange=${upload} disabled=${doing.busy} /></div>
    ${doing.busy && html`<p role="status" class="soft">Sending…</p>`}
    ${doing.error && html`<${Fault} error=${doing.error} />`}`;
}
