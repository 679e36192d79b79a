// The rule book: found by topic, level, symptom and words; one rule in plain words beside its text.
import { h, refill, svg, when } from './dom.js';
import { call, remembered } from './api.js';
import { badge, LEVELS } from './levels.js';
import { cases, files, isAbout, names, ruleText, signs, text, thresholds, valuesIn } from './rulebook.js';
import { t } from './texts.js';

const MOST_CASES = 12;
const MOST_LATELY = 10;

let filters = { words: '', topic: '', level: '', symptom: '' };

function topicOf(card) {
  return card.file.split('/')[0].replace(/\.drl$/, '');
}

function haystack(card) {
  return [card.id, card.title, card.reason, card.advice, card.source, card.infers, ...(card.asks ?? [])].join(' ').toLowerCase();
}

function mark(card) {
  return card.urgency ? badge(card.urgency, card.actWithinHours) : h('span', { class: 'quiet' }, t.rules.kinds[card.kind] ?? card.kind);
}

function select(id, label, options, change) {
  const box = h('select', { id, on: { change: () => change(box.value) } }, h('option', { value: '' }, t.rules.every),
    options.map(([value, said]) => h('option', { value, selected: filters[id.slice(6)] === value }, said)));
  return h('div', { class: 'field' }, h('label', { for: id }, label), box);
}

async function drlByFile(cards) {
  const there = new Set(await files());
  const wanted = [...new Set(cards.map((card) => card.file))].filter((name) => there.has(name));
  return new Map(await Promise.all(wanted.map(async (name) => [name, await text(name)])));
}

async function list(main) {
  const [{ rules }, words] = await Promise.all([remembered('/v1/rules'), remembered('/v1/vocabulary')]);
  const cards = rules.map((card) => ({ card, all: haystack(card) }));
  const shown = h('div', {});
  const count = h('p', { class: 'quiet', role: 'status' });
  let turn = 0;

  async function draw() {
    const mine = ++turn;
    const parts = filters.words.toLowerCase().split(/\s+/).filter(Boolean);
    const symptom = words.symptoms.find((word) => word.code === filters.symptom);
    const drl = symptom ? await drlByFile(rules) : new Map();
    if (mine !== turn) return;
    const left = cards.filter(({ card, all }) => parts.every((part) => all.includes(part))
      && (!filters.topic || topicOf(card) === filters.topic) && (!filters.level || card.urgency === filters.level)
      && (!symptom || (drl.has(card.file) ? isAbout(ruleText(drl.get(card.file), card.line), symptom) : all.includes(symptom.label.toLowerCase()))))
      .map(({ card }) => card);
    const topics = Map.groupBy ? Map.groupBy(left, topicOf) : left.reduce((map, card) => map.set(topicOf(card), [...(map.get(topicOf(card)) ?? []), card]), new Map());
    count.textContent = t.rules.shown(left.length, rules.length);
    const sought = Object.values(filters).some((value) => value !== '');
    shown.replaceChildren(...[...topics].map(([topic, some]) => h('details', { class: 'panel topic', open: sought },
      h('summary', {}, h('h2', {}, topic.replaceAll('-', ' ')), ` ${t.rules.some(some.length)}`), h('ul', { class: 'rulelist' }, some.map((card) => h('li', {}, h('a', { href: `#/rules/${card.id}` },
        h('span', { class: 'id' }, card.id), h('span', {}, card.title), mark(card))))))));
  }

  function set(name) {
    return (value) => {
      filters = { ...filters, [name]: value };
      draw();
    };
  }

  const search = h('input', { type: 'search', id: 'rules-search', value: filters.words, autocomplete: 'off', on: { input: () => set('words')(search.value) } });
  const topics = [...new Set(rules.map(topicOf))].map((topic) => [topic, topic.replaceAll('-', ' ')]);
  const symptoms = [...words.symptoms].sort((a, b) => a.label.localeCompare(b.label)).map((word) => [word.code, word.label]);
  main.append(h('p', {}, t.rules.intro), h('div', { class: 'filters', role: 'search' },
    h('div', { class: 'field' }, h('label', { for: 'rules-search' }, t.rules.search), search),
    select('rules-topic', t.rules.topic, topics, set('topic')),
    select('rules-level', t.rules.level, LEVELS.map((level) => [level, t.level.names[level]]), set('level')),
    select('rules-symptom', t.rules.symptom, symptoms, set('symptom'))), count, shown);
  await draw();
}

// --- One rule ---

function numberLine({ field, sign, value }, range, dots) {
  const points = [value, ...dots];
  const span = Math.max(Math.max(...points) - Math.min(...points), value * 0.5, 1);
  const low = Math.max(range?.min ?? 0, Math.floor(Math.min(...points) - span * 0.15));
  const high = Math.min(range?.max ?? Infinity, Math.ceil(Math.max(...points) + span * 0.15));
  const x = (number) => 20 + ((number - low) / Math.max(high - low, 1)) * 440;
  const stacked = new Map();
  const unit = range?.unit ? ` ${range.unit}` : '';
  const drawn = dots.map((dot) => {
    const level = stacked.get(dot) ?? 0;
    stacked.set(dot, level + 1);
    return level > 3 ? undefined : svg('circle', { cx: x(dot), cy: 38 - level * 8, r: 3.5, class: 'dot' });
  });
  const seen = [...new Set(dots)].sort((a, b) => a - b).join(', ');
  return h('div', {}, h('p', {}, h('code', {}, `${field} ${sign} ${value}`), unit),
    svg('svg', { viewBox: '0 0 480 66', class: 'numberline', role: 'img', 'aria-label': t.rules.thresholdAlt(field, sign, value, seen) },
      svg('line', { x1: sign.startsWith('>') ? x(value) : x(low), x2: sign.startsWith('>') ? x(high) : x(value), y1: 46, y2: 46, class: 'holds' }),
      svg('line', { x1: x(low), x2: x(high), y1: 46, y2: 46, class: 'axis' }), svg('line', { x1: x(value), x2: x(value), y1: 12, y2: 52, class: 'limit' }),
      drawn, svg('text', { x: x(low), y: 63 }, String(low)), svg('text', { x: x(high), y: 63, 'text-anchor': 'end' }, String(high)),
      svg('text', { x: x(value), y: 63, class: 'value', 'text-anchor': 'middle' }, String(value))),
    seen ? h('p', { class: 'quiet' }, t.rules.casesAt(seen)) : undefined);
}

function words(card) {
  const part = (title, content) => (content ? [h('dt', {}, title), h('dd', {}, content)] : []);
  return h('section', { class: 'panel stack' }, h('p', { class: 'row' }, mark(card), h('strong', { class: 'id' }, card.id)), h('h2', {}, card.title),
    h('dl', {}, part(t.rules.reason, card.reason), part(t.rules.advice, card.advice), part(t.rules.source, card.source),
      part(t.rules.asks, card.asks && h('span', { class: 'row' }, card.asks.map((asked) => h('code', {}, asked)))),
      part(t.rules.infers, card.infers && h('code', {}, card.as ? `${card.infers} (${card.as})` : card.infers)),
      part(t.rules.unless, card.unless && h('ul', { class: 'plain' }, card.unless.map((each) => h('li', {}, h('code', {}, each.condition), each.why ? ` ${each.why}` : '')))),
      part(t.rules.where, t.rules.line(card.file, card.line))));
}

function drlBlock(source) {
  return h('pre', { tabindex: '0' }, source);
}

function caseList(found) {
  if (found.length === 0) return h('p', { class: 'quiet' }, t.rules.noCases);
  const item = (each) => h('li', {}, h('details', {}, h('summary', {}, each.note), h('pre', { tabindex: '0' }, each.text)));
  return [h('ul', { class: 'bare' }, found.slice(0, MOST_CASES).map(item)),
    found.length > MOST_CASES ? h('details', {}, h('summary', {}, t.rules.moreCases(found.length - MOST_CASES)),
      h('ul', { class: 'bare' }, found.slice(MOST_CASES).map(item))) : undefined];
}

function signsOf(drl, cards, sources) {
  const kinds = signs(drl);
  if (kinds.length === 0) return undefined;
  return h('section', { class: 'panel' }, h('h2', {}, t.rules.signs), kinds.map((kind) => h('details', {}, h('summary', {}, kind),
    cards.filter((card) => card.infers === kind).map((card) => [h('p', {}, h('a', { href: `#/rules/${card.id}` }, card.id), ` ${card.title}`),
      sources.has(card.file) ? drlBlock(ruleText(sources.get(card.file), card.line)) : undefined]))));
}

async function written(main, cards, every) {
  const there = await files();
  if (!there.includes(cards[0].file)) {
    refill(main, h('section', { class: 'panel' }, h('h2', {}, t.rules.text), h('p', { class: 'quiet' }, t.rules.noText)));
    return;
  }
  const source = await text(cards[0].file);
  const drl = cards.map((card) => ruleText(source, card.line));
  const caseFile = cards[0].file.replace(/\.drl$/, '.cases.yaml');
  const found = there.includes(caseFile) ? cases(await text(caseFile)).filter((each) => names(each.text, cards[0].id)) : [];
  const vocabulary = await remembered('/v1/vocabulary');
  const ranges = new Map([...vocabulary.attributes, ...vocabulary.vitals, ...vocabulary.patient].map((field) => [field.name, field]));
  const limits = thresholds(drl.map((each) => each.slice(each.search(/^when/m))).join('\n'));
  const signFiles = signs(drl.join('\n')).length ? await drlByFile(every.filter((card) => card.infers)) : new Map();
  refill(main, h('section', { class: 'panel' }, h('h2', {}, t.rules.text), drl.map(drlBlock)),
    signsOf(drl.join('\n'), every, signFiles),
    limits.length ? h('section', { class: 'panel stack' }, h('h2', {}, t.rules.thresholds),
      limits.map((limit) => numberLine(limit, ranges.get(limit.field), found.flatMap((each) => valuesIn(each.text, limit.field))))) : undefined,
    h('section', { class: 'panel' }, h('h2', {}, `${t.rules.cases}: ${found.length}`), caseList(found)));
}

// On what it spoke last; not for who may not read decisions.
async function lately(place, id) {
  try {
    const { decisions } = await call('GET', `/v1/decisions?ruleId=${encodeURIComponent(id)}&limit=${MOST_LATELY}`);
    refill(place, h('h2', {}, t.rules.lately), decisions.length === 0 ? h('p', { class: 'quiet' }, t.rules.latelyNone)
      : h('ul', { class: 'plain' }, decisions.map((each) => h('li', { class: 'row' }, badge(each.urgency), when(each.decidedAt),
        h('a', { href: `#/decisions/${each.decisionId}` }, each.decisionId)))),
    h('p', {}, h('a', { href: `#/decisions/rule/${id}` }, t.rules.decisions)));
  } catch {
    refill(place, h('h2', {}, t.rules.lately), h('p', { class: 'quiet' }, t.rules.latelyNot));
  }
}

async function one(main, id) {
  const [rule, all] = await Promise.all([remembered(`/v1/rules/${encodeURIComponent(id)}`), remembered('/v1/rules')]);
  const cards = [rule, ...rule.alternatives];
  const text = h('div', { class: 'stack' });
  const fired = h('section', { class: 'panel', id: 'lately' });
  main.append(h('p', {}, h('a', { href: '#/rules' }, `← ${t.rules.back}`)), h('div', { class: 'two' },
    h('div', { class: 'stack' }, words(rule), rule.alternatives.length ? h('h2', {}, t.rules.alternatives) : undefined, rule.alternatives.map(words),
      fired), text));
  await Promise.all([written(text, cards, all.rules), lately(fired, id)]);
}

export async function show(main, [id]) {
  if (id) await one(main, id);
  else await list(main);
}
