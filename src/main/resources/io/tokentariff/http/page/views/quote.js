import { html } from '../core/html.js';
import { to } from '../core/route.js';
import { count, usd, words } from '../core/text.js';
import { Tag } from '../parts/states.js';

const KIND = { priced: 'good', unpriced: 'bad', not_billed: 'warn' };

/** The arithmetic of a line in words that add up: the service's own, or what its parts say. */
function formula(line) {
  if (line.formula) {
    return line.formula;
  }
  const quantity = line.tokens ?? line.quantity;
  const factors = line.adjustments.map((each) => ` x ${each.factor}`).join('');
  return `${count(quantity)} x ${line.price}${factors} / ${count(line.per)} = ${line.amount_usd}`;
}

function Line({ line }) {
  const quantity = line.tokens ?? line.quantity;
  return html`<div class="quote-line">
    <header><span>${words(line.meter)}, ${count(quantity)} ${line.unit}${Number(quantity) === 1 ? '' : 's'}</span><span>${usd(line.amount_usd)}</span></header>
    <p class="formula">${formula(line)}</p>
    <p>${line.sentence ? `${line.sentence}. ` : ''}<a href=${to(['rules', line.rule])}><code>${line.rule}</code></a>
      ${' at '}<a href=${to(['tables', line.rate.replace(/^tables\/|\.csv:.*$/g, '')], { line: line.rate.split(':')[1] })}><code>${line.rate}</code></a></p>
    ${line.source && html`<blockquote>${line.source}</blockquote>`}
    ${line.adjustments.map((each) => html`<p key=${each.rule + each.factor}><${Tag} kind="derived">× ${each.factor}</${Tag}> ${each.sentence ? `${each.sentence}. ` : ''}<a href=${to(['rules', each.rule])}><code>${each.rule}</code></a></p>`)}
  </div>`;
}

export const Findings = ({ findings }) => findings.length > 0 && html`<div class="stack">
  ${findings.map((each) => html`<div class="note warn" key=${each.code + each.message}><p>${each.message} <code>${each.code}</code></p></div>`)}
</div>`;

/** One record, explained to the cent. */
export function Quote({ quote, title = 'Costs' }) {
  return html`<div class="card stack" aria-live="polite">
    <p class="soft">${title}</p>
    <p class="price">${quote.at_least && html`<small>at least </small>`}${quote.status === 'unpriced' ? 'no price' : usd(quote.amount_usd)}</p>
    <p><${Tag} kind=${KIND[quote.status]}>${words(quote.status)}</${Tag}> ${quote.model}${quote.priced_as ? ` as ${quote.priced_as}` : ''}, ${quote.tier}${quote.region ? `, ${quote.region}` : ''}, ${quote.at.slice(0, 10)}</p>
    <${Findings} findings=${quote.findings} />
    <div>${quote.lines.map((line, at) => html`<${Line} key=${at} line=${line} />`)}</div>
  </div>`;
}
