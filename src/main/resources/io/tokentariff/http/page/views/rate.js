import { html, useState } from '../core/html.js';
import { get, query as asked } from '../core/api.js';
import { useLoad } from '../core/load.js';
import { to } from '../core/route.js';
import { useMay } from '../core/session.js';
import { per, period, words } from '../core/text.js';
import { Loading, Tag } from '../parts/states.js';
import { Panel } from '../parts/panel.js';
import { Steps } from '../parts/chart.js';
import { EditRate, keyOf } from './edit.js';

const RULE = /by ([a-z0-9.-]+)/g;
const ANY = 'any model';

/** What a cell has cost so far. */
function History({ row, meter }) {
  const model = row.model === ANY ? '' : row.model.replace(/^ft:/, '');
  const past = useLoad(() => get(`/v1/rates${asked({ model, day: 'all' })}`), [model]);
  if (past.error) {
    return html`<p class="soft">${past.error.message}</p>`;
  }
  if (!past.data) {
    return html`<${Loading} what="Looking back" />`;
  }
  const steps = past.data.prices
    .filter((each) => each.model === row.model && each.tier === row.tier && each.context === row.context && each.meter === meter)
    .sort((one, other) => String(one.from || '').localeCompare(String(other.from || '')));
  return steps.length < 2
    ? html`<p class="soft">One price, since ever.</p>`
    : html`<${Steps} steps=${steps} />`;
}

function Made({ price, own }) {
  if (price.derived) {
    const rules = [...price.derived.matchAll(RULE)].map((each) => each[1]);
    return html`<p class="formula">${price.derived}</p>
      <p>${rules.map((id) => html`<a key=${id} href=${to(['rules', id])}>${id}</a> `)}</p>`;
  }
  return own
    ? html`<p>A row of the table says it.</p>`
    : html`<p>Such usage has no rate of its own here, and costs what the row of another meter says.</p>`;
}

const whatIf = (row, meter) => to('what-if', {
  model: row.model === ANY ? '' : row.model, tier: ['any', 'training'].includes(row.tier) ? '' : row.tier,
  ...(meter === 'cached_input' ? { input: '1.5M', cached: '1M' } : { input: '1M', output: '100k' }),
});

function NoRate({ row, meter, day }) {
  return html`<p class="price">no rate</p>
    <div class="note warn"><p>On ${day} nothing says what ${words(meter)} of ${row.model} costs on the ${row.tier} tier.
      Usage that has some is <b>unpriced</b>: its amount is absent, never 0, and totals say “at least”.</p></div>`;
}

/** One price: who says so, how it is made, what it was before. */
export function RatePanel({ row, meter, price, like, day, rows, close }) {
  const mayEdit = useMay('editor');
  const title = `${words(meter)}, ${row.model}`;
  const under = `${row.tier} tier${row.context === 'long' ? ', long context' : ''}, ${day}`;
  const found = price && rows.get(price.row);
  const [editing, setEditing] = useState(false);
  const own = Boolean(found && found.cells.meter === meter && !price.derived);
  return html`<${Panel} title=${title} under=${under} close=${close}>
    ${price ? html`
      <p class="price">${price.certainty === 'approximate' ? '≈ ' : ''}$${price.price} <small>${per(price)}</small></p>
      <p>${own ? html`<${Tag} kind="good">in the table</${Tag}>` : html`<${Tag} kind="derived">derived</${Tag}>`}
        ${' '}${price.certainty === 'approximate' && html`<${Tag} kind="warn">approximate</${Tag}>`}</p>
      <${Made} price=${price} own=${own} />
      <dl class="facts">
        <dt>In force</dt><dd>${period(price.from, price.until)}</dd>
        <dt>Source</dt><dd>${price.source}</dd>
        <dt>Row</dt><dd><a href=${to(['tables', price.row.replace(/^tables\/|\.csv:.*$/g, '')], { line: price.row.split(':')[1] })}><code>${price.row}</code></a></dd>
      </dl>
      <h3>What it was before</h3><${History} row=${row} meter=${meter} />`
    : html`<${NoRate} row=${row} meter=${meter} day=${day} />`}
    <p class="actions">${mayEdit && html`<button class="main" onClick=${() => setEditing(true)}>${own ? 'Change this price' : 'Give it a price of its own'}</button>`}
      <a class="button" href=${whatIf(row, meter)}>Try it in What-if</a></p>
    ${editing && html`<${EditRate} name=${`${row.model} ${words(meter)}, ${row.tier}`} unit=${per(like)} wasPrice=${own ? price.price : ''} wasSource=${own ? found.cells.source : ''}
      priceKey=${keyOf(row, meter, own ? found : null)} close=${() => setEditing(false)} />`}
  </${Panel}>`;
}
