// The levels: never a colour alone, always bars and words beside it.
import { h, svg } from './dom.js';
import { t } from './texts.js';

export const LEVELS = ['EMERGENCY_AMBULANCE', 'EMERGENCY_DEPARTMENT', 'URGENT_24H', 'ROUTINE_REVIEW', 'SELF_CARE'];

// A level that the page does not know is the most urgent one, as the contract says.
export function known(urgency) {
  return LEVELS.includes(urgency) ? urgency : LEVELS[0];
}

export function rank(urgency) {
  return LEVELS.length - 1 - LEVELS.indexOf(known(urgency));
}

export function levelClass(urgency) {
  return `level-${rank(urgency)}`;
}

export function bars(urgency) {
  const filled = rank(urgency);
  const all = [0, 1, 2, 3].map((i) => svg('rect', {
    x: i * 6, y: 12 - i * 4, width: 4, height: 4 + i * 4, rx: 1, class: i < filled ? 'on' : 'off' }));
  return svg('svg', { viewBox: '0 0 22 16', class: 'bars', 'aria-hidden': 'true' }, all);
}

export function hours(count) {
  return count === 0 ? t.level.now : count === undefined ? '' : t.level.within(count);
}

export function badge(urgency, actWithinHours) {
  const level = known(urgency);
  const time = actWithinHours === undefined ? '' : ` · ${hours(actWithinHours)}`;
  return h('span', { class: `badge ${levelClass(level)}` }, bars(level), t.level.names[level] + time);
}
