import { html, useEffect, useRef, useState } from '../core/html.js';

const ready = new Map();

/** Loads a script of a vendor once; such scripts are not modules. */
export function script(path) {
  if (!ready.has(path)) {
    ready.set(path, new Promise((resolve, reject) => {
      const node = document.createElement('script');
      node.src = path;
      node.onload = resolve;
      node.onerror = () => reject(new Error(`${path} could not be loaded.`));
      document.head.append(node);
    }));
  }
  return ready.get(path);
}

/** Loads a style sheet of a vendor once. */
export function sheet(path) {
  if (!ready.has(path)) {
    ready.set(path, new Promise((resolve, reject) => {
      const node = document.createElement('link');
      node.rel = 'stylesheet';
      node.href = path;
      node.onload = resolve;
      node.onerror = () => reject(new Error(`${path} could not be loaded.`));
      document.head.append(node);
    }));
  }
  return ready.get(path);
}

const UPLOT = '/page/vendor/uplot-1.6.32/';
const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** Changes whenever the screen turns dark or light. */
export function useDark() {
  const [now, setNow] = useState(dark.matches);
  useEffect(() => {
    const turned = () => setNow(dark.matches);
    dark.addEventListener('change', turned);
    return () => dark.removeEventListener('change', turned);
  }, []);
  return now;
}

/** Lines over one axis; what it shows stands in words beside it. marks: [{at, text}] are lines across. */
export function Lines({ label, x, series, marks = [], xLabel, height = 280 }) {
  const box = useRef(null);
  const night = useDark();
  useEffect(() => {
    let plot;
    let gone = false;
    let sizes;
    Promise.all([script(`${UPLOT}uPlot.js`), sheet(`${UPLOT}uPlot.css`)]).then(() => {
      if (gone) {
        return;
      }
      const style = getComputedStyle(document.documentElement);
      const ink = (name) => style.getPropertyValue(name).trim();
      const axis = { stroke: ink('--soft'), grid: { stroke: ink('--line'), width: 1 }, ticks: { stroke: ink('--line') }, font: '12px system-ui' };
      const draw = (chart) => {
        const area = chart.ctx;
        marks.forEach((mark) => {
          const at = chart.valToPos(mark.at, 'x', true);
          area.save();
          area.strokeStyle = ink('--warn');
          area.setLineDash([6, 4]);
          area.beginPath();
          area.moveTo(at, chart.bbox.top);
          area.lineTo(at, chart.bbox.top + chart.bbox.height);
          area.stroke();
          area.restore();
        });
      };
      plot = new window.uPlot({
        width: box.current.clientWidth,
        height,
        legend: { live: false },
        cursor: { show: false },
        scales: { x: { time: false } },
        axes: [{ ...axis, label: xLabel, labelFont: '12px system-ui', values: (_, all) => all.map((each) => each.toLocaleString('en-US')) },
          { ...axis, size: 74, values: (_, all) => all.map((each) => `$${Number(each.toPrecision(6))}`) }],
        series: [{}, ...series.map((each, at) => ({ label: each.label, stroke: ink(`--line-${at + 1}`), width: 2, dash: at ? [10, 2 + 2 * at] : undefined, points: { show: false } }))],
        hooks: { draw: [draw] },
      }, [x, ...series.map((each) => each.values)], box.current);
      sizes = new ResizeObserver(() => plot.setSize({ width: box.current.clientWidth, height }));
      sizes.observe(box.current);
    });
    return () => {
      gone = true;
      if (sizes) {
        sizes.disconnect();
      }
      if (plot) {
        plot.destroy();
      }
    };
  }, [x, series, marks, night]);
  return html`<div class="chart" role="img" aria-label=${label} ref=${box}></div>`;
}

/** A price over time, in steps, small. steps: [{from, price}], oldest first. */
export function Steps({ steps }) {
  const width = 360;
  const height = 90;
  const start = Date.parse(steps.find((each) => each.from)?.from ?? '2025-01-01') - 90 * 86400000;
  const end = Math.max(Date.now(), Date.parse(steps[steps.length - 1].from ?? '2025-01-01') + 60 * 86400000);
  const most = Math.max(...steps.map((each) => Number(each.price))) || 1;
  const across = (time) => Math.round(8 + ((time - start) / (end - start)) * (width - 16));
  const down = (price) => Math.round(height - 22 - (Number(price) / most) * (height - 46));
  const points = steps.map((each, at) => {
    const from = across(each.from ? Date.parse(each.from) : start);
    const until = across(steps[at + 1] ? Date.parse(steps[at + 1].from) : end);
    return { ...each, left: from, right: until, y: down(each.price) };
  });
  const path = points.map((each, at) => `${at ? 'L' : 'M'}${each.left} ${each.y}L${each.right} ${each.y}`).join('');
  return html`<svg class="steps" viewBox=${`0 0 ${width} ${height}`} role="img"
    aria-label=${steps.map((each) => `${each.price} ${each.from ? `from ${each.from}` : 'since ever'}`).join('; ')}>
    <path d=${path} fill="none" />
    ${points.map((each) => html`<g key=${each.left}><circle cx=${each.left} cy=${each.y} r="3.5" />
      <text x=${each.left} y=${each.y - 9}>${each.price}</text>
      <text class="day" x=${each.left} y=${height - 4}>${each.from || ''}</text></g>`)}
  </svg>`;
}

/** Bars beside each other, each with its words; rows: [{label, value (for its length), text}] */
export function Bars({ rows, label }) {
  const most = Math.max(...rows.map((each) => Math.abs(each.value)), Number.MIN_VALUE);
  return html`<table class="bars" aria-label=${label}><tbody>
    ${rows.map((each) => html`<tr key=${each.label}><th scope="row">${each.label}</th>
      <td class="track"><span class=${`bar ${each.kind || ''}`} style=${{ width: `${(Math.abs(each.value) / most) * 100}%` }}></span></td>
      <td class="number">${each.text}</td></tr>`)}
  </tbody></table>`;
}

/** Days as columns that can be walked with the eye; every day has its words. */
export function Days({ days, label }) {
  const most = Math.max(...days.map((each) => each.value), Number.MIN_VALUE);
  return html`<figure class="days"><div class="day-bars" role="img" aria-label=${label}>
    ${days.map((each) => html`<span key=${each.day} title=${`${each.day}: ${each.text}`} style=${{ height: `${Math.max(1, (each.value / most) * 100)}%` }}></span>`)}
  </div><figcaption><span>${days[0]?.day}</span><span>${days[days.length - 1]?.day}</span></figcaption></figure>`;
}
