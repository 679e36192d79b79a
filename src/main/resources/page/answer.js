// An answer as people read it: the level first, then why, what to ask, what to tell.
import { button, h, marked, when } from './dom.js';
import { badge, bars, known, levelClass } from './levels.js';
import { questionControl } from './fields.js';
import { t } from './texts.js';

export function band(answer, toAnswer) {
  const level = known(answer.urgency);
  const time = answer.actWithinHours === undefined ? t.try.noAct
    : t.try.act(answer.actWithinHours, when(answer.actBy).textContent);
  return h('div', { class: `band ${levelClass(level)}` },
    h('p', { class: 'level' }, bars(level), t.level.names[level]),
    h('p', { class: 'headline' }, answer.headline),
    h('p', {}, `${time}. ${answer.contact}`),
    answer.complete ? undefined : h('p', { class: 'strong' }, t.try.incomplete),
    button(t.try.toAnswer, toAnswer, { class: 'small narrow' }));
}

function evidenceList(evidence, actions) {
  return h('ul', { class: 'evidence' }, evidence.map((each) => h('li', {},
    h('button', { type: 'button', class: 'link', 'data-evidence': each.pointer, on: {
      click: () => actions.goTo(each.pointer),
      pointerenter: () => actions.point(each.pointer), pointerleave: () => actions.point(undefined),
      focus: () => actions.point(each.pointer), blur: () => actions.point(undefined) } }, each.says))));
}

export function ruleLink(id) {
  return h('a', { href: `#/rules/${id}`, class: 'id' }, id);
}

function reason(each, actions) {
  return h('li', { class: 'card reason' },
    h('p', { class: 'row' }, badge(each.urgency, each.actWithinHours), ruleLink(each.ruleId)),
    h('h3', {}, each.title), h('p', {}, each.reason),
    h('p', { class: 'quiet' }, t.try.evidence), evidenceList(each.evidence, actions),
    h('p', { class: 'quiet' }, `${t.try.source}: ${each.source}`));
}

function question(each, i, actions) {
  const name = `question-${i}`;
  return h('li', { class: 'question' },
    h('p', { id: name }, each.text),
    each.couldRaiseTo ? h('p', { class: 'quiet row' }, t.try.couldRaise, badge(each.couldRaiseTo.urgency, each.couldRaiseTo.actWithinHours)) : undefined,
    h('div', { class: 'row', role: 'group', 'aria-labelledby': name }, questionControl(each, name, (value) => actions.answer(each, value))));
}

function texts(title, lines, open) {
  return lines.length === 0 ? undefined
    : h('details', { id: `texts-${title.replaceAll(/\W/g, '')}`, open }, h('summary', {}, title),
      h('ul', { class: 'plain' }, lines.map((line) => h('li', {}, line))));
}

export function details(answer, actions) {
  const decisive = answer.reasons.filter((each) => each.decisive)
    .sort((a, b) => (a.actWithinHours ?? 0) - (b.actWithinHours ?? 0));
  const others = answer.reasons.filter((each) => !each.decisive);
  return [
    answer.needsHuman ? h('div', { class: 'note' }, h('p', { class: 'strong' }, t.try.human(answer.needsHuman.withinHours)), h('p', {}, answer.needsHuman.text)) : undefined,
    h('h3', { class: 'part', id: 'why', tabindex: '-1' }, t.try.reasons),
    h('ul', { class: 'bare' }, decisive.map((each) => reason(each, actions))),
    others.length ? h('details', { id: 'other-reasons' }, h('summary', {}, t.try.otherReasons(others.length)),
      h('ul', { class: 'bare' }, others.map((each) => reason(each, actions)))) : undefined,
    h('h3', { class: 'part', id: 'questions', tabindex: '-1' }, t.try.questions),
    answer.questions.length ? h('ul', { class: 'bare' }, answer.questions.map((each, i) => question(each, i, actions)))
      : h('p', { class: 'quiet' }, t.try.noQuestions),
    texts(t.try.advice, answer.advice, true),
    texts(t.try.selfCareAdvice, (answer.selfCare ?? []).map((each) => each.text)),
    texts(t.try.education, (answer.education ?? []).map((each) => each.text)),
    texts(t.try.safetyNet, answer.safetyNet),
    texts(t.try.dataQuality, answer.dataQuality.map((each) => each.text), true),
  ];
}

function changes(title, list, actions) {
  return [h('h4', {}, title), list.length === 0 ? h('p', { class: 'quiet' }, t.try.nothing)
    : h('ul', { class: 'bare' }, list.map((change) => h('li', { class: 'change' },
      h('p', { class: 'row' }, badge(change.urgency, change.actWithinHours), change.ruleIds.map((id) => ruleLink(id))),
      h('ul', { class: 'plain' }, change.answers.map((each) => h('li', {}, marked(each.says)))),
      actions ? button(t.try.apply, () => actions.apply(change.answers), { class: 'small' }) : undefined)))];
}

function test(each) {
  return h('li', {}, h('code', {}, each.text), each.value === undefined ? undefined : [` ${each.met ? t.try.met : t.try.failed} `, h('code', {}, each.value)],
    each.tests?.length ? h('ul', { class: 'bare inner' }, each.tests.map(test)) : undefined);
}

function condition(each) {
  const facts = (each.facts ?? []).filter((fact) => fact.met === each.held || each.facts.length === 1);
  return h('li', {}, h('code', {}, each.text),
    each.conditions?.length ? h('ul', { class: 'bare inner' }, each.conditions.map(condition)) : undefined,
    facts.slice(0, 1).map((fact) => [h('span', { class: 'quiet' }, ` ${fact.evidence.map((one) => one.says).join('; ')}`),
      h('ul', { class: 'bare inner' }, fact.tests.map(test))]));
}

// A rule that spoke, or nearly: with each condition and the value that met or failed it.
function account(rule, i) {
  return h('li', { class: 'change' },
    h('p', { class: 'row' }, rule.urgency ? badge(rule.urgency, rule.actWithinHours) : undefined, ruleLink(rule.ruleId), rule.title),
    rule.lacks ? h('p', {}, `${t.try.lacks} `, h('code', {}, rule.lacks.text),
      rule.lacks.value === undefined ? undefined : ` (${rule.lacks.value})`) : undefined,
    h('details', { id: `account-${rule.lacks ? 'near' : 'spoke'}-${i}` }, h('summary', {}, t.try.conditions),
      h('ul', { class: 'bare conditions' }, rule.conditions.map(condition))));
}

function accounts(list) {
  return list.length === 0 ? h('p', { class: 'quiet' }, t.try.nothing) : h('ul', { class: 'bare' }, list.map(account));
}

// What `POST /v1/explain` tells beside the answer. Without actions it is only to be read.
export function whatIf(explained, actions) {
  const again = explained.lookAgain;
  const deciding = explained.mostDeciding;
  const spoke = explained.spoke.filter((rule) => rule.kind !== 'question');
  return [
    deciding ? h('div', { id: 'deciding' }, h('h4', {}, t.try.mostDeciding), h('p', {}, deciding.text),
      deciding.couldRaiseTo ? h('p', { class: 'quiet row' }, t.try.couldRaise, badge(deciding.couldRaiseTo)) : undefined) : undefined,
    ...changes(t.try.raise, explained.wouldRaise, actions),
    ...changes(t.try.lower, explained.wouldLower, actions),
    explained.searched === 'part' ? h('p', { class: 'note' }, t.try.part) : undefined,
    again ? h('p', { class: 'row' }, t.try.lookAgain(Math.round(again.afterHours * 10) / 10, when(again.at).textContent), badge(again.urgency, again.actWithinHours))
      : h('p', {}, explained.searched === 'part' ? t.try.lookAgainUnknown : t.try.lookAgainNot),
    h('h4', {}, t.try.nearly), accounts(explained.nearlySpoke),
    h('details', { id: 'spoke' }, h('summary', {}, t.try.spoke(spoke.length)), accounts(spoke)),
  ];
}
