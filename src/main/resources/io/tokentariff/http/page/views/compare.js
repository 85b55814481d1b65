import { html, useMemo, useState } from '../core/html.js';
import { ask } from '../core/api.js';
import { useLoad } from '../core/load.js';
import { say } from '../core/route.js';
import { count, usd } from '../core/text.js';
import { Fault, Loading } from '../parts/states.js';
import { Lines } from '../parts/chart.js';
import { Field } from '../parts/form.js';

const POINTS = 24;
const MOST = 4;
const DEFAULT = ['gpt-5-mini standard', 'gpt-4.1-mini batch'];

const choices = (models) => models.flatMap((each) => [...new Set([...each.tiers, 'batch'])].map((tier) => `${each.model} ${tier}`));

/** Prices every point of every line in one request: each is a record of a workload of its own. */
async function sweep(record, lines, outputs) {
  const body = lines.flatMap((line, at) => outputs.map((output, point) => {
    const [model, tier] = line.split(' ');
    return JSON.stringify({ ...record, model, service_tier: tier, output_tokens: output, workload: `${at}-${point}` });
  })).join('\n');
  const statement = await (await ask('POST', '/v1/price?group_by=workload&input=native&duplicates=off', `${body}\n`)).json();
  const amounts = new Map(statement.groups.map((group) => [group.by.workload, group.unpriced ? undefined : group.amount_usd]));
  return lines.map((line, at) => ({ label: line, amounts: outputs.map((_, point) => amounts.get(`${at}-${point}`)) }));
}

/** Wherever the first line and another change places; between two points, so about. */
function crossings(one, other, outputs) {
  const found = [];
  for (let at = 1; at < outputs.length; at += 1) {
    const before = one[at - 1] - other[at - 1];
    const after = one[at] - other[at];
    if (before !== 0 && Math.sign(before) !== Math.sign(after)) {
      found.push(Math.round(outputs[at - 1] + (before / (before - after)) * (outputs[at] - outputs[at - 1])));
    }
  }
  return found;
}

/** How another line ends beside the first, in the service's own amounts. */
function beside(own, other, outputs) {
  const last = outputs.length - 1;
  const [first, then] = [Number(own.amounts[last]), Number(other.amounts[last])];
  return `${then === first ? 'as dear' : then > first ? 'dearer' : 'cheaper'} at ${count(outputs[last])}: ${usd(other.amounts[last])} beside ${usd(own.amounts[last])}`;
}

function Chart({ swept, outputs }) {
  const priced = swept.filter((line) => line.amounts.every((each) => each !== undefined));
  const missing = swept.filter((line) => !priced.includes(line));
  const series = useMemo(() => priced.map((line) => ({ label: line.label, values: line.amounts.map(Number) })), [swept]);
  const marks = useMemo(() => series.slice(1).flatMap((line) => crossings(series[0].values, line.values, outputs).map((at) => ({ at, text: line.label }))), [series]);
  return html`<${Lines} label=${`Cost by output tokens of ${priced.map((each) => each.label).join(', ')}`} x=${outputs} series=${series} marks=${marks} xLabel="output tokens" />
    <ul>${priced.slice(1).map((line) => {
      const same = marks.filter((mark) => mark.text === line.label).map((mark) => `about ${count(mark.at)}`);
      return html`<li key=${line.label}><b>${line.label}</b> ${same.length > 0 ? `costs the same at ${same.join(' and ')} output tokens, and is` : 'is'} ${beside(priced[0], line, outputs)}.</li>`;
    })}
    ${missing.map((line) => html`<li key=${line.label}><b>${line.label}</b> has no price for this.</li>`)}</ul>`;
}

/** The same request on other models and tiers, over a growing output. */
export function Compare({ said, record, models }) {
  const chosen = said.with === undefined ? DEFAULT : said.with.split(',').filter(Boolean);
  const [most, setMost] = useState(Number(said.most) || Math.max(1000, (record.output_tokens || 0) * 3, Math.round((record.input_tokens || 0) / 2)));
  const own = `${record.model} ${record.service_tier || 'standard'}`;
  const lines = [own, ...chosen.filter((each) => each !== own)].slice(0, MOST);
  const outputs = useMemo(() => Array.from({ length: POINTS + 1 }, (_, at) => Math.round((most * at) / POINTS)), [most]);
  const swept = useLoad(() => sweep(record, lines, outputs), [JSON.stringify(record), lines.join(','), most]);
  const set = (at) => (line) => {
    const next = [...chosen];
    next[at] = line;
    say({ with: next.filter(Boolean).join(',') || ' ' });
  };
  const all = useMemo(() => choices(models), [models]);
  const top = Math.max(20000, Math.round((record.input_tokens || 0) * 1.5), (record.output_tokens || 0) * 4);
  return html`<section class="card stack" aria-label="Beside other models">
    <h2>Beside other models, as the output grows</h2>
    <div class="fields pairs">
      ${[0, 1].map((at) => html`<${Field} key=${at} label=${at ? 'and with' : 'Compare with'} value=${(chosen[at] || '').trim()} set=${set(at)} choices=${[['', 'nothing'], ...all]} />`)}
      <div class="whole"><${Field} label=${`Output up to ${count(most)} tokens`} type="range" min="1000" max=${top} step="1000" value=${most}
        set=${(value) => setMost(Number(value))} /></div>
    </div>
    ${swept.error ? html`<${Fault} error=${swept.error} />`
      : swept.data ? html`<${Chart} swept=${swept.data} outputs=${outputs} />` : html`<${Loading} what="Pricing each point" />`}
  </section>`;
}
