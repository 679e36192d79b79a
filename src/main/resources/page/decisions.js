// What was decided: found by time, level, rule and report; the record; the same decision taken again.
import { button, h, refill, when } from './dom.js';
import { call, patiently, Refusal } from './api.js';
import { problemNote } from './app.js';
import { levelChart, ruleChart } from './chart.js';
import { badge, LEVELS } from './levels.js';
import { ruleLink, whatIf } from './answer.js';
import { t } from './texts.js';

const PAGE = 200;
const SHOWN = 50;

let filters = {};

function filter(name, label, input) {
  input.id = `filter-${name}`;
  input.name = name;
  if (filters[name]) input.value = filters[name];
  return h('div', { class: 'field' }, h('label', { for: input.id }, label), input);
}

function address(cursor) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    query.set(name, name === 'since' || name === 'until' ? new Date(value).toISOString() : value);
  }
  query.set('limit', PAGE);
  if (cursor) query.set('cursor', cursor);
  return `/v1/decisions?${query}`;
}

async function list(main, given) {
  if (given) filters = given;
  const inputs = {
    since: h('input', { type: 'datetime-local' }), until: h('input', { type: 'datetime-local' }),
    urgency: h('select', {}, h('option', { value: '' }, t.decisions.every), LEVELS.map((level) => h('option', { value: level }, t.level.names[level]))),
    ruleId: h('input', { type: 'text', placeholder: t.decisions.ruleForm, pattern: '[A-Z]{1,3}-[0-9]{2}', autocomplete: 'off' }),
    reportId: h('input', { type: 'text', pattern: '[A-Za-z0-9._:\\-]{1,64}', maxlength: '64', autocomplete: 'off' }),
  };
  const found = h('div', { class: 'stack' });
  let decisions = [];
  let next;
  let rows = SHOWN;
  let turn = 0;

  // Of two searches the last one counts, whichever is answered first.
  async function load(more) {
    const mine = ++turn;
    if (!more) rows = SHOWN;
    try {
      const page = await call('GET', address(more ? next : undefined));
      if (mine !== turn) return;
      decisions = more ? [...decisions, ...page.decisions] : page.decisions;
      next = page.next;
      draw();
    } catch (problem) {
      if (mine === turn) refill(found, problemNote(problem));
    }
  }

  function draw() {
    if (decisions.length === 0 && !next) {
      refill(found, h('p', { class: 'note' }, t.decisions.none));
      return;
    }
    refill(found, h('p', { role: 'status' }, t.decisions.count(decisions.length, !next)),
      h('section', { class: 'panel' }, h('h2', {}, t.decisions.chart), levelChart(decisions)),
      h('section', { class: 'panel' }, h('h2', {}, t.decisions.ruleChart), ruleChart(decisions)),
      h('div', { class: 'scroll panel', tabindex: '0', role: 'region', 'aria-label': t.views.decisions.title }, h('table', {},
        h('thead', {}, h('tr', {}, [t.decisions.time, t.decisions.level, t.decisions.rules, t.decisions.report, t.decisions.caller, t.decisions.id]
          .map((name) => h('th', { scope: 'col' }, name)))),
        h('tbody', {}, decisions.slice(0, rows).map((each) => h('tr', {},
          h('td', {}, when(each.decidedAt)), h('td', {}, badge(each.urgency)), h('td', {}, each.ruleIds.join(', ')), h('td', {}, each.reportId ?? ''),
          h('td', {}, each.caller), h('td', {}, h('a', { href: `#/decisions/${each.decisionId}` }, each.decisionId))))))),
      next || decisions.length > rows ? h('p', {}, button(t.decisions.more, () => {
        rows += SHOWN;
        if (next && decisions.length < rows) load(true);
        else draw();
      }, { id: 'decisions-more' })) : undefined);
  }

  function search() {
    const wrong = Object.values(inputs).find((input) => !input.validity.valid);
    for (const input of Object.values(inputs)) input.removeAttribute('aria-invalid');
    if (wrong) {
      wrong.setAttribute('aria-invalid', 'true');
      wrong.focus();
      return;
    }
    filters = Object.fromEntries(Object.entries(inputs).filter(([, input]) => input.value.trim() !== '').map(([name, input]) => [name, input.value.trim()]));
    load(false);
  }

  const names = { since: t.decisions.since, until: t.decisions.until, urgency: t.decisions.level, ruleId: t.decisions.rule, reportId: t.decisions.report };
  const boxes = h('div', { class: 'filters', role: 'search', on: { keydown: (event) => {
    if (event.key === 'Enter' && event.target.tagName === 'INPUT') search();
  } } }, Object.entries(inputs).map(([name, input]) => filter(name, names[name], input)), button(t.decisions.search, search, { class: 'primary' }));
  const chain = h('div', { id: 'chain' });
  main.append(h('p', {}, t.decisions.intro), chain, boxes, found);
  await load(false);
  showChain(chain);
}

// For auditors alone; a caller who sees only their own decisions sees nothing of it.
async function showChain(place) {
  refill(place, h('p', { class: 'quiet', role: 'status' }, t.decisions.chainWait));
  try {
    const chain = await patiently('GET', '/v1/decisions/chain');
    // Before the first decision there is nothing that could hold.
    const isEmpty = chain.state === 'NOT_SOUND' && chain.records === 0 && chain.checkpoints === 0 && chain.problems?.length === 1;
    refill(place, h('div', { class: chain.state === 'NOT_SOUND' && !isEmpty ? 'note bad' : 'note', role: 'status' },
      h('p', { class: 'strong' }, isEmpty ? t.decisions.chainEmpty : t.decisions.chain[chain.state] ?? chain.state),
      chain.checkedAt ? h('p', { class: 'quiet' }, t.decisions.chainOf(chain.records, chain.checkpoints, chain.erased), ' ', when(chain.checkedAt)) : undefined,
      chain.problems?.length ? h('ul', {}, chain.problems.map((each) => h('li', {}, each))) : undefined));
  } catch (problem) {
    refill(place, problem instanceof Refusal && problem.status === 403 ? undefined : problemNote(problem));
  }
}

function json(title, value) {
  return value === undefined ? undefined : h('details', { class: 'panel', open: false }, h('summary', {}, h('h2', {}, title)),
    h('pre', { tabindex: '0' }, JSON.stringify(value, undefined, 2)));
}

function short(value) {
  return h('code', {}, value === undefined ? '–' : JSON.stringify(value));
}

function replayed(replay) {
  return h('div', { class: 'note' }, h('p', { class: 'strong' }, replay.identical ? t.decisions.same : t.decisions.differs),
    h('p', { class: 'row' }, replay.then.urgency ? badge(replay.then.urgency) : undefined, '→', replay.now.urgency ? badge(replay.now.urgency) : t.decisions.notAccepted),
    replay.differences.length === 0 ? undefined : h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t.decisions.differs }, h('table', {},
      h('thead', {}, h('tr', {}, [t.decisions.at, t.decisions.then, t.decisions.today].map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', {}, replay.differences.map((each) => h('tr', {}, h('td', {}, h('code', {}, each.pointer)), h('td', {}, short(each.then)), h('td', {}, short(each.now))))))));
}

async function one(main, id) {
  const record = await call('GET', `/v1/decisions/${encodeURIComponent(id)}`);
  const outcome = h('div', { role: 'status' });
  const again = (query) => async () => {
    refill(outcome, h('p', {}, t.decisions.wait));
    try {
      refill(outcome, replayed(await call('POST', `/v1/decisions/${encodeURIComponent(id)}/replay${query}`)));
    } catch (problem) {
      refill(outcome, problemNote(problem));
    }
  };
  const why = h('div', { role: 'status', id: 'explained' });
  async function explain() {
    refill(why, h('p', {}, t.try.explaining));
    try {
      const said = await call('GET', `/v1/decisions/${encodeURIComponent(id)}/explanation`);
      // What went wrong then is not explained: an answer that was raised by it is another one than the one that follows.
      const same = said.answer.urgency === record.answer?.urgency && said.answer.actWithinHours === record.answer?.actWithinHours;
      refill(why, same ? undefined : h('div', { class: 'note bad' }, h('p', { class: 'strong' }, t.decisions.explainsAnother),
        h('p', { class: 'row' }, badge(record.urgency, record.answer?.actWithinHours), '→', badge(said.answer.urgency, said.answer.actWithinHours))), whatIf(said));
    } catch (problem) {
      refill(why, problemNote(problem));
    }
  }
  const facts = [
    [t.decisions.id, h('code', {}, record.decisionId)], [t.decisions.decidedAt, when(record.decidedAt)], [t.decisions.reportedAt, when(record.reportedAt)],
    record.reportId && [t.decisions.report, record.reportId], [t.decisions.caller, record.caller], [t.decisions.complete, record.complete ? t.decisions.yes : t.decisions.no],
    [t.decisions.rules, h('span', { class: 'row' }, record.ruleIds.map((rule) => ruleLink(rule)))], [t.decisions.ruleSet, h('code', {}, record.ruleSetVersion)],
    [t.decisions.program, record.program], [t.decisions.sequence, String(record.sequence)], [t.decisions.hash, h('code', {}, record.hash)],
    [t.decisions.previousHash, h('code', {}, record.previousHash)], [t.decisions.contentHash, h('code', {}, record.contentHash)]];
  main.append(h('p', {}, h('a', { href: '#/decisions' }, `← ${t.decisions.back}`)),
    h('div', { class: 'stack' }, h('section', { class: 'panel' },
      h('p', { class: 'row' }, badge(record.urgency, record.answer?.actWithinHours), record.answer ? h('strong', {}, record.answer.headline) : undefined),
      record.erased ? h('p', { class: 'note' }, t.decisions.erased) : undefined,
      h('dl', {}, facts.filter(Boolean).map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]))),
    record.erased ? undefined : h('section', { class: 'panel' }, h('h2', {}, t.decisions.replay), h('p', { class: 'quiet' }, t.decisions.replayHow),
      h('div', { class: 'row' }, button(t.decisions.replayThen, again('')), button(t.decisions.replayNow, again('?ruleSet=live'))), outcome),
    record.erased ? undefined : h('section', { class: 'panel' }, h('h2', {}, t.decisions.explanation), h('p', { class: 'quiet' }, t.decisions.explanationHow),
      h('div', { class: 'row' }, button(t.decisions.explain, explain, { id: 'explain' })), why),
    json(t.decisions.reported, record.report), json(t.decisions.answered, record.answer)));
}

export async function show(main, [id, value]) {
  if (id === 'rule' && value) await list(main, { ruleId: value });
  else if (id) await one(main, id);
  else await list(main);
}
