import { html, useEffect, useState } from '../core/html.js';
import { many, usd, words } from '../core/text.js';
import { Fault, Loading, Tag } from '../parts/states.js';
import { Grid } from '../parts/grid.js';
import { Panel } from '../parts/panel.js';
import { eachLine } from '../parts/jobs.js';
import { Quote } from './quote.js';

const MOST = 10000;

/** What of a priced record says which group it is in. */
const OF = {
  model: (record) => record.priced_as || record.model,
  tier: (record) => record.tier,
  region: (record) => record.region || '',
  day: (record) => record.at.slice(0, 10),
  month: (record) => record.at.slice(0, 7),
};

/** Whether priced records say all that a statement is grouped by. */
export const canOpen = (by) => by.every((name) => OF[name]);

function useRecords(path, group) {
  const [state, setState] = useState({});
  useEffect(() => {
    let wanted = true;
    const records = [];
    const fits = (record) => Object.entries(group.by).every(([name, value]) => OF[name](record) === (value || ''));
    eachLine(path, (record) => {
      if (fits(record)) {
        records.push(record);
      }
      return wanted && records.length < MOST;
    }).then(() => wanted && setState({ records }), (error) => wanted && setState({ error }));
    return () => {
      wanted = false;
    };
  }, []);
  return state;
}

const COLUMNS = [
  { key: 'id', label: 'Record', head: true }, { key: 'at', label: 'When' }, { key: 'status', label: 'Status' }, { key: 'usd', label: 'Amount', number: true },
];

function cell(record, { key }) {
  switch (key) {
    case 'id': return { text: record.id || '(no id)' };
    case 'at': return { text: record.at.replace('T', ' ').replace('Z', '') };
    case 'status': return { text: words(record.status) };
    default: return record.amount_usd === undefined ? { text: 'no price', kind: 'none' } : { text: usd(record.amount_usd) };
  }
}

/** The records of a group, those without a price first; one of them opened shows each cent. */
export function Records({ group, path, close }) {
  const { records, error } = useRecords(path, group);
  const [opened, setOpened] = useState(null);
  const title = Object.values(group.by).join(', ');
  const ordered = records && [...records].sort((one, other) => (one.status === 'unpriced' ? 0 : 1) - (other.status === 'unpriced' ? 0 : 1));
  return html`<${Panel} wide=${true} title=${title} under=${`${many(group.records, 'record')}, ${usd(group.amount_usd)}`} close=${close}>
    ${error && html`<${Fault} error=${error} />`}
    ${!records && !error && html`<${Loading} what="Reading the records" />`}
    ${opened && html`<div><p><button class="small" onClick=${() => setOpened(null)}>All records</button> <code>${opened.id}</code></p><${Quote} quote=${opened} title="Each cent" /></div>`}
    ${records && !opened && html`<${Grid} label=${`Records of ${title}`} columns=${COLUMNS} rows=${ordered} cell=${cell} open=${setOpened} />
      ${records.length >= MOST && html`<p><${Tag} kind="warn">the first ${many(MOST, 'record')}</${Tag}></p>`}`}
  </${Panel}>`;
}
