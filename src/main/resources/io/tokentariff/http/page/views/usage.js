import { html, useEffect, useState } from '../core/html.js';
import { get, query as asked } from '../core/api.js';
import { say } from '../core/route.js';
import { count, many, usd, words } from '../core/text.js';
import { Empty, Head, Tag } from '../parts/states.js';
import { Field } from '../parts/form.js';
import { Grid } from '../parts/grid.js';
import { Days } from '../parts/chart.js';
import { Progress, useJob } from '../parts/jobs.js';
import { UsageChoice } from '../parts/sets.js';
import { Agreements, Budgets } from '../parts/agreements.js';
import { Records, canOpen } from './records.js';

const GROUPS = ['model,tier', 'model', 'tier', 'project', 'project,workload', 'workload', 'user', 'region', 'meter', 'month', 'day'];
const tokens = (group) => ['input', 'output'].map((meter) => (group.tokens[meter] || 0) + (group.unpriced_tokens?.[meter] || 0));

function Total({ statement }) {
  const { records } = statement;
  return html`<div class="figures">
    <div class="figure"><b>${statement.at_least ? html`<small>at least</small> ` : ''}${usd(statement.total_rounded_usd)}</b><span>exactly ${usd(statement.total_usd)}</span></div>
    <div class="figure"><b>${count(records.priced)}</b><span>priced of ${count(records.read)} read</span></div>
    <div class="figure"><b>${count(records.unpriced)}</b><span>unpriced</span></div>
    <div class="figure"><b>${count(records.not_billed)}</b><span>not billed</span></div>
    <div class="figure"><b>${count(records.rejected)}</b><span>rejected</span></div>
    <div class="figure"><b>${count(records.duplicate)}</b><span>duplicates</span></div>
  </div>`;
}

function Unpriced({ statement, job }) {
  const missing = statement.findings.filter((each) => each.effect === 'unpriced');
  const others = statement.findings.filter((each) => each.effect !== 'unpriced');
  const list = (findings) => html`<div class="scroll"><table class="plain"><thead><tr><th scope="col" class="number">Records</th><th scope="col">Why</th><th scope="col">Code</th></tr></thead>
    <tbody>${findings.map((each) => html`<tr key=${each.code + each.message}><td class="number">${count(each.records)}</td><td>${each.message}</td><td><code>${each.code}</code></td></tr>`)}</tbody></table></div>`;
  return html`
    ${statement.records.unpriced > 0 && html`<div class="card"><h2>No price yet: ${many(statement.records.unpriced, 'record')}</h2>${list(missing)}</div>`}
    ${statement.records.rejected > 0 && html`<div class="note bad"><p>${many(statement.records.rejected, 'line')} could not be read and ${statement.records.rejected === 1 ? 'is' : 'are'} in no sum.
      ${job.results.rejects && html` <a href=${job.results.rejects} download="rejects.jsonl">Each with its reason</a>`}</p></div>`}
    ${others.length > 0 && html`<details class="card"><summary>${many(others.length, 'other finding')}</summary>${list(others)}</details>`}`;
}

function Groups({ statement, open }) {
  const by = Object.keys(statement.groups[0].by);
  const most = Math.max(...statement.groups.map((group) => Number(group.amount_usd || 0)));
  const agreed = statement.groups.some((group) => group.net_usd !== undefined);
  const columns = [
    ...by.map((name, at) => ({ key: name, label: words(name), head: at === 0 })),
    { key: 'records', label: 'records', number: true }, { key: 'unpriced', label: 'unpriced', number: true },
    { key: 'in', label: 'input', under: 'tokens', number: true }, { key: 'out', label: 'output', under: 'tokens', number: true },
    { key: 'usd', label: agreed ? 'list' : 'amount', under: 'USD, exact', number: true },
    ...(agreed ? [{ key: 'net', label: 'net', under: 'USD, exact', number: true }] : []), { key: 'bar', label: 'share' },
  ];
  const cell = (group, { key }) => {
    const [into, out] = tokens(group);
    switch (key) {
      case 'records': return { text: count(group.records) };
      case 'unpriced': return { text: group.unpriced ? count(group.unpriced) : '', say: `${group.unpriced || 'none'} unpriced` };
      case 'in': return { text: count(into) };
      case 'out': return { text: count(out) };
      case 'usd': return group.amount_usd === undefined ? { text: 'no price', kind: 'none' } : { text: usd(group.amount_usd) };
      case 'net': return group.net_usd === undefined ? { text: '', say: 'no net amount' } : { text: usd(group.net_usd) };
      case 'bar': {
        const width = most ? (Number(group.amount_usd || 0) / most) * 120 : 0;
        return { say: `${Math.round(most ? (width / 120) * 100 : 0)} percent of the largest`, content: html`<span class="share"><span style=${{ width: `${width}px` }}></span></span>` };
      }
      default: return { text: group.by[key] || '(none)' };
    }
  };
  return html`<div class="card"><h2>Where it goes</h2>
    <${Grid} label="Groups of the statement" columns=${columns} rows=${statement.groups} cell=${cell} open=${canOpen(by) ? open : undefined} tall=${false} />
    ${canOpen(by) && html`<p class="legend"><span>Open a group to see its records.</span></p>`}</div>`;
}

function ByDay({ set, from, until }) {
  const job = useJob();
  const [days, setDays] = useState(null);
  useEffect(() => {
    job.run(`/v1/jobs/price${asked({ usage: set, group_by: 'day', from, until })}`).then((ended) => ended && get(ended.results.statement)
      .then((statement) => setDays(statement.groups.map((group) => ({ day: group.by.day, value: Number(group.amount_usd || 0), text: usd(group.amount_usd) }))
        .sort((one, other) => one.day.localeCompare(other.day)))));
  }, []);
  return html`<div class="card"><h2>Day by day</h2>${days ? html`<${Days} days=${days} label=${`Cost of each day from ${days[0]?.day} to ${days[days.length - 1]?.day}`} />
    <details><summary>As a table</summary><table class="plain"><thead><tr><th scope="col">Day</th><th scope="col" class="number">USD</th></tr></thead>
    <tbody>${days.map((each) => html`<tr key=${each.day}><td>${each.day}</td><td class="number">${each.text}</td></tr>`)}</tbody></table></details>`
    : html`<${Progress} of=${job} what="Adding up days" />`}</div>`;
}

function Statement({ set, query }) {
  const job = useJob();
  const [done, setDone] = useState(null);
  const [opened, setOpened] = useState(null);
  const ask = { usage: set, group_by: query.by || GROUPS[0], from: query.from, until: query.until };
  const text = JSON.stringify(ask);
  useEffect(() => {
    setDone(null);
    job.run(`/v1/jobs/price${asked(ask)}`).then((ended) => ended && get(ended.results.statement).then((statement) => setDone({ statement, job: ended })));
  }, [text]);
  if (!done) {
    return html`<${Progress} of=${job} what=${`Pricing ${set}`} />`;
  }
  const { statement } = done;
  return html`<div class="stack">
    <${Total} statement=${statement} />
    <${Unpriced} statement=${statement} job=${done.job} />
    <${Agreements} statement=${statement} />
    <${Budgets} statement=${statement} />
    ${statement.credits.length > 0 && html`<div class="card"><h2>Credits</h2><ul>${statement.credits.map((each) => html`<li key=${JSON.stringify(each)}>${usd(each.amount_usd)} ${each.credit || each.account || ''}</li>`)}</ul></div>`}
    ${statement.groups.length > 0
      ? html`<${Groups} statement=${statement} open=${setOpened} />`
      : html`<${Empty} title="Nothing to add up"><p>No record of this usage lies in the period.</p></${Empty}>`}
    <${ByDay} key=${text} set=${set} from=${query.from} until=${query.until} />
    <p><a href=${done.job.results.lines} download=${`${set}-priced.jsonl`}>All priced records</a> <${Tag}>JSON lines</${Tag}></p>
    ${opened && html`<${Records} key=${JSON.stringify(opened.by)} group=${opened} path=${done.job.results.lines} close=${() => setOpened(null)} />`}
  </div>`;
}

/** What usage costs: total, what has no price, groups, days, and each record behind them. */
export function Usage({ query }) {
  return html`<${Head} title="Usage">What a file of usage costs, in any of the formats that the program reads. What has no price comes first.</${Head}>
    <div class="bar-row">
      <${UsageChoice} value=${query.set || ''} set=${(set) => say({ set })} />
      <${Field} label="Group by" value=${query.by || GROUPS[0]} set=${(by) => say({ by })} choices=${GROUPS.map((each) => [each, each.replace(',', ' and ')])} />
      <${Field} label="From" type="date" value=${query.from || ''} set=${(from) => say({ from })} />
      <${Field} label="Until" type="date" value=${query.until || ''} set=${(until) => say({ until })} />
    </div>
    ${query.set ? html`<${Statement} set=${query.set} query=${query} />`
      : html`<${Empty} title="Choose some usage"><p>The example that came with the program has three months of 27,850 requests; or send a file of your own: an export of your provider, a gateway's log, native records.</p>
          <button class="main" onClick=${() => say({ set: 'example' })}>Price the example</button></${Empty}>`}`;
}
