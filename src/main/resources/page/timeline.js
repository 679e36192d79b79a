// 72 hours from the end of the treatment: now, what began when, how long there is to act, and how soreness usually goes.
import { svg } from './dom.js';
import { t } from './texts.js';

const LEFT = 14;
const RIGHT = 626;
const HOURS = 72;

function x(hours) {
  return LEFT + (Math.min(Math.max(hours, 0), HOURS) / HOURS) * (RIGHT - LEFT);
}

function anchor(hours) {
  return hours < 8 ? 'start' : hours > 64 ? 'end' : 'middle';
}

// now: hours since the treatment or undefined; onsets: [{label, hours}]; act: hours to act or undefined.
export function timeline(now, onsets, act) {
  const said = t.timeline.alt(now === undefined ? t.timeline.unknown : `${now} h`,
    onsets.map((onset) => t.timeline.began(onset.label, onset.hours)).join(' '),
    now === undefined || !act ? '' : `${t.timeline.act}: ${act} h.`);
  const ticks = [0, 12, 24, 36, 48, 60, 72].map((hours) => [
    svg('line', { x1: x(hours), x2: x(hours), y1: 66, y2: 72, class: 'axis' }),
    svg('text', { x: x(hours), y: 87, class: 'tick', 'text-anchor': 'middle' }, String(hours))]);
  return svg('svg', { viewBox: '0 -14 640 122', class: 'timeline', role: 'img', 'aria-label': said },
    svg('rect', { x: x(0), y: 50, width: x(HOURS) - x(0), height: 16, class: 'window' }),
    svg('rect', { x: x(24), y: 50, width: x(48) - x(24), height: 16, class: 'peak' }),
    svg('text', { x: x(36), y: 62, class: 'small peaktext', 'text-anchor': 'middle' }, t.timeline.peak),
    svg('text', { x: x(71.5), y: 62, class: 'small', 'text-anchor': 'end' }, t.timeline.window),
    now !== undefined && act ? svg('rect', { x: x(now), y: 43, width: Math.max(x(now + act) - x(now), 0), height: 6, class: 'act' }) : undefined,
    svg('line', { x1: LEFT, x2: RIGHT, y1: 66, y2: 66, class: 'axis' }), ticks,
    svg('text', { x: (LEFT + RIGHT) / 2, y: 104, class: 'small', 'text-anchor': 'middle' }, t.timeline.hours),
    svg('circle', { cx: x(0), cy: 66, r: 5, class: 'treatment' }),
    svg('text', { x: x(0) + 8, y: 62, class: 'small' }, t.timeline.treatment),
    onsets.map((onset, i) => [
      svg('path', { d: `M${x(onset.hours)} 50 l-5 -10 h10 z`, class: 'onset' }),
      svg('text', { x: x(onset.hours), y: 34 - (i % 3) * 13, class: 'small', 'text-anchor': anchor(onset.hours) }, `${onset.label}`)]),
    now === undefined ? undefined : [
      svg('line', { x1: x(now), x2: x(now), y1: 0, y2: 66, class: 'now' }),
      svg('text', { x: x(now), y: -4, class: 'nowtext', 'text-anchor': anchor(now) },
        `${t.timeline.now}${now > HOURS ? ` (${Math.round(now)} h)` : ''}`)]);
}
