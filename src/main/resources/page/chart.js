// Decisions by level and by rule over time: bars, and beneath them the same numbers as a table.
import { h, svg } from './dom.js';
import { badge, known, levelClass, LEVELS } from './levels.js';
import { t } from './texts.js';

const HOUR = 3600000;
const STEPS = [HOUR / 4, HOUR, 6 * HOUR, 24 * HOUR, 7 * 24 * HOUR, 28 * 24 * HOUR, 364 * 24 * HOUR];
const MOST_BARS = 24;
const HEIGHT = 170;
// About the width on the screen, so that letters stay as large as elsewhere.
const WIDE = 1120;
const NARROW = 340;
const ROW = 26;
const MOST_RULES = 15;

function spans(decisions) {
  const times = decisions.map((each) => Date.parse(each.decidedAt));
  const first = times.reduce((a, b) => Math.min(a, b));
  const last = times.reduce((a, b) => Math.max(a, b));
  const step = STEPS.find((each) => (last - first) / each < MOST_BARS - 1) ?? STEPS.at(-1);
  const from = Math.floor(first / step) * step;
  const bars = Array.from({ length: Math.floor((last - from) / step) + 1 }, (_, i) => ({
    at: new Date(from + i * step), counts: Object.fromEntries(LEVELS.map((level) => [level, 0])), rules: new Map(), all: 0 }));
  decisions.forEach((each, i) => {
    const bar = bars[Math.floor((times[i] - from) / step)];
    bar.counts[known(each.urgency)] += 1;
    bar.all += 1;
    for (const rule of new Set(each.ruleIds)) bar.rules.set(rule, (bar.rules.get(rule) ?? 0) + 1);
  });
  return { step, bars };
}

function label(date, step) {
  return date.toLocaleString(t.language, step < 24 * HOUR ? { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }
    : { day: 'numeric', month: 'short', year: 'numeric' });
}

// Each row begins with what it is about.
function numbers(id, name, heads, rows) {
  return h('details', { id, open: true }, h('summary', {}, t.decisions.table),
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': name }, h('table', {},
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t.decisions.time), heads.map((head) => h('th', { scope: 'col', class: 'number' }, head)))),
      h('tbody', {}, rows.map(([about, ...counts]) => h('tr', {}, h('th', { scope: 'row' }, about),
        counts.map((count) => h('td', { class: 'number' }, String(count)))))))));
}

export function levelChart(decisions) {
  if (decisions.length === 0) return undefined;
  const { step, bars } = spans(decisions);
  const most = Math.max(...bars.map((bar) => bar.all));
  const left = 34;
  const width = window.innerWidth > 832 ? WIDE : NARROW;
  const wide = (width - left - 6) / Math.max(bars.length, 6);
  const tall = (count) => (count / most) * (HEIGHT - 34);
  const drawn = bars.map((bar, i) => {
    let y = HEIGHT - 22;
    return [...LEVELS].reverse().filter((level) => bar.counts[level]).map((level) => {
      y -= tall(bar.counts[level]);
      return svg('rect', { class: `bar ${levelClass(level)}`, x: left + i * wide + wide * 0.12, y, width: wide * 0.76, height: tall(bar.counts[level]) });
    });
  });
  const base = HEIGHT - 22;
  const named = bars.length > 1 ? [0, bars.length - 1] : [0];
  return h('div', {},
    svg('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, class: 'chart', role: 'img', 'aria-label': t.decisions.chartAlt },
      svg('line', { x1: left, x2: width, y1: base, y2: base, class: 'axis' }),
      svg('text', { x: left - 6, y: base - tall(most) + 4, 'text-anchor': 'end' }, String(most)), svg('text', { x: left - 6, y: base, 'text-anchor': 'end' }, '0'),
      drawn, named.map((i) => svg('text', { x: left + (i + 0.5) * wide, y: HEIGHT - 6, 'text-anchor': i === 0 ? 'start' : 'end' }, label(bars[i].at, step)))),
    h('div', { class: 'legend' }, LEVELS.map((level) => badge(level))),
    numbers('numbers', t.decisions.table, [...LEVELS.map((level) => t.level.names[level]), t.decisions.total],
      bars.filter((bar) => bar.all).map((bar) => [label(bar.at, step), ...LEVELS.map((level) => bar.counts[level]), bar.all])));
}

// One line for each rule that spoke most often: how tall a bar is says how often it spoke then.
export function ruleChart(decisions) {
  if (decisions.length === 0) return undefined;
  const { step, bars } = spans(decisions);
  const all = new Map();
  bars.forEach((bar) => bar.rules.forEach((count, rule) => all.set(rule, (all.get(rule) ?? 0) + count)));
  const rules = [...all].sort(([a, many], [b, more]) => more - many || a.localeCompare(b));
  const shown = rules.slice(0, MOST_RULES);
  const most = Math.max(...bars.flatMap((bar) => shown.map(([rule]) => bar.rules.get(rule) ?? 0)));
  const left = 62;
  const width = window.innerWidth > 832 ? WIDE : NARROW;
  const wide = (width - left - 40) / Math.max(bars.length, 6);
  const drawn = shown.map(([rule, count], row) => [
    svg('text', { x: left - 8, y: row * ROW + 17, 'text-anchor': 'end' }, rule),
    bars.map((bar, i) => {
      const tall = ((bar.rules.get(rule) ?? 0) / most) * (ROW - 6);
      return tall ? svg('rect', { class: 'bar rule', x: left + i * wide + wide * 0.12, y: row * ROW + ROW - 3 - tall, width: wide * 0.76, height: tall }) : undefined;
    }),
    svg('line', { x1: left, x2: width - 36, y1: row * ROW + ROW - 3, y2: row * ROW + ROW - 3, class: 'axis' }),
    svg('text', { x: width, y: row * ROW + 17, 'text-anchor': 'end' }, String(count))]);
  return h('div', {},
    svg('svg', { viewBox: `0 0 ${width} ${shown.length * ROW + 4}`, class: 'chart rules', role: 'img', 'aria-label': t.decisions.ruleChartAlt }, drawn.flat(2).filter(Boolean)),
    rules.length > shown.length ? h('p', { class: 'quiet' }, t.decisions.moreRules(rules.length - shown.length)) : undefined,
    numbers('rule-numbers', t.decisions.ruleTable, rules.map(([rule]) => rule),
      [...bars.filter((bar) => bar.all).map((bar) => [label(bar.at, step), ...rules.map(([rule]) => bar.rules.get(rule) ?? 0)]),
        [t.decisions.total, ...rules.map(([, count]) => count)]]));
}
