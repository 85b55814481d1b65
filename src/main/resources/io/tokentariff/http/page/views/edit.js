import { html, useState } from '../core/html.js';
import { edit } from '../core/draft.js';
import { useDoing } from '../core/load.js';
import { go } from '../core/route.js';
import { today, words } from '../core/text.js';
import { Fault } from '../parts/states.js';
import { Field } from '../parts/form.js';
import { Dialog } from '../parts/panel.js';
import { usePick } from '../parts/pick.js';

const PRICE = /^\d{1,12}(\.\d{1,12})?$/;
const FINE_TUNED = 'ft:';

/** What tells this price from others: the row's own key, or the cell's where no row says it. */
export function keyOf(row, meter, found) {
  if (found) {
    const { model, fine_tuned: tuned, tier, context, provider = '' } = found.cells;
    return { model, fine_tuned: tuned, tier, context, meter, provider };
  }
  const tuned = row.model.startsWith(FINE_TUNED);
  return {
    model: tuned ? row.model.slice(FINE_TUNED.length) : row.model, fine_tuned: tuned ? 'yes' : 'no',
    tier: row.tier, context: row.context === 'long' ? 'long' : '', meter,
  };
}

const tomorrow = () => new Date(Date.now() + 86400000).toISOString().slice(0, 10);

/** A new price: from which day, who says so, and why. */
export function EditRate({ name, unit, wasPrice, wasSource, priceKey, close }) {
  const [said, setSaid] = useState({ price: wasPrice || '', from: tomorrow(), certainty: 'published', source: '' });
  const pick = usePick(`${name}: ${said.price || 'a price'} from ${said.from}`);
  const doing = useDoing();
  const set = (field) => (value) => setSaid({ ...said, [field]: value });
  const price = said.price.trim();
  const wrong = price && !PRICE.test(price) ? 'A price such as 0.40, with a point and no sign' : '';
  const same = wasSource && said.source.trim() === wasSource.trim() ? 'This is the source of the old price.' : '';
  const ready = pick.ready && price && !wrong && said.from && said.source.trim() && !same;
  const save = async (event) => {
    event.preventDefault();
    const done = ready && await doing.run(async () => edit(await pick.take(), 'rates', { key: priceKey, price, from: said.from, certainty: said.certainty, source: said.source.trim() }));
    if (done) {
      go(['drafts', String(done.number)]);
    }
  };
  return html`<${Dialog} title=${wasPrice ? `A new price for ${name}` : `A price for ${name}`} close=${close}>
    <form onSubmit=${save}>
      <div class="fields pairs">
        <${Field} label="New price" value=${said.price} set=${set('price')} required=${true} error=${wrong} hint=${`USD ${unit}${wasPrice ? `; now ${wasPrice}` : ''}`} inputmode="decimal" />
        <${Field} label="From the day" type="date" value=${said.from} set=${set('from')} required=${true}
          hint=${said.from && said.from <= today() ? 'In the past: bills of days gone by change, too' : 'The old price holds until then'} />
        <div class="whole"><${Field} label="New source" value=${said.source} set=${set('source')} required=${true} error=${same} hint="Who says so: a page with its date, a letter, a contract" /></div>
        <${Field} label="How sure" value=${said.certainty} set=${set('certainty')} choices=${['published', 'approximate']} />
      </div>
      ${pick.fields}
      ${doing.error && html`<${Fault} error=${doing.error} />`}
      <div class="ends"><button type="button" onClick=${close}>Cancel</button><button class="main" disabled=${!ready || doing.busy}>Put it into the draft</button></div>
    </form>
  </${Dialog}>`;
}

function Cell({ column, value, set }) {
  const hint = [column.what, !column.needed && column.blank ? `blank: ${column.blank}` : ''].filter(Boolean).join('; ');
  const shared = { label: words(column.name), value, set, hint, required: column.needed };
  if (column.words.length) {
    return html`<${Field} ...${shared} choices=${[...(column.needed && value ? [] : [['', '']]), ...column.words]} />`;
  }
  if (column.kind === 'yes_no') {
    return html`<${Field} ...${shared} choices=${[['', ''], 'yes', 'no']} />`;
  }
  return html`<${Field} ...${shared} type=${column.kind === 'day' ? 'date' : 'text'} />`;
}

const blank = (table) => Object.fromEntries(table.columns.map((column) => [column.name, '']));

/** A row of any table, by what the table says of its columns; without a row, a new one. */
export function EditRow({ table, row, fixed, close }) {
  const [cells, setCells] = useState({ ...blank(table), ...(row ? row.cells : {}) });
  const first = table.columns.find((column) => column.key)?.name;
  const pick = usePick(`${table.name}: ${row ? 'change' : 'add'} ${cells[first] || 'a row'}`);
  const doing = useDoing();
  const ready = (fixed || pick.ready) && table.columns.every((column) => !column.needed || (cells[column.name] || '').trim());
  const write = async (body) => {
    const done = await doing.run(async () => edit(fixed || await pick.take(), 'rows', { file: table.file, ...body }));
    if (done) {
      go(['drafts', String(done.number)]);
    }
  };
  const save = (event) => {
    event.preventDefault();
    if (ready) {
      const said = Object.fromEntries(Object.entries(cells).filter(([name, cell]) => cell || (row && row.cells[name])).map(([name, cell]) => [name, cell.trim()]));
      write(row ? { line: row.line, cells: said } : { cells: said });
    }
  };
  return html`<${Dialog} title=${row ? `Change line ${row.line} of ${table.file}` : `A new row of ${table.file}`} close=${close}>
    <form onSubmit=${save}>
      <p class="soft">${table.what}</p>
      <div class="fields pairs">${table.columns.map((column) => html`<${Cell} key=${column.name} column=${column} value=${cells[column.name] || ''}
        set=${(value) => setCells({ ...cells, [column.name]: value })} />`)}</div>
      ${!fixed && pick.fields}
      ${doing.error && html`<${Fault} error=${doing.error} />`}
      <div class="ends">
        ${row && html`<button type="button" class="danger" disabled=${doing.busy || !(fixed || pick.ready)} onClick=${() => write({ line: row.line })}>Take the row out</button>`}
        <button type="button" onClick=${close}>Cancel</button><button class="main" disabled=${!ready || doing.busy}>Put it into the draft</button></div>
    </form>
  </${Dialog}>`;
}
