import { html, useState } from '../core/html.js';
import { to } from '../core/route.js';

const SEEN = 'tokentariff.tour-seen';

const remembered = () => {
  try {
    return localStorage.getItem(SEEN) === 'yes';
  } catch {
    return false;
  }
};

/** Five sentences for who is here for the first time. */
export function Tour() {
  const [seen, setSeen] = useState(remembered);
  if (seen) {
    return null;
  }
  const done = () => {
    try {
      localStorage.setItem(SEEN, 'yes');
    } catch {
      // Then it is shown again.
    }
    setSeen(true);
  };
  return html`<aside class="tour" aria-label="First steps">
    <header><h2>New here? Five sentences.</h2><button class="small" onClick=${done}>Got it</button></header>
    <ol>
      <li>This grid is what every model costs: black prices stand in a table, violet ones are made by a rule, and a dash is no price at all.</li>
      <li><a href=${to('what-if', { model: 'gpt-4.1-mini', input: '1.2M', cached: '1M', output: '300k' })}>What-if</a> prices one request and shows each cent's arithmetic.</li>
      <li><a href=${to('usage', { set: 'example' })}>Usage</a> prices the example that came with the program, three months of 27,850 requests, and says what it could not price.</li>
      <li>To change a price, open it here and say from which day, who says so and why; nothing is live before a second person has approved it.</li>
      <li><a href=${to('rules')}>Rules</a> are sentences with their sources: no price is hidden in them.</li>
    </ol>
  </aside>`;
}
