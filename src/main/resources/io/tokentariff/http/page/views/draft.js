import { html, useContext, useEffect, useRef, useState } from '../core/html.js';
import { get, post } from '../core/api.js';
import { check, draft as readDraft, edit } from '../core/draft.js';
import { useDoing, useLoad } from '../core/load.js';
import { to } from '../core/route.js';
import { Session, includes } from '../core/session.js';
import { many, shortRevision } from '../core/text.js';
import { Fault, Head, Loaded, Loading, Problems, Tag } from '../parts/states.js';
import { Changes } from '../parts/changes.js';
import { Field } from '../parts/form.js';
import { Dialog } from '../parts/panel.js';
import { Impact } from '../parts/impact.js';
import { DraftFile } from './file.js';
import { Review } from './review.js';
import { STATE, when } from './drafts.js';

const STEPS = [['open', 'Edit and check'], ['submitted', 'Review by a second person'], ['published', 'In force']];
const FEW = 20;

function Steps({ state }) {
  return html`<ol class="steps-row" aria-label="How far it is">${STEPS.map(([word, name]) => html`<li key=${word} aria-current=${word === state ? 'step' : undefined}>${name}</li>`)}</ol>`;
}

/** One value of a case that the draft makes another, to be looked at and taken over. */
function Failure({ failure, accept, busy }) {
  return html`<li class="note warn"><p><strong>${failure.name}</strong> <code>${failure.file}:${failure.line}</code></p>
    ${failure.says !== undefined && failure.value
      ? html`<p>says <b class="before">${failure.says}</b>, the draft gives <b class="after">${failure.gives}</b>
          ${accept && html` <button class="small" disabled=${busy} onClick=${() => accept(failure)}>Accept ${failure.gives}</button>`}</p>`
      : html`<p>${failure.sentence} ${accept && 'This one is changed in its file.'}</p>`}</li>`;
}

function Cases({ draft, mayEdit, changed }) {
  const loaded = useLoad(() => get(`/v1/drafts/${draft.number}/cases`), [draft.commit]);
  const doing = useDoing();
  const box = useRef(null);
  const accepted = useRef(false);
  useEffect(() => {
    // The button that was pressed is gone: go on at the next, or where the last one was.
    if (accepted.current && !loaded.loading) {
      accepted.current = false;
      (box.current.querySelector('button') || box.current).focus();
    }
  }, [loaded.loading]);
  const accept = async (failure) => {
    const { line, column } = failure.value;
    const done = await doing.run(() => edit(draft, 'cases/accept', { file: failure.file, line, column }));
    if (done) {
      accepted.current = true;
      changed(done);
    }
  };
  return html`<div class="stack" ref=${box} tabindex="-1"><${Loaded} of=${loaded} what="Running the cases">${({ failures }) => (failures.length === 0
    ? html`<div class="note good"><p>Every case of the rulebook holds.</p></div>`
    : html`<p><strong>${many(failures.length, 'case')} ${failures.length === 1 ? 'says' : 'say'} otherwise.</strong> Each is an amount that somebody wrote down once. Look at it; if the new one is meant, accept it.</p>
      ${doing.error && html`<${Fault} error=${doing.error} />`}
      <ul class="problems">${failures.slice(0, FEW).map((each) => html`<${Failure} key=${[each.file, each.line, each.value?.column, each.name].join(' ')} failure=${each} accept=${mayEdit && accept} busy=${doing.busy || loaded.loading} />`)}</ul>
      ${failures.length > FEW && html`<p class="soft">and ${many(failures.length - FEW, 'more')}</p>`}`)}</${Loaded}></div>`;
}

/** "A row of waivers.csv lets it pass: untried-row of …" */
const WAIVER = /waivers\.csv lets it pass: (\S+) of "(.*)"\.$/;
const WAIVERS = 'tables/waivers.csv';

/** Says of what the check found that it is meant, with a reason that stays. */
function Meant({ draft, problems, close, changed }) {
  const who = useContext(Session);
  const [reason, setReason] = useState('');
  const doing = useDoing();
  const save = async (event) => {
    event.preventDefault();
    const done = await doing.run(async () => {
      let now = draft;
      for (const problem of problems) {
        const [, code, of] = WAIVER.exec(problem.hint);
        now = await edit(now, 'rows', { file: WAIVERS, cells: { code, of, reason: reason.trim(), by: who.name } });
      }
      return now;
    });
    if (done) {
      close();
      changed(done);
    }
  };
  return html`<${Dialog} title="It is meant" close=${close}><form onSubmit=${save}>
    <ul>${problems.map((each) => html`<li key=${each.message}>${each.message}</li>`)}</ul>
    <p class="soft">Your reason is kept in waivers.csv, under your name, and whoever approves the draft reads it. Better still is a case that tries the row.</p>
    <${Field} label="Why it is meant" value=${reason} set=${setReason} required=${true} />
    ${doing.error && html`<${Fault} error=${doing.error} />`}
    <div class="ends"><button type="button" onClick=${close}>Cancel</button><button class="main" disabled=${doing.busy || !reason.trim()}>Let it pass</button></div>
  </form></${Dialog}>`;
}

function Checked({ draft, mayEdit, changed }) {
  const [meant, setMeant] = useState(null);
  const loaded = useLoad(() => check(draft.number), [draft.commit]);
  return html`<${Loaded} of=${loaded} what="Checking the rules">${(report) => {
    const problems = report.problems.filter((each) => each.code !== 'case-failed');
    return problems.length === 0 ? html`<div class="note good"><p>The check found nothing else: ${many(report.rules, 'rule')}, ${many(report.rows, 'row')}, ${many(report.cases.run, 'case')}.</p></div>`
      : html`<div class="stack"><${Problems} problems=${problems} />
        ${mayEdit && problems.some((each) => WAIVER.test(each.hint)) && html`<p><button class="small" onClick=${() => setMeant(problems.filter((each) => WAIVER.test(each.hint)))}>It is meant…</button></p>`}</div>`;
  }}</${Loaded}>
  ${meant && html`<${Meant} draft=${draft} problems=${meant} close=${() => setMeant(null)} changed=${changed} />`}`;
}

function Submit({ draft, changed }) {
  const doing = useDoing();
  const act = (path, body) => async () => {
    const done = await doing.run(() => post(`/v1/drafts/${draft.number}/${path}`, body));
    if (done) {
      changed(done);
    }
  };
  return html`<div class="card stack"><h2>Ready?</h2>
    <p>Submitted, it waits for somebody else's yes: whoever had a hand in it cannot approve it.</p>
    ${doing.error && html`<${Fault} error=${doing.error} />`}
    <div class="actions">
      ${draft.state === 'open' && html`<button class="main" disabled=${doing.busy} onClick=${act('submit', { draft: draft.commit })}>Submit for review</button>`}
      <button disabled=${doing.busy} onClick=${act('refresh', {})}>Bring up to date</button>
      <button class="danger" disabled=${doing.busy} onClick=${act('withdraw', {})}>Give it up</button></div></div>`;
}

function Whole({ draft, changed }) {
  const who = useContext(Session);
  // What waits for a second person's yes is frozen for all but who wrote it: a change opens it again.
  const mayEdit = includes(who.role, 'editor') && (draft.state === 'open' || (draft.state === 'submitted' && draft.authors.includes(who.name)));
  const live = ['open', 'submitted'].includes(draft.state);
  const [impact, setImpact] = useState(null);
  const diff = useLoad(() => get(`/v1/drafts/${draft.number}/diff`), [draft.commit]);
  return html`<div class="stack">
    <div class="card stack"><h2>What changes</h2><${Loaded} of=${diff} what="Comparing">${(found) => html`<${Changes} changes=${found.changes} />`}</${Loaded}>
      ${mayEdit && html`<p class="actions"><a class="button small" href=${to('rates')}>Change another price</a> <a class="button small" href=${to('tables', { draft: draft.number })}>Change a table</a>
        <a class="button small" href=${to(['drafts', String(draft.number), 'files'])}>Change a rule or case file</a> <a class="button small" href=${to('what-if', { model: 'gpt-4.1-mini', tier: 'standard', input: '1.2M', cached: '1M', output: '300k', draft: draft.number })}>Try it in What-if</a></p>`}</div>
    ${live && html`<div class="card stack"><h2>Does it hold?</h2><${Cases} draft=${draft} mayEdit=${mayEdit} changed=${changed} /><${Checked} draft=${draft} mayEdit=${mayEdit} changed=${changed} /></div>`}
    ${live && includes(who.role, 'pricer') && html`<div class="card stack"><h2>What it does to a bill</h2><${Impact} key=${draft.commit} number=${draft.number} impact=${impact && impact.commit === draft.commit ? impact : null}
      found=${(result) => setImpact({ ...result, commit: draft.commit })} /></div>`}
    ${mayEdit && html`<${Submit} draft=${draft} changed=${changed} />`}
    ${draft.state === 'submitted' && html`<${Review} draft=${draft} impact=${impact && impact.commit === draft.commit ? impact : null} changed=${changed} />`}
  </div>`;
}

/** A draft: what it changes, whether it holds, its dollars, and its way into force. */
export function Draft({ number, rest, query }) {
  const loaded = useLoad(() => readDraft(number), [number]);
  const [now, setNow] = useState(null);
  const draft = now || loaded.data;
  const state = useRef(null);
  useEffect(() => {
    if (draft && state.current && state.current !== draft.state) {
      document.querySelector('h1').focus();
    }
    state.current = draft?.state;
  }, [draft?.state]);
  if (!draft) {
    return loaded.error ? html`<${Fault} error=${loaded.error} again=${loaded.again} />` : html`<${Loading} what="Opening the draft" />`;
  }
  return html`<${Head} title=${`Draft ${draft.number}: ${draft.title}`}>
      <${Tag} kind=${STATE[draft.state]}>${draft.state}</${Tag}> by ${draft.authors.join(', ')}, ${when(draft.changed)} UTC, <code>${shortRevision(draft.commit)}</code><br />${draft.reason}</${Head}>
    <${Steps} state=${draft.state} />
    ${rest[0] === 'files' ? html`<${DraftFile} draft=${draft} path=${rest.slice(1).join('/')} line=${Number(query.line) || 0} changed=${setNow} />`
      : html`<${Whole} draft=${draft} changed=${setNow} />`}`;
}
