import { useEffect, useState } from './html.js';

// Where one is stands behind the #, so that a link or a reload opens the same thing again.

export function here() {
  const [path, rest = ''] = location.hash.replace(/^#\/?/, '').split('?');
  return { path: path.split('/').filter(Boolean).map(decodeURIComponent), query: Object.fromEntries(new URLSearchParams(rest)) };
}

/** A link to somewhere in the page. */
export function to(path, values = {}) {
  const said = Object.entries(values).filter(([, value]) => value !== '' && value !== undefined && value !== null);
  const parts = [].concat(path).map(encodeURIComponent).join('/');
  return `#/${parts}${said.length ? `?${new URLSearchParams(said)}` : ''}`;
}

export const go = (path, values) => {
  location.hash = to(path, values);
};

/** Changes what the address says, without a step in the browser's history. */
export function say(values) {
  const { path, query } = here();
  history.replaceState(null, '', to(path, { ...query, ...values }));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

export function useRoute() {
  const [at, setAt] = useState(here);
  useEffect(() => {
    const moved = () => setAt(here());
    window.addEventListener('hashchange', moved);
    return () => window.removeEventListener('hashchange', moved);
  }, []);
  return at;
}
