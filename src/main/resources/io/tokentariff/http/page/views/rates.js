import { html, useMemo, useState } from '../core/html.js';
import { get, query as asked } from '../core/api.js';
import { useLoad } from '../core/load.js';
import { say } from '../core/route.js';
import { count, many, matches, per, today, words } from '../core/text.js';
import { Empty, Head, Loaded } from '../parts/states.js';
import { Check, Field } from '../parts/form.js';
import { Grid } from '../parts/grid.js';
import { Tour } from './tour.js';
import { RatePanel } from './rate.js';

/** A meter gets a column of its own where at least this part of the rows has a price of it. */
const COMMON = 0.3;
const CLEARED = { q: '', tier: '', all: '', long: '' };
const ORDERS = [['', 'newest first'], ['name', 'by name']];

/** One row a model, tier and context, with a price a meter. */
export function lines(prices) {
  const rows = new Map();
  for (const price of prices) {
    const key = `${price.model}|${price.tier}|${price.context}`;
    if (!rows.has(key)) {
      rows.set(key, { key, model: price.model, tier: price.tier, context: price.context, prices: {} });
    }
    rows.get(key).prices[price.meter] = price;
  }
  return [...rows.values()];
}

/** A price that no row says itself: a rule makes it, or it is what usage of another meter costs. */
export function isMade(price, rows) {
  const row = rows.get(price.row);
  return Boolean(price.derived) || Boolean(row && row.cells.meter !== price.meter);
}

/** Rows of all tables, by where they stand. */
export function places(tables) {
  const rows = new Map();
  tables.forEach((table) => table.rows.forEach((row) => rows.set(`${table.file}:${row.line}`, row)));
  return rows;
}

/** Rows of a table by the first of their cells. */
const named = (tables, name, column) => new Map((tables.find((each) => each.name === name)?.rows || []).map((row, at) => [row.cells[column], { ...row.cells, at }]));

/** Models in use before those that are superseded, the newest first; fine-tuned ones behind their base; unknown ones last. */
function newestFirst(rows, tables) {
  const models = named(tables, 'models', 'model');
  const rank = (row) => {
    const model = models.get(row.model.replace(/^ft:/, ''));
    return [model ? (model.status === 'legacy' ? 1 : 0) : 2, model?.released ? -Date.parse(model.released) : 0];
  };
  const ranked = rows.map((row, at) => ({ row, at, rank: rank(row) }));
  ranked.sort((one, other) => one.rank[0] - other.rank[0] || one.rank[1] - other.rank[1]
    || one.row.model.replace(/^ft:/, '').localeCompare(other.row.model.replace(/^ft:/, '')) || one.row.model.length - other.row.model.length || one.at - other.at);
  return ranked.map((each) => each.row);
}

function meters(rows, all, tables) {
  const order = named(tables, 'meters', 'meter');
  const found = new Map();
  rows.forEach((row) => Object.values(row.prices).forEach((price) => {
    const known = found.get(price.meter) || { meter: price.meter, price, times: 0 };
    known.times += 1;
    found.set(price.meter, known);
  }));
  const every = [...found.values()].sort((one, other) => (order.get(one.meter)?.at ?? 99) - (order.get(other.meter)?.at ?? 99));
  const common = every.filter((each) => each.times >= rows.length * COMMON);
  return { shown: all ? every : common, more: every.length - common.length };
}

const tierName = (row) => (row.context === 'long' ? `${row.tier}, long context` : row.tier);

function RateGrid({ data, tables, query, day }) {
  const [opened, setOpened] = useState(null);
  const rows = useMemo(() => places(tables.tables), [tables]);
  const all = useMemo(() => (query.order === 'name' ? lines(data.prices) : newestFirst(lines(data.prices), tables.tables)), [data, tables, query.order]);
  const tiers = useMemo(() => [...new Set(data.prices.map((price) => price.tier))], [data]);
  const seen = useMemo(() => all.filter((row) =>
    (!query.q || matches(`${row.model} ${tierName(row)}`, query.q))
    && (!query.tier || row.tier === query.tier)
    && (query.long !== 'no' || row.context !== 'long')), [all, query.q, query.tier, query.long]);
  const { shown, more } = meters(seen, query.all === 'yes', tables.tables);
  const columns = [
    { key: 'model', label: 'Model', head: true },
    { key: 'tier', label: 'Tier' },
    ...shown.map((each) => ({ key: each.meter, label: words(each.meter), under: `USD ${per(each.price)}`, number: true, meter: each.meter })),
  ];
  const first = new Set();
  let before = '';
  seen.forEach((row) => {
    if (row.model !== before) {
      first.add(row.key);
      before = row.model;
    }
  });
  const cell = (row, column) => {
    if (column.key === 'model') {
      return { text: row.model, kind: first.has(row.key) ? '' : 'again', title: row.model };
    }
    if (column.key === 'tier') {
      return { text: tierName(row) };
    }
    const price = row.prices[column.meter];
    const name = `${row.model}, ${tierName(row)}, ${words(column.meter)}`;
    if (!price) {
      return { text: '–', kind: 'none', say: `${name}: no rate`, title: 'No rate: such usage is unpriced' };
    }
    const about = price.certainty === 'approximate' ? '≈ ' : '';
    const made = isMade(price, rows);
    return {
      text: about + price.price, kind: made ? 'derived' : '', title: price.derived || price.source,
      say: `${name}: ${about ? 'about ' : ''}${price.price}${made ? ', derived' : ''}`,
    };
  };
  const open = (row, column) => {
    const meter = column.meter || shown[0].meter;
    setOpened({ row, meter, price: row.prices[meter], like: shown.find((each) => each.meter === meter).price });
  };
  return html`
    <div class="bar-row">
      <div class="grow"><${Field} label="Find" type="search" value=${query.q || ''} set=${(q) => say({ q })} placeholder="gpt-4.1 batch" /></div>
      <${Field} label="Tier" value=${query.tier || ''} set=${(tier) => say({ tier })} choices=${[['', 'all'], ...tiers]} />
      <${Field} label="In force on" type="date" value=${day} set=${(next) => say({ day: next })} />
      <${Field} label="Order" value=${query.order || ''} set=${(order) => say({ order })} choices=${ORDERS} />
      <${Check} label="Long context" value=${query.long !== 'no'} set=${(on) => say({ long: on ? '' : 'no' })} />
      ${(more > 0 || query.all === 'yes') && html`<${Check} label=${`Rare meters (${count(more)})`} value=${query.all === 'yes'} set=${(on) => say({ all: on ? 'yes' : '' })} />`}
    </div>
    ${seen.length === 0
      ? html`<${Empty} title="No rate fits">
          <p>No model's name and tier has all of these words.</p><button onClick=${() => say(CLEARED)}>Show all rates</button></${Empty}>`
      : html`<${Grid} label="Rates" columns=${columns} rows=${seen} cell=${cell} open=${open}
          chosen=${(row) => opened && opened.row.key === row.key} />
        <p class="legend"><span>${many(seen.length, 'row')} of ${count(all.length)}, ${count(data.prices.length)} prices</span>
          <span><b>0.40</b> a row of the table says so</span><span class="derived"><b>ƒ 0.20</b> a rule makes it of a row</span>
          <span><b>≈</b> approximate</span><span><b>–</b> no rate: such usage is unpriced, never free</span>
          <span><kbd>↑ ↓ ← → Home End</kbd> walk, <kbd>Enter</kbd> opens</span></p>`}
    ${opened && html`<${RatePanel} key=${opened.row.key + opened.meter} ...${opened} day=${day} rows=${rows} close=${() => setOpened(null)} />`}`;
}

/** Every price: model and tier down, meters across, the derived ones too. */
export function Rates({ query }) {
  const day = query.day || today();
  const rates = useLoad(() => get(`/v1/rates${asked({ day })}`), [day]);
  const tables = useLoad(() => get('/v1/tables'), []);
  const both = {
    data: rates.data && tables.data && [rates.data, tables.data], error: rates.error || tables.error,
    again: () => {
      rates.again();
      tables.again();
    },
  };
  return html`<${Head} title="Rates">What each model costs on each tier, as the rules make it of the tables. Open a price to see who says so.</${Head}>
    <${Tour} />
    <${Loaded} of=${both} what="Asking the rules for every price">
      ${([prices, all]) => html`<${RateGrid} data=${prices} tables=${all} query=${query} day=${day} />`}
    </${Loaded}>`;
}
