// The service's public API, and nothing else: whatever the page does, a program can do as well.

/** What the service refused, in its own words. */
export class Refused extends Error {
  constructor(status, body) {
    super(body.detail || body.title || `The service answered ${status}.`);
    this.status = status;
    this.code = body.code || `http-${status}`;
    this.problems = body.problems || [];
    this.body = body;
  }
}

const signedOut = new Set();
/** Calls back whenever the service says that it does not know who asks. */
export const onSignedOut = (listener) => {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
};

async function refusal(response) {
  let body = {};
  try {
    body = await response.json();
  } catch {
    // A proxy in between may answer with something else.
  }
  if (response.status === 401) {
    signedOut.forEach((listener) => listener());
  }
  return new Refused(response.status, body);
}

/** Asks, and returns the response; throws Refused for what is not well. */
export async function ask(method, path, body, headers = {}) {
  let response;
  try {
    response = await fetch(path, { method, body, headers, credentials: 'same-origin' });
  } catch {
    throw new Refused(0, { code: 'not-reached', detail: 'The service cannot be reached. Is it still running?' });
  }
  if (!response.ok) {
    throw await refusal(response);
  }
  return response;
}

const parsed = async (response) => (response.status === 204 ? null : response.json());

export const get = async (path) => parsed(await ask('GET', path));
export const remove = async (path) => parsed(await ask('DELETE', path));
export const post = async (path, body = {}) =>
  parsed(await ask('POST', path, JSON.stringify(body), { 'Content-Type': 'application/json' }));
export const send = async (path, text) => parsed(await ask('POST', path, text));

/** A query string of what has a value, with its question mark. */
export function query(values) {
  const said = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return said.length ? `?${new URLSearchParams(said)}` : '';
}

/** Follows a job to its end; tells of each step. Resolves with its last status. */
export function follow(job, step) {
  return new Promise((resolve, reject) => {
    const events = new EventSource(`/v1/jobs/${encodeURIComponent(job.id)}/events`);
    const end = (event) => {
      events.close();
      resolve(JSON.parse(event.data));
    };
    events.addEventListener('progress', (event) => step(JSON.parse(event.data)));
    ['done', 'failed', 'cancelled'].forEach((name) => events.addEventListener(name, end));
    events.onerror = () => {
      if (events.readyState === EventSource.CLOSED) {
        reject(new Refused(0, { code: 'not-reached', detail: 'The connection that tells of progress was lost.' }));
      }
    };
  });
}
