import { ask, get, post } from './api.js';

// Edits go into a draft. Each says which commit of the draft it saw, so that nobody writes over what another wrote meanwhile.

const LAST = 'tokentariff.draft';

/** The draft that the last edit in this tab went into. */
export const lastDraft = () => sessionStorage.getItem(LAST) || '';
export const rememberDraft = (number) => sessionStorage.setItem(LAST, String(number));

export const drafts = () => get('/v1/drafts').then((found) => found.drafts);
export const draft = (number) => get(`/v1/drafts/${encodeURIComponent(number)}`);

const json = { 'Content-Type': 'application/json' };

/** Makes a draft. */
export async function begin(title, reason) {
  const made = await post('/v1/drafts', { title, reason });
  rememberDraft(made.number);
  return made;
}

/** Changes a draft that stands where it was seen; returns it as it is then. */
export async function edit(seen, path, body) {
  const response = await ask('POST', `/v1/drafts/${seen.number}/${path}`, JSON.stringify(body), { ...json, 'If-Match': `"${seen.commit}"` });
  rememberDraft(seen.number);
  return response.json();
}

const filePath = (path) => path.split('/').map(encodeURIComponent).join('/');

/** The text of a file of a draft. */
export const readFile = async (number, path) => (await ask('GET', `/v1/drafts/${number}/files/${filePath(path)}`)).text();

/** Keeps the text of a file in a draft that stands where it was seen. */
export async function keepFile(seen, path, text) {
  const response = await ask('PUT', `/v1/drafts/${seen.number}/files/${filePath(path)}`, text, { 'Content-Type': 'text/plain', 'If-Match': `"${seen.commit}"` });
  rememberDraft(seen.number);
  return response.json();
}

/** Everything wrong with a draft, with some of its files as they are being written. */
export const check = (number, files) => post(`/v1/drafts/${number}/check`, files ? { files } : {});
