import { html, useEffect, useRef, useState } from '../core/html.js';
import { get } from '../core/api.js';
import { check, keepFile, readFile } from '../core/draft.js';
import { useDoing, useLoad } from '../core/load.js';
import { to } from '../core/route.js';
import { Fault, Loaded, Problems } from '../parts/states.js';
import { Code } from '../parts/code.js';

const QUIET = 700;

function Editor({ draft, path, text, line, changed }) {
  const [now, setNow] = useState(text);
  const [kept, setKept] = useState(text);
  const [problems, setProblems] = useState([]);
  const [checking, setChecking] = useState(false);
  const turn = useRef(0);
  const doing = useDoing();
  useEffect(() => {
    turn.current += 1;
    const mine = turn.current;
    const timer = setTimeout(async () => {
      setChecking(true);
      const report = await check(draft.number, { [path]: now }).catch((error) => ({ problems: error.problems || [] }));
      if (mine === turn.current) {
        setProblems(report.problems);
        setChecking(false);
      }
    }, QUIET);
    return () => clearTimeout(timer);
  }, [now]);
  const keep = async () => {
    const done = await doing.run(() => keepFile(draft, path, now));
    if (done) {
      setKept(now);
      changed(done);
    }
  };
  const here = problems.filter((each) => each.file === path);
  return html`<div class="card stack"><h2><code>${path}</code></h2>
    <${Code} text=${text} line=${line} change=${setNow} marks=${here} label=${`The text of ${path}`} />
    <p class="soft" role="status">${checking ? 'Checking…' : problems.length === 0 ? 'The check finds nothing.' : `${problems.length} found by the check, ${here.length} of them here.`}</p>
    ${problems.length > 0 && html`<${Problems} problems=${problems.slice(0, 12)} />`}
    ${doing.error && html`<${Fault} error=${doing.error} />`}
    <div class="actions"><button class="main" disabled=${doing.busy || now === kept} onClick=${keep}>Keep it in the draft</button>
      <a class="button" href=${to(['drafts', String(draft.number)])}>Back to the draft</a></div></div>`;
}

function Files({ draft }) {
  const rules = useLoad(() => get('/v1/rules'), []);
  return html`<div class="card stack"><h2>Files</h2><${Loaded} of=${rules}>${(data) => {
    const files = [...new Set(data.rules.map((rule) => rule.file))];
    return html`<ul>${files.map((file) => html`<li key=${file}><a href=${to(['drafts', String(draft.number), 'files', ...file.split('/')])}>${file}</a>
      ${' '}<a href=${to(['drafts', String(draft.number), 'files', ...file.replace(/\.drl$/, '.cases.yaml').split('/')])}>its cases</a></li>`)}</ul>`;
  }}</${Loaded}></div>`;
}

/** A file of a draft, with what the check says as one types. */
export function DraftFile({ draft, path, line, changed }) {
  const loaded = useLoad(() => (path ? readFile(draft.number, path) : Promise.resolve('')), [path]);
  return path ? html`<${Loaded} of=${loaded} what="Opening the file">${(text) => html`<${Editor} key=${path} draft=${draft} path=${path} text=${text} line=${line} changed=${changed} />`}</${Loaded}>`
    : html`<${Files} draft=${draft} />`;
}
