import { html, useEffect, useLayoutEffect, useRef, useState } from '../core/html.js';

const ROW = 36;
const SPARE = 12;

/** Where a key leads to, or null if it leads nowhere. */
function moved(event, [row, column], rows, columns, page) {
  switch (event.key) {
    case 'ArrowDown': return [row + 1, column];
    case 'ArrowUp': return [row - 1, column];
    case 'ArrowRight': return [row, column + 1];
    case 'ArrowLeft': return [row, column - 1];
    case 'PageDown': return [row + page, column];
    case 'PageUp': return [row - page, column];
    case 'Home': return [event.ctrlKey ? 0 : row, 0];
    case 'End': return [event.ctrlKey ? rows - 1 : row, columns - 1];
    default: return null;
  }
}

const within = (at, most) => Math.max(0, Math.min(most, at));

/** Which rows can be seen; all of them on paper. */
function useWindow(box, rows) {
  const [seen, setSeen] = useState({ from: 0, until: 60 });
  const [paper, setPaper] = useState(false);
  useLayoutEffect(() => {
    const look = () => {
      const at = box.current;
      const from = Math.max(0, Math.floor(at.scrollTop / ROW) - SPARE);
      const until = Math.ceil((at.scrollTop + at.clientHeight) / ROW) + SPARE;
      setSeen((before) => (before.from === from && before.until === until ? before : { from, until }));
    };
    look();
    const node = box.current;
    const sizes = new ResizeObserver(look);
    node.addEventListener('scroll', look, { passive: true });
    sizes.observe(node);
    return () => {
      node.removeEventListener('scroll', look);
      sizes.disconnect();
    };
  }, [rows]);
  useEffect(() => {
    const before = () => setPaper(true);
    const after = () => setPaper(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return paper ? { from: 0, until: rows } : { from: seen.from, until: Math.min(rows, seen.until) };
}

/**
 * A table that the arrow keys walk: Home and End, with Ctrl the first and last row, Page Up and Down, Enter opens. Only the rows that
 * can be seen are there, so that it is as quick with 10,000 as with ten.
 *
 * columns: [{key, label, under, number, head}]; cell(row, column) → {text, kind, title, say, content}
 */
export function Grid({ label, columns, rows, cell, open, chosen, tall = true }) {
  const box = useRef(null);
  const [at, setAt] = useState([0, 0]);
  const follow = useRef(false);
  const seen = useWindow(box, rows.length);
  const last = [Math.max(0, rows.length - 1), columns.length - 1];
  const active = [within(at[0], last[0]), within(at[1], last[1])];
  const tab = active[0] >= seen.from && active[0] < seen.until ? active : [seen.from, active[1]];

  useLayoutEffect(() => {
    if (!follow.current) {
      return;
    }
    const node = box.current.querySelector('[tabindex="0"]');
    if (node && Number(node.dataset.row) === active[0]) {
      follow.current = false;
      node.focus({ preventScroll: true });
      node.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  });

  const walk = (next) => {
    const target = [within(next[0], last[0]), within(next[1], last[1])];
    const node = box.current;
    const top = target[0] * ROW;
    const head = node.querySelector('thead').offsetHeight;
    if (top < node.scrollTop) {
      node.scrollTop = top;
    } else if (top + ROW + head > node.scrollTop + node.clientHeight) {
      node.scrollTop = top + ROW + head - node.clientHeight;
    }
    follow.current = true;
    setAt(target);
  };

  const key = (event) => {
    if (event.target.dataset.row === undefined) {
      return;
    }
    const page = Math.max(1, Math.floor(box.current.clientHeight / ROW) - 2);
    const next = moved(event, active, rows.length, columns.length, page);
    if (next) {
      event.preventDefault();
      walk(next);
    } else if (open && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      open(rows[active[0]], columns[active[1]], event.target);
    }
  };

  const press = (event) => {
    const node = event.target.closest('[data-row]');
    if (!node) {
      return;
    }
    const place = [Number(node.dataset.row), Number(node.dataset.column)];
    setAt(place);
    node.focus({ preventScroll: true });
    if (open) {
      open(rows[place[0]], columns[place[1]], node);
    }
  };

  const line = (row, index) => html`<tr key=${index} aria-rowindex=${index + 2} class=${chosen && chosen(row) ? 'chosen' : ''}>
    ${columns.map((column, at) => {
      const shown = cell(row, column);
      const attributes = {
        'data-row': index, 'data-column': at, tabindex: tab[0] === index && tab[1] === at ? 0 : -1,
        class: `${column.number ? 'number' : ''} ${column.head ? 'stick' : ''} ${shown.kind || ''}`,
        title: shown.title, 'aria-label': shown.say,
      };
      const content = shown.content === undefined ? shown.text : shown.content;
      return column.head
        ? html`<th scope="row" ...${attributes}>${content}</th>`
        : html`<td ...${attributes}>${content}</td>`;
    })}
  </tr>`;

  const gap = (height) => height > 0 && html`<tr class="gap" aria-hidden="true"><td colspan=${columns.length} style=${{ height: `${height}px` }}></td></tr>`;

  return html`<div class=${`grid-box ${tall ? 'tall' : ''}`} ref=${box}>
    <table role="grid" class=${`grid ${open ? 'opens' : ''}`} aria-label=${label} aria-rowcount=${rows.length + 1} aria-colcount=${columns.length}
      onKeyDown=${key} onClick=${press}>
      <thead><tr aria-rowindex="1">
        ${columns.map((column) => html`<th scope="col" key=${column.key} class=${`${column.number ? 'number' : ''} ${column.head ? 'stick' : ''}`}>
          ${column.label}${column.under && html`<small>${column.under}</small>`}</th>`)}
      </tr></thead>
      <tbody>
        ${gap(seen.from * ROW)}
        ${rows.slice(seen.from, seen.until).map((row, index) => line(row, seen.from + index))}
        ${gap((rows.length - seen.until) * ROW)}
      </tbody>
    </table>
  </div>`;
}
