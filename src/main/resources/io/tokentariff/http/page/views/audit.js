import { html, useRef, useState } from '../core/html.js';
import { ask, query as asked } from '../core/api.js';
import { useDoing } from '../core/load.js';
import { say } from '../core/route.js';
import { count, many, signed, usd } from '../core/text.js';
import { Empty, Fault, Head, Loading, Tag } from '../parts/states.js';
import { Grid } from '../parts/grid.js';
import { UsageChoice } from '../parts/sets.js';

const KIND = { matching: 'good', differing: 'bad', 'only-ours': 'warn', 'only-theirs': 'warn' };

function columnsOf(lines) {
  const by = Object.keys(lines[0].by);
  return [
    { key: 'status', label: 'Status', head: true }, ...by.map((name) => ({ key: name, label: name, by: true })),
    { key: 'ours_usd', label: 'ours', under: 'USD', number: true }, { key: 'billed_usd', label: 'billed', under: 'USD', number: true },
    { key: 'difference_usd', label: 'difference', under: 'USD', number: true }, { key: 'why', label: 'Why' },
  ];
}

function cell(line, column) {
  if (column.key === 'status') {
    return { content: html`<${Tag} kind=${KIND[line.status]}>${line.status}</${Tag}>` };
  }
  if (column.key === 'why') {
    const why = line.causes.map((each) => each.message).join(' ');
    return { text: why, title: why };
  }
  return { text: column.by ? line.by[column.key] || '–' : column.key === 'difference_usd' ? signed(line[column.key]) : usd(line[column.key]) };
}

function Result({ audit }) {
  return html`<div class="stack">
    <div class="figures">
      <div class="figure"><b>${usd(audit.ours_usd)}</b><span>our price${audit.ours_at_least ? ', at least' : ''}</span></div>
      <div class="figure"><b>${usd(audit.billed_usd)}</b><span>billed</span></div>
      <div class="figure"><b>${signed(audit.difference_usd)}</b><span>ours beside the bill</span></div>
      <div class="figure"><b>${signed(audit.unexplained_usd)}</b><span>not explained</span></div>
    </div>
    ${audit.causes.length > 0 && html`<div class="card"><h2>Why they may differ</h2><table class="plain"><thead><tr><th scope="col">Cause</th><th scope="col" class="number">Difference</th><th scope="col" class="number">Records</th></tr></thead><tbody>
      ${audit.causes.map((each) => html`<tr key=${each.code + each.message}><td>${each.message} <code>${each.code}</code></td><td class="number">${signed(each.difference_usd)}</td><td class="number">${each.records === undefined || each.records === null ? '' : count(each.records)}</td></tr>`)}</tbody></table></div>`}
    ${audit.lines.length > 0 ? html`<div class="card"><h2>${many(audit.lines.length, 'line')}</h2><${Grid} label="Lines of the audit" columns=${columnsOf(audit.lines)} rows=${audit.lines} cell=${cell} tall=${false} /></div>`
      : html`<${Empty} title="Nothing to compare" />`}
  </div>`;
}

/** Our prices beside what was billed. */
export function Audit({ query }) {
  const bill = useRef(null);
  const doing = useDoing();
  const [audit, setAudit] = useState(null);
  const run = async () => {
    setAudit(null);
    const file = bill.current.files[0];
    if (file) {
      setAudit(await doing.run(async () => (await ask('POST', `/v1/audit${asked({ usage: query.set || 'example' })}`, file)).json()));
    }
  };
  return html`<${Head} title="Audit">Our prices beside what was billed, line by line, with why they may differ.</${Head}>
    <div class="bar-row">
      <${UsageChoice} value=${query.set || 'example'} set=${(set) => say({ set })} />
      <div class="field"><label for="bill">The provider's bill</label><input id="bill" type="file" ref=${bill} onChange=${run} /></div>
    </div>
    ${doing.busy && html`<${Loading} what="Comparing" />`}
    ${doing.error && html`<${Fault} error=${doing.error} />`}
    ${audit ? html`<${Result} audit=${audit} />` : !doing.busy && html`<${Empty} title="Choose a bill">
      <p>Pages of the provider's Costs API or the cost export of its dashboard; usage on the left is priced and laid beside it.</p></${Empty}>`}`;
}
