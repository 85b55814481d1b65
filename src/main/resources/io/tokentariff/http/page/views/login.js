import { html, useEffect, useState } from '../core/html.js';
import { send } from '../core/api.js';
import { useDoing } from '../core/load.js';
import { Fault } from '../parts/states.js';
import { Field } from '../parts/form.js';

/** Who are you? */
export function Login({ done }) {
  const [token, setToken] = useState('');
  const doing = useDoing();
  useEffect(() => {
    document.title = 'Log in · TokenTariff';
  }, []);
  const enter = async (event) => {
    event.preventDefault();
    if (await doing.run(() => send('/v1/session', token.trim()))) {
      done();
    }
  };
  return html`<main class="door"><form onSubmit=${enter}>
    <h1 class="brand"><img src="/page/icon.svg" alt="" />TokenTariff</h1>
    <p class="soft">What usage of language models costs, by rules that you can read. Log in with the token you were given.</p>
    <${Field} label="Token" type="password" value=${token} set=${setToken} required=${true}
      hint=${html`An administrator makes one: <code>tariff serve token add NAME</code>`} />
    ${doing.error && html`<${Fault} error=${doing.error} />`}
    <button class="main" disabled=${doing.busy || !token.trim()}>Log in</button>
  </form></main>`;
}
