// Which rules decide, and whether what they need is there.
import { button, h, marked, refill, when } from './dom.js';
import { badge } from './levels.js';
import { call, hasToken, patiently, Refusal } from './api.js';
import { problemNote } from './app.js';
import { t } from './texts.js';

const AGAIN_MILLIS = 5000;
const PATIENCE_MILLIS = 10000;

function version(text) {
  return h('code', { title: text }, `${text.slice(0, 19)}…`);
}

function pairs(list) {
  return h('dl', {}, list.filter(Boolean).map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
}

function card(title, ...content) {
  return h('section', { class: 'panel' }, h('h2', {}, title), content);
}

function problems(list) {
  if (list.length === 0) return h('p', {}, t.status.noProblems);
  return h('div', { class: 'scroll', id: 'problems', tabindex: '0', role: 'region', 'aria-label': t.status.problems }, h('table', {},
    h('thead', {}, h('tr', {}, [t.status.code, t.status.place, t.status.what, t.status.help].map((name) => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, list.map((problem) => h('tr', {}, h('td', {}, problem.code),
      h('td', {}, [problem.file, problem.line, problem.column].filter(Boolean).join(':')), h('td', {}, problem.what), h('td', {}, problem.help ?? ''))))));
}

function reports(title, list) {
  return list ? [h('p', { class: 'quiet' }, title), list.map((each) => h('p', {}, badge(each.urgency, each.actWithinHours), ' ',
    h('code', { class: 'wrap' }, each.report)))] : undefined;
}

// How many claims of a kind hold, and whole those that hold not, or but for what a rule names.
function proved(said) {
  const kinds = new Map();
  for (const each of said.claims) {
    const [holds, all] = kinds.get(each.kind) ?? [0, 0];
    kinds.set(each.kind, [holds + (each.holds ? 1 : 0), all + 1]);
  }
  const odd = said.claims.filter((each) => !each.holds);
  return [h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t.status.proofs }, h('table', {},
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t.status.claims), h('th', { scope: 'col', class: 'number' }, t.status.hold), h('th', { scope: 'col', class: 'number' }, t.status.ofAll))),
    h('tbody', {}, [...kinds].map(([kind, [holds, all]]) => h('tr', {}, h('th', { scope: 'row' }, kind),
      h('td', { class: 'number' }, String(holds)), h('td', { class: 'number' }, String(all))))))),
  odd.map((each) => h('div', { class: 'note' }, h('p', { class: 'strong' }, each.notDecided ? t.status.notDecided : t.status.not, ': ', marked(each.claim)),
    reports(t.status.against, each.reports), (each.problems ?? []).map((one) => h('p', {}, one)), each.notDecided ? h('p', {}, each.notDecided) : undefined)),
  h('p', { class: 'quiet' }, t.status.provedFor(said.ruleSetVersion.slice(0, 19)), ' ', when(said.provedAt))];
}

async function log() {
  try {
    const page = await call('GET', '/v1/decisions?limit=1', { signal: AbortSignal.timeout(PATIENCE_MILLIS) });
    return [t.status.logs.answers, page.decisions[0]?.decidedAt];
  } catch (problem) {
    return [problem instanceof Refusal && problem.status === 403 ? t.status.logs.refused : t.status.logs.down];
  }
}

export async function show(main) {
  const state = h('p', { class: 'state', role: 'status' });
  const cards = h('div', { class: 'grid' });
  const wide = h('div', { class: 'stack' });
  let timer;
  let over = false;

  async function look() {
    const [status, [answers, last]] = await Promise.all([call('GET', '/v1/rules/status', { signal: AbortSignal.timeout(PATIENCE_MILLIS) }), log()]);
    if (over) return;
    const said = t.status.states[status.state] ?? status.state;
    if (state.textContent !== said) state.textContent = said;
    refill(cards,
      card(t.status.live, status.live ? pairs([[t.status.version, version(status.live.version)], [t.status.since, when(status.live.activatedAt)],
        [t.status.count, String(status.live.rules)]]) : h('p', {}, t.status.states.NONE)),
      card(t.status.candidate, status.candidate ? undefined : h('p', {}, t.status.noCandidate), pairs([
        status.candidate && [t.status.version, version(status.candidate.version)], status.candidate && [t.status.read, when(status.candidate.readAt)],
        [t.status.checked, t.status.stale(status.staleSeconds)]])),
      card(t.status.log, pairs([[t.status.log, answers], last && [t.status.last, when(last)]])),
      card(t.status.lastError, status.lastError ? pairs([[when(status.lastError.at), status.lastError.message]]) : h('p', {}, t.status.noError)));
    refill(wide, card(`${t.status.problems}: ${status.problems.length}`, problems(status.problems)),
      status.storeProblem ? card(t.status.store, h('p', {}, status.storeProblem)) : undefined);
  }

  function soon() {
    timer = setTimeout(() => look().catch((problem) => {
      // What was read before may be true no longer.
      state.textContent = t.status.unknown;
      refill(cards);
      refill(wide, problemNote(problem));
    }).finally(() => over || soon()), AGAIN_MILLIS);
  }

  const proofs = h('div', { class: 'stack', id: 'proofs' });
  async function prove() {
    refill(proofs, h('p', { role: 'status' }, t.status.proving));
    try {
      refill(proofs, proved(await patiently('GET', '/v1/rules/proofs')));
    } catch (problem) {
      refill(proofs, problemNote(problem));
    }
  }

  main.append(h('p', {}, t.status.intro), h('div', { class: 'note' }, state), cards,
    h('div', { class: 'stack' }, wide, h('section', { class: 'panel' }, h('h2', {}, t.status.proofs), h('p', { class: 'quiet' }, t.status.proofsWhat),
      h('p', {}, button(t.status.prove, prove, { id: 'prove' })), proofs)),
    h('section', { class: 'panel links' }, h('h2', {}, t.status.links), h('ul', { class: 'plain' },
      h('li', {}, h('a', { href: '/q/openapi' }, t.status.contract)),
      // A link comes without the token.
      hasToken() ? undefined : h('li', {}, h('a', { href: '/v1/vocabulary' }, t.status.vocabulary)),
      h('li', {}, t.status.metrics)), h('p', { class: 'quiet' }, t.status.refreshed)));
  await look();
  soon();
  return () => {
    over = true;
    clearTimeout(timer);
  };
}
