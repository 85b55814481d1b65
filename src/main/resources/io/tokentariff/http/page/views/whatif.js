import { html, useEffect, useMemo, useState } from '../core/html.js';
import { ask, get, query as asked } from '../core/api.js';
import { useLoad } from '../core/load.js';
import { say } from '../core/route.js';
import { today, usd, whole } from '../core/text.js';
import { Empty, Fault, Head, Loaded, Loading } from '../parts/states.js';
import { Field } from '../parts/form.js';
import { Quote } from './quote.js';
import { Compare } from './compare.js';

const START = { model: 'gpt-4.1-mini', tier: 'standard', input: '1.2M', cached: '1M', output: '300k', region: '', context: '', project: '', at: '' };
const COUNTS = { input: 'input_tokens', cached: 'cached_input_tokens', written: 'cache_write_tokens', output: 'output_tokens', context: 'context_tokens', training: 'training_tokens', epochs: 'epochs' };
const NUMBER = 'A whole number such as 1,200, 300k or 1.2M';

/** The record that a form says, and which of its fields are no numbers. */
export function recordOf(said) {
  const record = { at: `${said.at || today()}T12:00:00Z`, model: said.model };
  const wrong = {};
  if (said.operation === 'training') {
    record.operation = 'training';
  } else if (said.tier) {
    record.service_tier = said.tier;
  }
  Object.entries(COUNTS).forEach(([name, field]) => {
    if (said[name]) {
      const digits = whole(said[name]);
      if (digits === null) {
        wrong[name] = NUMBER;
      } else {
        record[field] = Number(digits);
      }
    }
  });
  ['region', 'project'].forEach((name) => {
    if (said[name]) {
      record[name] = said[name];
    }
  });
  return { record, wrong };
}

const quoteBy = async (path, record) => (await ask('POST', path, JSON.stringify(record), { 'Content-Type': 'application/json' })).json();

/** What the form says, a moment after the last key. */
function useQuiet(value, millis = 250) {
  const text = JSON.stringify(value);
  const [quiet, setQuiet] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(text), millis);
    return () => clearTimeout(timer);
  }, [text]);
  return quiet;
}

function Answer({ path, record, title }) {
  const text = useQuiet(record);
  const loaded = useLoad(() => quoteBy(path, JSON.parse(text)), [path, text]);
  if (loaded.error) {
    return html`<${Fault} error=${loaded.error} />`;
  }
  return loaded.data ? html`<${Quote} quote=${loaded.data} title=${title} />` : html`<${Loading} what="Pricing" />`;
}

function Form({ said, wrong, models }) {
  const set = (name) => (value) => say({ [name]: value });
  const model = models.find((each) => each.model === said.model || each.also_called.includes(said.model));
  const tiers = model && model.tiers.length ? [...new Set([...model.tiers, 'batch'])] : ['standard', 'batch', 'flex', 'priority'];
  const training = said.operation === 'training';
  return html`<form class="card stack" onSubmit=${(event) => event.preventDefault()}>
    <h2>One request, or the sum of many</h2>
    <div class="fields pairs">
      <div class="whole"><${Field} label="Model" value=${said.model} set=${set('model')} list=${models.map((each) => each.model)} /></div>
      <${Field} label="Operation" value=${said.operation || 'inference'} set=${(word) => say({ operation: word === 'inference' ? '' : word })} choices=${['inference', 'training']} />
      ${training ? html`
        <${Field} label="Epochs" value=${said.epochs || ''} set=${set('epochs')} error=${wrong.epochs} inputmode="numeric" />
        <${Field} label="Training tokens" value=${said.training || ''} set=${set('training')} error=${wrong.training} />` : html`
        <${Field} label="Service tier" value=${said.tier} set=${set('tier')} choices=${tiers} />
        <${Field} label="Input tokens" value=${said.input || ''} set=${set('input')} error=${wrong.input} hint="cached ones included" />
        <${Field} label="of these, cached" value=${said.cached || ''} set=${set('cached')} error=${wrong.cached} />
        <${Field} label="Output tokens" value=${said.output || ''} set=${set('output')} error=${wrong.output} />
        <${Field} label="Context tokens" value=${said.context || ''} set=${set('context')} error=${wrong.context} hint="if more than the input" />
        <${Field} label="Residency region" value=${said.region || ''} set=${set('region')} hint="eu, us, …" />`}
      <${Field} label="Day" type="date" value=${said.at || today()} set=${set('at')} />
      <${Field} label="Project" value=${said.project || ''} set=${set('project')} hint="where terms are for one" />
    </div>
  </form>`;
}

/** Drafts that the same can be priced by. */
function useDrafts() {
  const loaded = useLoad(() => get('/v1/drafts').then((found) => found.drafts.filter((draft) => ['open', 'submitted'].includes(draft.state)), () => []), []);
  return loaded.data || [];
}

/** A request that has not happened: its price, explained; beside it the price by a draft. */
export function WhatIf({ query }) {
  const models = useLoad(() => get('/v1/models'), []);
  const drafts = useDrafts();
  const said = Object.keys(query).length ? { ...query } : START;
  const { record, wrong } = useMemo(() => recordOf(said), [JSON.stringify(said)]);
  const ready = record.model && Object.keys(wrong).length === 0;
  const draft = drafts.find((each) => String(each.number) === query.draft);
  useEffect(() => {
    if (Object.keys(query).length === 0) {
      say(START);
    }
  }, []);
  const copy = () => navigator.clipboard && navigator.clipboard.writeText(location.href);
  return html`<${Head} title="What-if" actions=${html`<button onClick=${copy}>Copy the link</button>`}>What a request would cost, with each cent's arithmetic. The address keeps it all: its link opens the same again.</${Head}>
    <${Loaded} of=${models} what="Reading the models">${(data) => html`<div class="columns">
      <div class="stack"><${Form} said=${said} wrong=${wrong} models=${data.models} />
        ${drafts.length > 0 && html`<div class="card"><${Field} label="Beside it, by the draft" value=${query.draft || ''} set=${(id) => say({ draft: id })}
          choices=${[['', 'none'], ...drafts.map((each) => [String(each.number), `${each.number}: ${each.title}`])]} /></div>`}</div>
      <div class="stack">
        ${ready ? html`<div class="two">
          <${Answer} path="/v1/quote" record=${record} title=${draft ? 'Costs now' : 'Costs'} />
          ${draft && html`<${Answer} path=${`/v1/drafts/${draft.number}/quote`} record=${record} title=${`By draft ${draft.number}`} />`}
        </div>` : html`<${Empty} title="Say what to price"><p>A model and some tokens are enough.</p></${Empty}>`}
        ${ready && record.operation !== 'training' && html`<${Compare} said=${said} record=${record} models=${data.models} />`}
      </div>
    </div>`}</${Loaded}>`;
}
