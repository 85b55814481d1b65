import { html } from '../core/html.js';

let made = 0;
const ids = new Map();
const idOf = (label) => {
  if (!ids.has(label)) {
    made += 1;
    ids.set(label, `field-${made}`);
  }
  return ids.get(label);
};

/** A labelled field: input, select (with choices) or text area. */
export function Field({ label, hint, value, set, choices, list, type = 'text', area, error, required, key, ...rest }) {
  const id = idOf(label);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const shared = {
    id, required, 'aria-describedby': described, 'aria-invalid': error ? 'true' : undefined, ...rest,
  };
  const input = (event) => set(event.target.value);
  const control = () => {
    if (choices) {
      return html`<select ...${shared} value=${value} onChange=${input}>
        ${choices.map((each) => {
          const [word, name] = [].concat(each, each);
          return html`<option value=${word} selected=${word === value}>${name}</option>`;
        })}
      </select>`;
    }
    return area
      ? html`<textarea ...${shared} rows=${area} value=${value} onInput=${input}></textarea>`
      : html`<input ...${shared} type=${type} value=${value} list=${list && `${id}-list`} onInput=${input} autocomplete="off" />`;
  };
  return html`<div class=${`field ${error ? 'wrong' : ''}`}>
    <label for=${id}>${label}${required && html`<span class="soft"> (needed)</span>`}</label>
    ${control()}
    ${list && html`<datalist id=${`${id}-list`}>${list.map((each) => html`<option value=${each}></option>`)}</datalist>`}
    ${hint && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
    ${error && html`<p class="hint bad" id=${`${id}-error`}>${error}</p>`}
  </div>`;
}

/** A choice of one of a few, as buttons side by side. */
export function Choice({ label, value, set, choices }) {
  return html`<div class="choice" role="group" aria-label=${label}>
    ${choices.map(([word, name]) => html`<button type="button" aria-pressed=${word === value ? 'true' : 'false'} onClick=${() => set(word)}>${name}</button>`)}
  </div>`;
}

export function Check({ label, value, set }) {
  return html`<label class="check"><input type="checkbox" checked=${value} onChange=${(event) => set(event.target.checked)} /> ${label}</label>`;
}
