import { html, render, useEffect, useRef, useState } from './core/html.js';
import { get, onSignedOut, remove } from './core/api.js';
import { to, useRoute } from './core/route.js';
import { Session, includes } from './core/session.js';
import { shortRevision } from './core/text.js';
import { Fault, Head, Loading } from './parts/states.js';
import { Login } from './views/login.js';
import { VIEWS } from './views/all.js';

const START = 'rates';

function Side({ who, at, revision, leave }) {
  const groups = [...new Set(VIEWS.filter((view) => view.group).map((view) => view.group))];
  return html`<header class="side">
    <a class="brand" href=${to(START)}><img src="/page/icon.svg" alt="" />TokenTariff</a>
    <nav aria-label="Pages">
      ${groups.map((group) => html`<div key=${group}><h2>${group}</h2><ul>
        ${VIEWS.filter((view) => view.group === group && includes(who.role, view.role)).map((view) => html`<li key=${view.path}>
          <a class="item" href=${to(view.path)} aria-current=${view.path === at ? 'page' : undefined}>${view.title}</a></li>`)}
      </ul></div>`)}
    </nav>
    <div class="foot">
      ${revision && html`<span title=${revision}>Revision <code>${shortRevision(revision)}</code></span>`}
      <span>${who.name} <span class="soft">(${who.role})</span></span>
      ${who.name !== 'local' && html`<button class="small" onClick=${leave}>Log out</button>`}
    </div>
  </header>`;
}

function Page({ who, leave }) {
  const { path, query } = useRoute();
  const [revision, setRevision] = useState('');
  const main = useRef(null);
  const at = path[0] || START;
  const view = VIEWS.find((each) => each.path === at && includes(who.role, each.role));
  useEffect(() => {
    get('/v1/status').then((status) => setRevision(status.rulebook), () => {});
  }, [at, path[1]]);
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [at]);
  const skip = (event) => {
    event.preventDefault();
    main.current.focus();
  };
  return html`<${Session.Provider} value=${{ ...who, revision }}>
    <a class="skip" href="#main" onClick=${skip}>To the content</a>
    <div class="frame">
      <${Side} who=${who} at=${at} revision=${revision} leave=${leave} />
      <main class="content" id="main" tabindex="-1" ref=${main} key=${at}>
        ${view
          ? html`<${view.show} path=${path.slice(1)} query=${query} />`
          : html`<${Head} title="Not here" /><${Fault} error=${{ message: 'There is no such page, or it is not for your role.', code: 'not-found' }} />`}
      </main>
    </div>
  </${Session.Provider}>`;
}

function App() {
  const [who, setWho] = useState(null);
  const [error, setError] = useState(null);
  const look = () => get('/v1/session').then((found) => {
    setError(null);
    setWho(found);
  }, setError);
  useEffect(() => {
    look();
    return onSignedOut(() => setWho((now) => now && { name: '', role: 'anyone' }));
  }, []);
  const leave = () => remove('/v1/session').then(look, look);
  if (error) {
    return html`<div class="door"><${Fault} error=${error} again=${look} /></div>`;
  }
  if (!who) {
    return html`<div class="door"><${Loading} /></div>`;
  }
  return who.role === 'anyone' ? html`<${Login} done=${look} />` : html`<${Page} who=${who} leave=${leave} />`;
}

const root = document.getElementById('app');
root.textContent = '';
render(html`<${App} />`, root);
