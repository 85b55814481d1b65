import { html, useEffect } from '../core/html.js';

/** What is refused, with its code and, where a rulebook is wrong, each place. */
export function Fault({ error, again }) {
  return html`<div class="note bad" role="alert">
    <p><strong>${error.message}</strong> <code>${error.code || 'fault'}</code></p>
    ${error.problems && error.problems.length > 0 && html`<${Problems} problems=${error.problems} />`}
    ${again && html`<p><button class="small" onClick=${again}>Try again</button></p>`}
  </div>`;
}

/** Problems of a rulebook, each with its place and what to do. */
export function Problems({ problems }) {
  return html`<ul class="problems">
    ${problems.map((each) => html`<li key=${each.file + each.line + each.code + each.message}>
      <span class=${`tag ${each.severity === 'error' ? 'bad' : 'warn'}`}>${each.severity}</span>${' '}
      ${each.file && html`<code>${each.file}${each.line ? `:${each.line}` : ''}</code>`}${' '}
      ${each.message} ${each.hint && html`<span class="soft">${each.hint}</span>`} <code class="soft">${each.code}</code>
    </li>`)}
  </ul>`;
}

export const Loading = ({ what = 'Loading' }) => html`<div class="loading" role="status">
  <span class="spinner" aria-hidden="true"></span>${what}…
</div>`;

export const Empty = ({ title, children }) => html`<div class="empty"><h2>${title}</h2>${children}</div>`;

/** Shows what was loaded, or how far that is. */
export function Loaded({ of, what, children }) {
  if (of.error) {
    return html`<${Fault} error=${of.error} again=${of.again} />`;
  }
  return of.data === undefined ? html`<${Loading} what=${what} />` : children(of.data);
}

/** What a view is called, and what it is for. */
export function Head({ title, children, actions }) {
  useEffect(() => {
    document.title = `${title} · TokenTariff`;
  }, [title]);
  return html`<header class="head">
    <div><h1 tabindex="-1">${title}</h1>${children && html`<p class="soft">${children}</p>`}</div>
    ${actions && html`<div class="actions">${actions}</div>`}
  </header>`;
}

export const Tag = ({ kind = '', children, title }) => html`<span class=${`tag ${kind}`} title=${title}>${children}</span>`;
