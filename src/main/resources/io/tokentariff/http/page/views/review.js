import { html, useContext, useState } from '../core/html.js';
import { post } from '../core/api.js';
import { useDoing } from '../core/load.js';
import { Session, includes } from '../core/session.js';
import { signed } from '../core/text.js';
import { Fault } from '../parts/states.js';
import { Field } from '../parts/form.js';
import { to } from '../core/route.js';

/** "+$8.88" and "8.88" are the same amount. */
const plain = (text) => text.trim().replace(/[+$,\s]/g, '').replace(/^−/, '-');

function Ask({ draft, impact, changed }) {
  const [typed, setTyped] = useState('');
  const [published, setPublished] = useState(null);
  const doing = useDoing();
  const right = impact && plain(typed) === impact.delta_usd;
  const publish = async (event) => {
    event.preventDefault();
    const done = right && await doing.run(() => post(`/v1/drafts/${draft.number}/publish`, { draft: draft.commit, base: draft.base, delta_usd: impact.delta_usd }));
    if (done) {
      setPublished(done);
      changed({ ...draft, state: 'published' });
    }
  };
  if (published) {
    return html`<div class="note good"><p>Published as <code>${published.revision.id.slice(0, 10)}</code>.</p></div>`;
  }
  if (!impact) {
    return html`<p>First see what it does to a bill, above: whoever approves types that amount.</p>`;
  }
  return html`<form class="stack" onSubmit=${publish}>
    <p>On the usage <b>${impact.set}</b> the bill changes by <b>${signed(impact.delta_usd)}</b>. Type that amount to show that you have seen it.</p>
    <${Field} label="Change of the bill in USD" value=${typed} set=${setTyped} required=${true} error=${typed && !right ? 'Not the amount above' : ''} />
    ${doing.error && html`<${Fault} error=${doing.error} />`}
    <p><button class="main" disabled=${!right || doing.busy}>Publish</button></p>
  </form>`;
}

/** A second person's yes to exactly what is shown here. */
export function Review({ draft, impact, changed }) {
  const who = useContext(Session);
  const own = draft.authors.includes(who.name);
  return html`<section class="card stack" aria-label="Review"><h2>Review</h2>
    ${own ? html`<p>You had a hand in it: it takes another person to approve it. Send them the link of this page.</p>`
      : includes(who.role, 'approver') ? html`<${Ask} draft=${draft} impact=${impact} changed=${changed} />`
        : html`<p>It waits for somebody with the role approver.</p>`}
    <p class="soft">Approved is exactly this commit on exactly this base; if either has moved meanwhile, nothing happens. What was in force before stays in the <a href=${to('history')}>history</a>, one click away.</p>
  </section>`;
}
