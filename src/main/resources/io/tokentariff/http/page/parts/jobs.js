import { html, useEffect, useRef, useState } from '../core/html.js';
import { ask, follow, get, remove } from '../core/api.js';
import { bytes } from '../core/text.js';
import { Fault } from './states.js';

/** Begins a job and follows it to its end. */
export function useJob() {
  const [state, setState] = useState({});
  const turn = useRef(0);
  useEffect(() => () => {
    turn.current += 1;
  }, []);
  const run = async (path, body) => {
    turn.current += 1;
    const mine = turn.current;
    const set = (next) => mine === turn.current && setState(next);
    set({ job: null, running: true });
    try {
      const begun = await (await ask('POST', path, body)).json();
      set({ job: begun, running: true });
      const ended = await follow(begun, (job) => set({ job, running: true }));
      if (ended.state === 'failed') {
        set({ job: ended, error: { message: ended.message, code: ended.code } });
        return null;
      }
      set({ job: ended, running: false });
      return ended.state === 'done' ? ended : null;
    } catch (error) {
      set({ error });
      return null;
    }
  };
  const cancel = () => state.job && remove(`/v1/jobs/${state.job.id}`);
  return { ...state, run, cancel };
}

/** How far a job is, with a way to stop it. */
export function Progress({ of, what }) {
  if (of.error) {
    return html`<${Fault} error=${of.error} />`;
  }
  if (!of.running) {
    return of.job && of.job.state === 'cancelled' ? html`<div class="note"><p>Stopped. Nothing was changed.</p></div>` : null;
  }
  const { bytes_read: read = 0, bytes: all = 0 } = of.job || {};
  const percent = all ? Math.min(100, Math.floor((read / all) * 100)) : 0;
  return html`<div class="card stack">
    <p role="status">${what}: ${bytes(read)}${all ? ` of ${bytes(all)}` : ''}</p>
    <div class="progress" role="progressbar" aria-label=${what} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${percent}><span style=${{ width: `${percent}%` }}></span></div>
    <p><button class="small" onClick=${of.cancel}>Cancel</button></p>
  </div>`;
}

/** Reads a result of lines as it comes; each(record) may return false to stop. */
export async function eachLine(path, each) {
  const response = await ask('GET', path);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    const text = rest + (value || '');
    const lines = text.split('\n');
    rest = done ? '' : lines.pop();
    for (const line of lines) {
      if (line && each(JSON.parse(line)) === false) {
        await reader.cancel();
        return;
      }
    }
    if (done) {
      return;
    }
  }
}

export const usageSets = () => get('/v1/usage-sets').then((found) => found.usage_sets);
