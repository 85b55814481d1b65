import { html, useState } from '../core/html.js';
import { get, query as asked } from '../core/api.js';
import { count, many, signed, usd } from '../core/text.js';
import { Progress, useJob } from './jobs.js';
import { UsageChoice } from './sets.js';
import { Quote } from '../views/quote.js';

const name = (by) => Object.values(by).map((each) => each || '(none)').join(', ');
const isZero = (decimal) => /^-?[0.]*$/.test(decimal);

function Movers({ title, rows }) {
  const moved = rows.filter((each) => !isZero(each.delta_usd));
  return moved.length > 0 && html`<div class="card"><h2>${title}</h2><div class="scroll"><table class="plain">
    <thead><tr><th scope="col">Group</th><th scope="col" class="number">Records</th><th scope="col" class="number">Before</th><th scope="col" class="number">After</th><th scope="col" class="number">Change</th></tr></thead>
    <tbody>${moved.map((each) => html`<tr key=${name(each.by)}><td>${name(each.by)}</td><td class="number">${count(each.records)}</td><td class="number">${usd(each.old_usd)}</td>
      <td class="number">${usd(each.new_usd)}</td><td class="number"><b>${signed(each.delta_usd)}</b></td></tr>`)}</tbody></table></div></div>`;
}

function Examples({ examples }) {
  return examples.length > 0 && html`<details class="card"><summary>${many(examples.length, 'example')}, each cent before and after</summary>
    ${examples.map((each) => html`<details key=${each.old.id}><summary>${each.old.id || each.old.model}: ${usd(each.old.amount_usd)} → ${usd(each.new.amount_usd)} (${signed(each.delta_usd)})</summary>
      <div class="two"><${Quote} quote=${each.old} title="Before" /><${Quote} quote=${each.new} title="After" /></div></details>`)}</details>`;
}

/** The dollars of a change on real usage. */
export function ImpactResult({ impact }) {
  const { records } = impact;
  return html`<div class="stack">
    <div class="figures">
      <div class="figure"><b>${signed(impact.delta_usd)}</b><span>change of the bill</span></div>
      <div class="figure"><b>${usd(impact.old_total_usd)}</b><span>before${impact.old_at_least ? ', at least' : ''}</span></div>
      <div class="figure"><b>${usd(impact.new_total_usd)}</b><span>after${impact.new_at_least ? ', at least' : ''}</span></div>
      <div class="figure"><b>${count(records.changed)}</b><span>of ${count(records.priced_twice)} records change</span></div>
    </div>
    ${records.newly_unpriced > 0 && html`<div class="note bad"><p><strong>${many(records.newly_unpriced, 'record')} would lose their price</strong>, ${usd(impact.no_longer_priced_usd)} in all: less on the bill, and no saving.</p></div>`}
    ${records.newly_priced > 0 && html`<div class="note good"><p>${many(records.newly_priced, 'record')} get a price for the first time: ${usd(impact.newly_priced_usd)}.</p></div>`}
    <${Movers} title="What moves most" rows=${impact.groups.slice(0, 12)} />
    <${Movers} title="Who pays more" rows=${impact.gainers} /><${Movers} title="Who pays less" rows=${impact.losers} />
    <${Examples} examples=${impact.examples} />
  </div>`;
}

/** Prices usage by both revisions, with its progress; tells of the result. */
export function Impact({ number, found, impact }) {
  const job = useJob();
  const [set, setSet] = useState('example');
  const run = () => job.run(`/v1/drafts/${number}/impact${asked({ usage: set })}`, '{}').then((ended) => ended && get(ended.results.impact).then((result) => found({ ...result, set })));
  return html`<div class="stack">
    <div class="bar-row"><${UsageChoice} label="Usage to price by both" value=${set} set=${setSet} />
      <button class="main" onClick=${run} disabled=${job.running && !job.error}>Show its dollars</button></div>
    <${Progress} of=${job} what="Pricing by both" />
    ${impact && html`<${ImpactResult} impact=${impact} />`}
  </div>`;
}
