import { html, useEffect, useLayoutEffect, useRef } from '../core/html.js';

/** What is opened beside something; Escape closes it and leads back to where one was. */
export function Panel({ title, under, close, children, wide }) {
  const box = useRef(null);
  const back = useRef(document.activeElement);
  useLayoutEffect(() => {
    const node = back.current;
    box.current.focus({ preventScroll: true });
    return () => {
      if (node && node.isConnected) {
        node.focus({ preventScroll: true });
      }
    };
  }, []);
  useEffect(() => {
    const key = (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) {
        close();
      }
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [close]);
  return html`<section class=${`panel ${wide ? 'wide' : ''}`} role="region" aria-label=${title} tabindex="-1" ref=${box}>
    <header><div><h2>${title}</h2>${under && html`<p class="soft">${under}</p>`}</div>
      <button class="quiet" aria-label="Close" onClick=${close}>✕</button></header>
    <div class="panel-body" tabindex="0" role="group" aria-label=${`${title}, details`}>${children}</div>
  </section>`;
}

/** A question that has to be answered first. */
export function Dialog({ title, close, children }) {
  const box = useRef(null);
  useEffect(() => {
    const node = box.current;
    const back = document.activeElement;
    node.showModal();
    const first = node.querySelector('input, select, textarea');
    if (first) {
      first.focus();
    }
    return () => {
      node.close();
      if (back && back.isConnected) {
        back.focus({ preventScroll: true });
      }
    };
  }, []);
  const cancel = (event) => {
    event.preventDefault();
    close();
  };
  return html`<dialog ref=${box} aria-label=${title} onCancel=${cancel}>
    <header><h2>${title}</h2><button class="quiet" type="button" aria-label="Close" onClick=${close}>✕</button></header>
    ${children}
  </dialog>`;
}
