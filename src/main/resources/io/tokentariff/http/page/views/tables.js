import { html, useMemo, useState } from '../core/html.js';
import { get } from '../core/api.js';
import { useLoad } from '../core/load.js';
import { say, to } from '../core/route.js';
import { many, matches, words } from '../core/text.js';
import { Empty, Head, Loaded } from '../parts/states.js';
import { Field } from '../parts/form.js';
import { Grid } from '../parts/grid.js';
import { Panel } from '../parts/panel.js';
import { useMay } from '../core/session.js';
import { draft as readDraft } from '../core/draft.js';
import { EditRow } from './edit.js';

const NUMBERS = ['decimal', 'whole'];

function Row({ table, row, fixed, close }) {
  const mayEdit = useMay('editor');
  const [editing, setEditing] = useState(false);
  return html`<${Panel} title=${`${table.file}, line ${row.line}`} under=${table.what} close=${close}>
    <dl class="facts">${table.columns.map((column) => html`
      <dt key=${column.name}>${words(column.name)}</dt>
      <dd>${row.cells[column.name] || html`<span class="soft">blank${column.blank ? `: ${column.blank}` : ''}</span>`}<br />
        <span class="soft">${column.what}</span></dd>`)}</dl>
    ${mayEdit && html`<p class="actions"><button class="main" onClick=${() => setEditing(true)}>Change this row</button></p>`}
    ${editing && html`<${EditRow} table=${table} row=${row} fixed=${fixed} close=${() => setEditing(false)} />`}
  </${Panel}>`;
}

function Table({ table, query, fixed }) {
  const mayEdit = useMay('editor');
  const [adding, setAdding] = useState(false);
  const [opened, setOpened] = useState(null);
  const rows = useMemo(() => table.rows.filter((row) => !query.q || matches(Object.values(row.cells).join(' '), query.q)), [table, query.q]);
  const used = useMemo(() => table.columns.filter((column) => !column.optional || table.rows.some((row) => row.cells[column.name])), [table]);
  const columns = [
    ...used.map((column, at) => ({
      key: column.name, label: words(column.name), under: column.holds === column.name ? '' : column.holds, number: NUMBERS.includes(column.kind), head: at === 0, column,
    })),
    { key: ' line', label: 'Line', number: true },
  ];
  const cell = (row, { key, column }) => {
    if (!column) {
      return { text: String(row.line) };
    }
    const text = row.cells[key];
    return text ? { text, title: text } : { text: column.blank ? '' : '', kind: 'none', say: `${words(key)}: blank`, title: column.blank };
  };
  const line = opened || rows.find((row) => String(row.line) === query.line);
  return html`
    <div class="bar-row"><div class="grow"><${Field} label="Find" type="search" value=${query.q || ''} set=${(q) => say({ q })} placeholder="any words of a row" /></div>
      ${mayEdit && html`<button onClick=${() => setAdding(true)}>Add a row</button>`}</div>
    ${adding && html`<${EditRow} table=${table} fixed=${fixed} close=${() => setAdding(false)} />`}
    ${rows.length === 0
      ? html`<${Empty} title=${query.q ? 'No row fits' : 'No rows yet'}><p>${table.what}</p></${Empty}>`
      : html`<${Grid} label=${table.file} columns=${columns} rows=${rows} cell=${cell} open=${setOpened} chosen=${(row) => row === line} />
        <p class="legend"><span>${many(rows.length, 'row')} of ${table.rows.length}</span></p>`}
    ${line && html`<${Row} key=${line.line} table=${table} row=${line} fixed=${fixed} close=${() => {
      setOpened(null);
      say({ line: '' });
    }} />`}`;
}

function All({ tables, chosen, query, fixed }) {
  const table = tables.find((each) => each.name === chosen) || tables.find((each) => each.name === 'rates') || tables[0];
  return html`<div class="bar-row"><${Field} label="Table" value=${table.name} set=${(name) => {
      location.hash = to(['tables', name], { draft: query.draft });
    }} choices=${tables.map((each) => [each.name, `${each.name} (${each.rows.length})`])} />
      <p class="soft grow">${table.what}</p></div>
    <${Table} key=${table.name} table=${table} query=${query} fixed=${fixed} />`;
}

/** Every table of the rulebook, by what it says of itself. */
export function Tables({ path, query }) {
  const number = query.draft;
  const loaded = useLoad(async () => {
    const fixed = number && await readDraft(number);
    return { ...await get(fixed ? `/v1/drafts/${fixed.number}/tables` : '/v1/tables'), fixed };
  }, [number]);
  return html`<${Head} title="Tables">The numbers and names that rules look up. A new table or column shows here by itself.</${Head}>
    <${Loaded} of=${loaded} what="Reading the tables">
      ${(data) => html`${data.fixed && html`<p class="note warn">As in draft ${data.fixed.number}: ${data.fixed.title}. <a href=${to(['drafts', String(data.fixed.number)])}>Back to the draft</a></p>`}
        <${All} tables=${data.tables} chosen=${path[0]} query=${query} fixed=${data.fixed} />`}
    </${Loaded}>`;
}
