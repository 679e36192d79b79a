// Asks the service. The token is in memory alone: who reloads the page gives it again.

export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.title ?? String(status));
    this.status = status;
    this.problem = problem;
  }
}

let token = '';
let asking;
let askForToken = () => Promise.reject(new Error('no-frame'));

export function onUnknownCaller(ask) {
  askForToken = ask;
}

export function forgetToken() {
  token = '';
}

export function hasToken() {
  return token !== '';
}

export async function call(method, path, { body, signal, keepalive, as = 'json', headers: more } = {}) {
  for (;;) {
    const used = token;
    const headers = { Accept: as === 'blob' ? '*/*' : 'application/json', ...more };
    if (used) headers.Authorization = `Bearer ${used}`;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const response = await fetch(path, {
      method, headers, signal, keepalive, body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store', credentials: 'omit', redirect: 'error' });
    if (as === 'blob' && response.ok) return response.blob();
    const text = await response.text();
    if (response.status === 401) {
      if (used === token) {
        asking ??= askForToken(used !== '').finally(() => { asking = undefined; });
        token = await asking;
      }
    } else if (response.status === 202) {
      return undefined;
    } else if (response.ok) {
      return text ? JSON.parse(text) : {};
    } else {
      throw new Refusal(response.status, parsed(text));
    }
  }
}

const MOST_ASKED = 40;

// What takes long answers that it is at it, or busy, and goes on: the same is asked again.
export async function patiently(method, path, body, headers) {
  for (let asked = 0; ; asked++) {
    try {
      const said = await call(method, path, { body, headers });
      if (said !== undefined) return said;
      if (asked === MOST_ASKED) throw new Error('no-answer');
    } catch (problem) {
      if (!(problem instanceof Refusal) || problem.status !== 503 || asked === MOST_ASKED) throw problem;
    }
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

const kept = new Map();

// What stays the same as long as the rule set does. It is asked for once, and again after `forget`.
export function remembered(path) {
  if (!kept.has(path)) {
    kept.set(path, call('GET', path).catch((problem) => {
      kept.delete(path);
      throw problem;
    }));
  }
  return kept.get(path);
}

export function forget() {
  kept.clear();
}
