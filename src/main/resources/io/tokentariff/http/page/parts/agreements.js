import { html } from '../core/html.js';
import { to } from '../core/route.js';
import { many, usd, words } from '../core/text.js';

const [folder, name] = [/^(agreements|tables)\//, /\.csv:.*$/];

/** The row of a table, as a link to it. */
function Row({ at }) {
  return html`<a href=${to(['tables', at.replace(folder, '').replace(name, '')], { line: at.split(':')[1] })}><code>${at.replace(folder, '')}</code></a>`;
}

/** What agreements do to the bill: a line for each, with its formula, and what is left before and after tax. */
export function Agreements({ statement }) {
  const { lines = [] } = statement;
  if (lines.length === 0) {
    return null;
  }
  return html`<div class="card"><h2>Agreements</h2>
    <div class="scroll"><table class="plain"><thead><tr><th scope="col">Step</th><th scope="col">Agreement</th><th scope="col">Period</th><th scope="col" class="number">USD</th><th scope="col">How</th><th scope="col">Row</th><th scope="col">Source</th></tr></thead>
      <tbody>${lines.map((line, at) => html`<tr key=${at}><td>${words(line.step)}</td><td>${line.agreement}</td><td>${line.period}</td><td class="number">${usd(line.amount_usd)}</td><td><code>${line.formula}</code></td><td>${line.row && html`<${Row} at=${line.row} />`}</td><td>${line.source}</td></tr>`)}</tbody></table></div>
    <dl class="facts">
      <dt>List price</dt><dd>${usd(statement.list_usd)} USD</dd>
      <dt>Net</dt><dd>${usd(statement.net_usd)} USD</dd>
      ${statement.tax_usd && html`<dt>Tax</dt><dd>${usd(statement.tax_usd)} USD</dd>`}
      <dt>Total</dt><dd>${usd(statement.total_usd)} USD</dd>
    </dl></div>`;
}

/** The thresholds of budgets that were passed, and on which day. */
export function Budgets({ statement }) {
  const { budgets = [] } = statement;
  if (budgets.length === 0) {
    return null;
  }
  return html`<div class="card"><h2>Budgets: ${many(budgets.length, 'threshold')} passed</h2>
    <div class="scroll"><table class="plain"><thead><tr><th scope="col">Budget</th><th scope="col">Period</th><th scope="col" class="number">Percent</th><th scope="col" class="number">of USD</th><th scope="col">On</th><th scope="col" class="number">Spent in the period, USD</th><th scope="col">Row</th></tr></thead>
      <tbody>${budgets.map((each, at) => html`<tr key=${at}><td>${each.budget}</td><td>${each.period}</td><td class="number">${each.percent}</td><td class="number">${usd(each.amount_usd)}</td><td>${each.day}</td><td class="number">${usd(each.spent_usd)}</td><td><${Row} at=${each.row} /></td></tr>`)}</tbody></table></div></div>`;
}
