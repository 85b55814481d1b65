import { html } from '../core/html.js';
import { ask, query as asked } from '../core/api.js';
import { useLoad } from '../core/load.js';
import { say, to } from '../core/route.js';
import { count, many, usd } from '../core/text.js';
import { Empty, Head, Loaded, Tag } from '../parts/states.js';
import { Bars } from '../parts/chart.js';
import { UsageChoice } from '../parts/sets.js';

const KIND = { migrate: 'good', 'move-tier': 'good', 'use-caching': 'good', stay: '', review: 'warn' };
const FEW = 8;
const named = (each) => [each.model === 'as-now' ? 'same model' : each.model, each.tier === 'as-now' ? 'same tier' : each.tier].join(', ');

function Alternatives({ workload }) {
  const priced = workload.alternatives.filter((each) => each.priced_share === '1').sort((one, other) => Number(one.cost_usd) - Number(other.cost_usd)).slice(0, FEW);
  const partly = workload.alternatives.length - workload.alternatives.filter((each) => each.priced_share === '1').length;
  const now = { label: 'as it ran', value: Number(workload.cost_usd), text: usd(workload.cost_usd), kind: 'soft-bar' };
  return html`<${Bars} label=${`What ${workload.workload} would have cost`} rows=${[now, ...priced.map((each) => ({ label: named(each), value: Number(each.cost_usd), text: usd(each.cost_usd), kind: Number(each.cost_usd) > now.value ? 'bad' : '' }))]} />
    ${partly > 0 && html`<p class="soft">${many(partly, 'more')} without a price for all of it.</p>`}`;
}

function Workload({ workload }) {
  const better = workload.target !== null;
  return html`<article class="card stack" aria-label=${workload.workload}>
    <h2>${workload.workload} <${Tag} kind=${KIND[workload.verdict]}>${workload.verdict}${better ? `: ${named(workload.target)}` : ''}</${Tag}></h2>
    <p><b>${usd(workload.cost_usd)}</b> in ${many(workload.days, 'day')}, ${many(workload.records, 'record')}${workload.monthly_saving_usd && better ? html`; saves <b>${usd(workload.monthly_saving_usd)}</b> a month` : ''}
      ${workload.payback_months ? `, pays back in ${workload.payback_months} months` : ''}</p>
    ${workload.reasons.map((each) => html`<div class="note good" key=${each.id + each.sentence}><p>${each.sentence} <code>${each.id}</code></p>${each.source && html`<p class="soft">${each.source}</p>`}</div>`)}
    ${workload.overruled.map((each) => html`<div class="note" key=${each.id}><p><s>${each.sentence}</s> <code>${each.id}</code></p><p class="soft">Overruled by ${each.by}: ${each.why}</p></div>`)}
    ${workload.findings.map((each) => html`<p class="soft" key=${each.code + each.message}>${each.message}</p>`)}
    ${workload.alternatives.length > 0 && html`<details open=${better}><summary>The same usage elsewhere</summary><${Alternatives} workload=${workload} /></details>`}
  </article>`;
}

function Workloads({ advice }) {
  const order = [...advice.workloads].sort((one, other) => Number(other.monthly_saving_usd || 0) - Number(one.monthly_saving_usd || 0) || Number(other.cost_usd) - Number(one.cost_usd));
  const better = order.filter((each) => each.target);
  return html`<p class="soft">${many(order.length, 'workload')}; a change is advised for ${count(better.length)}.</p>
    <div class="stack"><div></div>${order.map((each) => html`<${Workload} key=${each.workload} workload=${each} />`)}</div>`;
}

function Advised({ set }) {
  const loaded = useLoad(async () => (await ask('POST', `/v1/advise${asked({ usage: set })}`)).json(), [set]);
  return html`<${Loaded} of=${loaded} what="Pricing each workload on every candidate">${(advice) => html`<${Workloads} advice=${advice} />`}</${Loaded}>`;
}

/** Which workloads had better run elsewhere, by rules with their sources. */
export function Advice({ query }) {
  return html`<${Head} title="Advice">Which workloads would cost less on another model or tier: priced exactly, decided by <a href=${to('rules', { q: 'recommendations' })}>rules</a>.</${Head}>
    <div class="bar-row"><${UsageChoice} value=${query.set || ''} set=${(set) => say({ set })} /></div>
    ${query.set ? html`<${Advised} key=${query.set} set=${query.set} />`
      : html`<${Empty} title="Choose some usage"><p>Records that name their workload are told apart.</p><button class="main" onClick=${() => say({ set: 'example' })}>Advise on the example</button></${Empty}>`}`;
}
