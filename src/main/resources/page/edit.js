// Rules and cases in an editor: what is wrong as one types, what a change would do, the draft, proposals and the way back.
import { button, h, marked, refill, when } from './dom.js';
import { call, forget, patiently, Refusal } from './api.js';
import { problemNote } from './app.js';
import { badge } from './levels.js';
import { t } from './texts.js';
import { editor } from './codemirror.js';

const CHECK_MILLIS = 60;
const SAVE_MILLIS = 1200;
const FIRST = /\.drl$/;
const MOST_CLOSED = 20;

// What a browser still sends when its page is gone has at most 64 KiB, with everything else of that kind.
const MOST_AFTER_THE_END = 60000;

function level(answer) {
  return answer ? badge(answer.urgency, answer.actWithinHours) : t.edit.refused;
}

function changes(title, list) {
  return h('section', { class: 'panel' }, h('h3', {}, `${title}: ${list.length}`),
    list.length === 0 ? h('p', { class: 'quiet' }, t.edit.none) : h('ul', {}, list.map((each) => h('li', {},
      each.notKnown ? `${each.reason}: ${each.notKnown}` : [level(each.from), ' → ', level(each.to), ` (${each.reason}) `,
        h('code', { class: 'wrap' }, each.report)]))));
}

function both(each) {
  const of = (answer) => [level(answer), answer?.reasons?.length ? ` (${answer.reasons.join(', ')})` : ''];
  return [of(each.from), ' → ', of(each.to)];
}

function recorded(said, id) {
  return h('section', { class: 'panel', id }, h('h3', {}, `${t.edit.recorded}: ${said.changed.length}`),
    h('p', { class: 'quiet' }, t.edit.compared(said.compared), said.part ? ` ${t.edit.part}` : ''),
    said.changed.length === 0 ? undefined : h('ul', {}, said.changed.map((each) => h('li', {}, `${t.edit.ways[each.way]} `, h('code', {}, each.decisionId), ': ', both(each)))));
}

function page(of) {
  return h('details', { class: 'why' }, h('summary', {}, t.edit.explain(of.code)), h('p', {}, h('strong', {}, of.rule), ': ', marked(of.summary)),
    h('p', {}, t.edit.avoid), h('pre', { tabindex: '0' }, of.avoid), h('p', {}, t.edit.prefer), h('pre', { tabindex: '0' }, of.prefer), h('p', {}, marked(of.why)));
}

async function source(file) {
  return (await call('GET', `/v1/rules/source?file=${encodeURIComponent(file)}`)).text;
}

// The lines that differ, from the first to the last, with two on either side.
function difference(before, after) {
  const [from, to] = [before.split('\n'), after.split('\n')];
  const least = Math.min(from.length, to.length);
  let first = 0;
  while (first < least && from[first] === to[first]) first++;
  let last = 0;
  while (last < least - first && from[from.length - 1 - last] === to[to.length - 1 - last]) last++;
  const [fromEnd, toEnd] = [from.length - last, to.length - last];
  const lines = (list, mark) => list.map((line) => `${mark} ${line}\n`).join('');
  return h('pre', { tabindex: '0', class: 'difference' }, lines(from.slice(Math.max(0, first - 2), first), ' '),
    h('del', {}, lines(from.slice(first, fromEnd), '−')), h('ins', {}, lines(to.slice(first, toEnd), '+')), lines(from.slice(fromEnd, fromEnd + 2), ' '));
}

export async function show(main) {
  let over = false;
  let timer;
  let saver;
  let name = '';
  let asked = '';
  let isChecking = false;
  let isOutdated = false;
  let isLate = false;
  let saving = 0;
  let isContested = false;
  let saved = Promise.resolve();
  const sources = await call('GET', '/v1/rules/source');
  const base = new Map(sources.files.map((file) => [file.name, file.hash]));
  // What a change was begun from, where that is not what is there now.
  const begun = new Map();
  const live = new Set(base.keys());
  const original = new Map();
  const changed = new Map();
  const removed = new Set();
  const seen = new Map();
  let revision = '';

  const files = h('select', { id: 'edit-file', on: { change: () => open(files.value).catch(failed) } });
  const place = h('div', { class: 'editor', id: 'editor' });
  const found = h('div', { role: 'status', id: 'edit-problems' });
  const kept = h('p', { class: 'quiet', role: 'status', id: 'edit-kept' });
  const gone = h('ul', { id: 'edit-removed', hidden: true });
  const moved = h('ul', { id: 'edit-moved', class: 'plain', hidden: true });
  const impact = h('div', { class: 'stack', id: 'edit-impact' });
  const reason = h('textarea', { id: 'edit-reason', rows: '2', maxlength: '2000' });
  const proposed = h('div', { class: 'stack', id: 'edit-proposals' });
  const note = h('div', { id: 'edit-note', tabindex: '-1' });
  const fresh = h('input', { id: 'edit-new', type: 'text', maxlength: '200', spellcheck: 'false', autocomplete: 'off', 'aria-describedby': 'edit-new-hint' });
  const lay = button(t.edit.layOut, () => layOut().catch(failed), { id: 'edit-layout', class: 'small' });
  const code = editor(place, { label: t.edit.text, changed: typed });

  // What was pressed may be far below: its outcome is where its writer is led to.
  const tell = (...outcome) => {
    refill(note, ...outcome);
    note.focus();
  };
  const refused = (problem) => {
    failed(problem);
    note.focus();
  };
  const change = () => ({ files: Object.fromEntries(changed), removed: [...removed] });
  const isNone = () => changed.size === 0 && removed.size === 0;
  const failed = (problem) => over || refill(note, problemNote(problem), problem instanceof Refusal && problem.problem.problems?.length
    ? h('ul', { id: 'edit-refused' }, problem.problem.problems.slice(0, 20).map((each) => h('li', {}, marked(each.message)))) : undefined);

  async function textOf(file) {
    if (!original.has(file)) {
      // A file that only the draft has was never read.
      original.set(file, live.has(file) ? await source(file) : '');
    }
    return changed.get(file) ?? original.get(file);
  }

  // Until the text is here, what is typed belongs to the text that is still shown.
  async function open(wanted) {
    asked = wanted;
    const text = await textOf(wanted);
    if (over || asked !== wanted) return;
    name = wanted;
    code.open(changed.get(wanted) ?? text, wanted);
    offer();
    check().catch(failed);
  }

  // Every file that there is or is to be; what is taken away is brought back before it is changed.
  function offer() {
    const all = [...new Set([...live, ...changed.keys()])].sort();
    files.replaceChildren(...all.map((file) => h('option', { value: file, disabled: removed.has(file) }, file)));
    files.value = name;
    lay.disabled = !FIRST.test(name);
  }

  const first = () => [...changed.keys()].find((file) => !removed.has(file)) ?? [...live].sort().find((file) => FIRST.test(file) && !removed.has(file));
  const stays = (file) => (live.has(file) || changed.has(file)) && !removed.has(file);

  async function takeAway() {
    const file = name;
    changed.delete(file);
    if (live.has(file)) {
      removed.add(file);
    } else {
      original.delete(file);
      begun.delete(file);
    }
    later();
    showRemoved();
    await open(first());
  }

  // What a file may be called the service knows.
  async function add() {
    const file = fresh.value.trim();
    refill(note);
    if (!file || live.has(file) || changed.has(file)) {
      fresh.setAttribute('aria-invalid', 'true');
      refill(note, h('div', { class: 'note bad', role: 'alert' }, file ? t.edit.isThere(file) : t.edit.newHint));
      fresh.focus();
      return;
    }
    try {
      await call('POST', '/v1/rules/check', { body: { files: { [file]: '' } } });
    } catch (problem) {
      if (!(problem instanceof Refusal) || problem.status !== 422) throw problem;
      fresh.setAttribute('aria-invalid', 'true');
      refill(note, h('div', { class: 'note bad', role: 'alert' }, marked((problem.problem.errors ?? []).map((each) => each.detail).join('; '))));
      fresh.focus();
      return;
    }
    fresh.removeAttribute('aria-invalid');
    fresh.value = '';
    original.set(file, '');
    put(file, FIRST.test(file) ? `${/^package .*$/m.exec(await textOf([...live].find((each) => FIRST.test(each))))?.[0] ?? ''}\n\n` : '\n');
    await open(file);
  }

  async function layOut() {
    refill(note);
    const mine = name;
    const before = await textOf(mine);
    const said = await call('POST', '/v1/rules/layout', { body: { files: { [mine]: before } } });
    if (over || mine !== name || code.text() !== before) return;
    const text = said.files[mine];
    if (text !== undefined && text !== before) code.replace(text);
    refill(note, h('div', { class: said.problems.length ? 'note bad' : 'note', role: 'status', id: 'edit-laid' },
      said.problems.length ? t.edit.notLaidOut : text === before ? t.edit.isLaidOut : t.edit.laidOut));
  }

  function typed(text) {
    put(name, text);
  }

  function put(file, text, isCase) {
    if (text === original.get(file)) {
      changed.delete(file);
      begun.delete(file);
    } else {
      changed.set(file, text);
    }
    later(isCase);
  }

  // What was tried was tried of another draft: it says so, and a case that may be of a rule that is another now is not accepted.
  function outdated(isCase) {
    if (!impact.querySelector('#edit-verdict')) return;
    if (!document.getElementById('edit-outdated')) impact.prepend(h('p', { class: 'note bad', role: 'status', id: 'edit-outdated' }, t.edit.outdated));
    if (!isCase) impact.querySelectorAll('.proposed button').forEach((each) => { each.disabled = true; });
  }

  function later(isCase) {
    outdated(isCase);
    clearTimeout(timer);
    clearTimeout(saver);
    timer = setTimeout(() => check().catch(failed), CHECK_MILLIS);
    isLate = true;
    saver = setTimeout(() => save().catch(failed), SAVE_MILLIS);
  }

  // One at a time: the service answers them one after the other, and only the last is of use.
  async function check() {
    isOutdated = isChecking;
    if (isChecking) return;
    isChecking = true;
    let said;
    try {
      do {
        isOutdated = false;
        said = isNone() ? { problems: [], explanations: {} } : await call('POST', '/v1/rules/check', { body: change() });
      } while (isOutdated && !over);
    } finally {
      isChecking = false;
    }
    if (over) return;
    code.show(said.problems.filter((problem) => problem.file === name));
    refill(found, h('p', {}, said.problems.length === 0 ? t.edit.clean : t.edit.problems(said.problems.length)),
      said.problems.length === 0 ? undefined : h('ul', {}, said.problems.slice(0, 20).map((problem) => h('li', {},
        problem.file && problem.line ? button(`${problem.file}:${problem.line}`, () => open(problem.file)
          .then(() => code.go(problem.line, problem.column)).catch(failed), { class: 'link' }) : problem.file,
        ' ', marked(problem.what), problem.help ? [': ', marked(problem.help)] : '', ` [${problem.code}]`, said.explanations[problem.code] ? page(said.explanations[problem.code]) : undefined))));
  }

  // One after the other: the second needs the revision that the first gets.
  function save() {
    clearTimeout(saver);
    isLate = false;
    saving++;
    const earlier = saved;
    // The last saving of a page that goes begins at once: nothing runs later.
    const mine = (saving === 1 ? keep() : earlier.catch(() => {}).then(keep)).finally(() => { saving--; });
    saved = mine;
    return mine;
  }

  const body = () => {
    const known = Object.fromEntries([...changed.keys(), ...removed].map((file) => [file, begun.get(file) ?? base.get(file) ?? '']));
    return { ...change(), base: known };
  };
  const isSmall = () => new Blob([JSON.stringify(body())]).size < MOST_AFTER_THE_END;

  // What was typed last is saved by the page that goes, or its reader is asked whether it may.
  function leaves(event) {
    const isLost = isContested || (saving > 0 && (isLate || !isSmall())) || (isLate && !isSmall());
    if (isLost) event.preventDefault();
  }

  function hides() {
    if (isLate && document.visibilityState === 'hidden') save().catch(failed);
  }

  function goes() {
    if (isLate && saving === 0) save().catch(() => {});
  }

  function told(draft) {
    revision = draft.revision;
    kept.textContent = draft.changedSince.length ? t.edit.draftChangedSince(draft.changedSince.join(', ')) : t.edit.saved(draft.by);
    showMoved(draft.changedSince);
  }

  // Nothing goes over another's work unseen: an editor who goes on with what was begun before sees what it would change now.
  function showMoved(list) {
    moved.hidden = list.length === 0;
    refill(moved, list.map((file, i) => h('li', {}, h('details', { id: `moved-${i}`, on: { toggle: (event) => {
      const into = event.target;
      if (into.open) compare(file).then((shown) => refill(into, into.firstElementChild, shown)).catch(failed);
    } } }, h('summary', {}, t.edit.mineNow(file))),
    h('p', { class: 'row' }, button(t.edit.dropMine, () => anew(file, true).catch(refused), { class: 'small' }),
      button(t.edit.overTheirs, () => anew(file, false).catch(refused), { class: 'small' })))));
  }

  async function compare(file) {
    const { files: now } = await call('GET', '/v1/rules/source');
    return difference(now.some((each) => each.name === file) ? await source(file) : '', changed.get(file) ?? '');
  }

  // The files as they are now; what is typed stays begun from what it was begun from.
  async function renew() {
    forget();
    const now = await call('GET', '/v1/rules/source');
    for (const file of [...changed.keys(), ...removed]) if (!begun.has(file)) begun.set(file, base.get(file) ?? '');
    original.clear();
    base.clear();
    live.clear();
    now.files.forEach((file) => live.add(file.name));
    now.files.forEach((file) => base.set(file.name, file.hash));
  }

  async function anew(file, isDropped) {
    await renew();
    begun.delete(file);
    if (isDropped) {
      changed.delete(file);
      removed.delete(file);
    }
    later();
    showMoved([]);
    showRemoved();
    await open(stays(file) ? file : first());
    code.focus();
  }

  // What is kept now; nothing where somebody else was first.
  async function keep() {
    const mine = change();
    if (isNone()) {
      if (revision) await call('DELETE', '/v1/rules/draft', { keepalive: true, headers: { 'If-Match': revision } });
      revision = '';
      kept.textContent = t.edit.noDraft;
      showMoved([]);
      return mine;
    }
    try {
      const draft = await call('PUT', '/v1/rules/draft', { body: body(), keepalive: isSmall(), headers: revision ? { 'If-Match': revision } : {} });
      isContested = false;
      told(draft);
      return mine;
    } catch (problem) {
      if (!(problem instanceof Refusal) || problem.status !== 412) {
        isLate = true;
        throw problem;
      }
      isContested = true;
      // Nothing is lost: what is here stays here until its writer says what to do.
      refill(note, h('div', { class: 'note bad', role: 'alert' }, h('p', {}, t.edit.another(problem.problem.by ?? '')),
        button(t.edit.takeTheirs, () => load().then(code.focus).catch(failed)), ' ',
        button(t.edit.keepMine, () => { revision = problem.problem.revision ?? ''; refill(note); code.focus(); save().catch(failed); })));
      return undefined;
    }
  }

  async function load() {
    refill(note);
    changed.clear();
    removed.clear();
    begun.clear();
    refill(impact);
    showMoved([]);
    revision = '';
    isContested = false;
    const draft = await call('GET', '/v1/rules/draft');
    if (draft.revision) {
      for (const [file, text] of Object.entries(draft.files)) changed.set(file, text);
      for (const file of draft.removed ?? []) removed.add(file);
      for (const [file, hash] of Object.entries(draft.base)) begun.set(file, hash);
      told(draft);
    } else {
      kept.textContent = t.edit.noDraft;
    }
    showRemoved();
    await open(first());
  }

  // A draft may take files away, too: nothing of it is dropped by saving it here.
  function showRemoved() {
    gone.hidden = removed.size === 0;
    refill(gone, [...removed].map((file) => h('li', {}, t.edit.removed(file), ' ', button(t.edit.bringBack, () => {
      removed.delete(file);
      begun.delete(file);
      showRemoved();
      later();
      files.focus();
    }, { class: 'small' }))));
    offer();
  }

  async function look() {
    refill(note);
    if (isNone()) {
      refill(impact, h('p', {}, t.edit.nothing));
      return;
    }
    refill(impact, h('p', { role: 'status' }, t.edit.trying));
    const about = change();
    try {
      const said = await patiently('POST', '/v1/rules/impact', about);
      if (over) return;
      refill(impact, effect(said, 'edit-verdict'), cases(said));
      if (JSON.stringify(about) !== JSON.stringify(change())) outdated(false);
    } catch (problem) {
      refill(impact);
      throw problem;
    }
  }

  // What the gate would say and whose answers change, of what is typed here or of a proposal.
  function effect(said, id) {
    return [h('div', { class: said.passes ? 'note' : 'note bad', role: 'status', id }, h('p', {}, said.passes ? t.edit.passes : t.edit.fails(said.problems.length))),
      said.tried ? [changes(t.edit.lowered, said.lowered), changes(t.edit.raised, said.raised)] : undefined,
      said.cases.failed.length === 0 ? undefined : h('section', { class: 'panel' }, h('h3', {}, `${t.edit.failed}: ${said.cases.failed.length}`),
        h('ul', {}, said.cases.failed.slice(0, 50).map((each) => h('li', {}, button(`${each.file}:${each.line}`, () => open(each.file)
          .then(() => code.go(each.line)).catch(failed), { class: 'link' }), ` ${each.note}: `, marked(each.differences.join('; ')))))),
      said.boundaries.length === 0 ? undefined : h('section', { class: 'panel' }, h('h3', {}, `${t.edit.boundaries}: ${said.boundaries.length}`),
        h('ul', {}, said.boundaries.map((each) => h('li', {}, `${each.ruleId} `, h('code', {}, each.what), ` (${each.file}:${each.line}): `, both(each))))),
      said.recorded ? recorded(said.recorded, id && 'edit-recorded') : undefined,
      said.problems.length === 0 ? undefined : h('details', {}, h('summary', {}, t.edit.why),
        h('ul', {}, said.problems.slice(0, 100).map((problem) => h('li', {}, marked(problem.message)))))];
  }

  function cases(said) {
    return said.proposedCases.length === 0 ? undefined : h('section', { class: 'panel' }, h('h3', {}, `${t.edit.missing}: ${said.proposedCases.length}`),
      h('p', { class: 'quiet' }, t.edit.missingWhy), said.proposedCases.map((each, i) => h('div', { class: 'proposed' }, h('p', {}, `${each.ruleId}: `, marked(each.what)),
        h('pre', { tabindex: '0' }, each.text), button(t.edit.accept(each.file), (event) => accept(each, event.target).catch(failed),
          { id: `accept-${i}`, class: 'small' }))));
  }

  async function accept(proposal, pressed) {
    pressed.disabled = true;
    (impact.querySelector('.proposed button:enabled') ?? document.getElementById('edit-look')).focus();
    const text = await textOf(proposal.file);
    put(proposal.file, text && !text.endsWith('\n') ? `${text}\n${proposal.text}` : text + proposal.text, true);
    await open(proposal.file);
  }

  async function propose() {
    refill(note);
    const sent = await save();
    if (!sent) return;
    if (!reason.value.trim()) {
      reason.setAttribute('aria-invalid', 'true');
      reason.focus();
      return;
    }
    tell(h('p', { role: 'status' }, t.edit.trying));
    // What is proposed is what was saved here, and not what somebody else saved since.
    await patiently('POST', '/v1/rules/proposals', { reason: reason.value.trim() }, revision ? { 'If-Match': revision } : {});
    reason.value = '';
    reason.removeAttribute('aria-invalid');
    // What was typed while the proposal was tried is a draft of its own.
    for (const [file, text] of Object.entries(sent.files)) if (changed.get(file) === text) changed.delete(file);
    sent.removed.forEach((file) => removed.delete(file));
    [...begun.keys()].filter((file) => !changed.has(file) && !removed.has(file)).forEach((file) => begun.delete(file));
    refill(impact);
    showRemoved();
    showMoved([]);
    revision = '';
    kept.textContent = t.edit.noDraft;
    refill(note, h('div', { class: 'note', role: 'status' }, t.edit.isProposed));
    await Promise.all([list(), open(stays(name) ? name : first())]);
  }

  async function approve(proposal, details) {
    if (!details.open) {
      details.open = true;
      details.firstElementChild.focus();
      return;
    }
    await read(proposal.id, details);
    tell(h('p', { role: 'status' }, t.edit.trying));
    const said = await patiently('POST', `/v1/rules/proposals/${proposal.id}/approve`);
    await renew();
    refill(note, h('div', { class: said.written ? 'note' : 'note bad', role: 'status', id: 'edit-live' },
      h('p', {}, said.written ? t.edit.live : t.edit.notWritten(said.why)),
      said.bundle ? h('p', {}, button(t.edit.archive, () => download(said).catch(failed), { id: 'edit-archive' })) : undefined, said.selfApproved ? h('p', {}, t.edit.selfApproved) : undefined));
    await Promise.all([list(), open(stays(name) ? name : first())]);
  }

  // What is in a proposal and what it does: who approves it has seen that.
  function read(id, into) {
    if (!seen.has(id)) seen.set(id, fill(id, into).catch((problem) => { seen.delete(id); throw problem; }));
    return seen.get(id);
  }

  async function fill(id, into) {
    const [said, { files: now, ruleSetVersion }] = await Promise.all([call('GET', `/v1/rules/proposals/${id}`), call('GET', '/v1/rules/source')]);
    const before = await Promise.all(said.paths.map((file) => (now.some((each) => each.name === file)
      ? source(file) : '')));
    if (over) return;
    refill(into, into.firstElementChild, said.changedSince.length === 0 ? undefined : h('p', { class: 'note bad' }, t.edit.changedSince(said.changedSince.join(', '))), said.impact.live === ruleSetVersion ? undefined : again(said),
      said.paths.map((file, i) => h('section', {}, h('h3', {}, file), said.removed.includes(file) ? h('p', {}, t.edit.removed(file)) : difference(before[i], said.files[file]))),
      h('div', { class: 'stack', 'data-effect': id }, effect(said.impact)));
  }

  // Whose answers change was found out of the rules that decided then.
  function again(said) {
    const outcome = h('div', { class: 'note bad', role: 'status' }, h('p', {}, t.edit.otherRules), button(t.edit.tryAgain, async () => {
      refill(outcome, h('p', {}, t.edit.trying));
      try {
        const now = await patiently('POST', '/v1/rules/impact', { files: said.files, removed: said.removed });
        refill(outcome, h('p', {}, t.edit.triedAgain));
        refill(outcome.parentElement.querySelector('[data-effect]'), effect(now));
      } catch (problem) {
        refill(outcome, problemNote(problem));
      }
    }, { class: 'small' }));
    return outcome;
  }

  // By the same way as everything else: a link would come without the token.
  async function download(said) {
    const link = h('a', { href: URL.createObjectURL(await call('GET', said.bundle, { as: 'blob' })), download: `proposal-${said.id}.zip` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  async function list() {
    const [{ proposals }, { history }] = await Promise.all([call('GET', '/v1/rules/proposals'), call('GET', '/v1/rules/history')]);
    if (over) return;
    seen.clear();
    const isOpen = (each) => each.state === 'OPEN';
    const closed = proposals.filter((each) => !isOpen(each));
    const listed = [...proposals.filter(isOpen), ...closed.slice(0, MOST_CLOSED)];
    const shown = new Map(listed.filter(isOpen).map((each, i) => [each.id, h('details', { 'data-proposal': each.id, class: 'stack', open: i === 0,
      on: { toggle: (event) => (event.target.open ? read(each.id, event.target).catch(failed) : undefined) } }, h('summary', {}, t.edit.seeIt))]));
    // Nothing moves under a finger: what the first changes is there before its buttons are.
    for (const [id, details] of [...shown].slice(0, 1)) await read(id, details).catch(failed);
    if (over) return;
    refill(proposed, h('h2', {}, t.edit.proposals),
      proposals.length === 0 ? h('p', {}, t.edit.none) : h('ul', { class: 'plain' }, listed.map((each) => h('li', { class: 'panel' },
        h('p', {}, h('strong', {}, t.edit.states[each.state]), ` ${each.reason}`), h('p', { class: 'quiet' }, `${each.by}, `, when(each.at), `: ${each.paths.join(', ')}`),
        shown.get(each.id),
        isOpen(each) ? h('p', {}, button(t.edit.approve, () => approve(each, shown.get(each.id)).catch(refused), { class: 'primary', 'data-approve': each.id }), ' ',
          button(t.edit.reject, () => call('POST', `/v1/rules/proposals/${each.id}/reject`).then(list).catch(refused), { 'data-reject': each.id })) : undefined))),
      closed.length > MOST_CLOSED ? h('p', { class: 'quiet' }, t.edit.older(closed.length - MOST_CLOSED)) : undefined,
      h('h2', {}, t.edit.history), h('ol', { class: 'plain' }, history.map((each, i) => h('li', {}, when(each.since), ' ',
        h('code', { title: each.ruleSetVersion }, `${each.ruleSetVersion.slice(0, 19)}…`), ' ', i === 0 ? t.edit.now
          : button(t.edit.back, () => patiently('POST', `/v1/rules/history/${each.id}/restore`, { reason: t.edit.backReason(each.ruleSetVersion) })
            .then(list).then(() => tell(h('div', { class: 'note', role: 'status' }, t.edit.isProposed))).catch(refused), { class: 'small' })))));
  }

  // Nothing can be typed before the draft is here: it would come over what was typed.
  await load();
  main.append(h('div', { class: 'stack' }, h('p', {}, t.edit.intro), note,
    h('div', { class: 'field' }, h('label', { for: 'edit-file' }, t.edit.file), files),
    h('p', {}, lay, ' ', button(t.edit.takeAway, () => takeAway().catch(failed), { id: 'edit-remove', class: 'small' })),
    h('details', { id: 'edit-more' }, h('summary', {}, t.edit.newFile), h('div', { class: 'field' }, h('label', { for: 'edit-new' }, t.edit.newName), fresh,
      h('p', { class: 'quiet', id: 'edit-new-hint' }, t.edit.newHint), button(t.edit.add, () => add().catch(failed), { id: 'edit-add' }))), place, kept, moved, gone, found,
    h('p', {}, button(t.edit.look, () => look().catch(refused), { class: 'primary', id: 'edit-look' })), impact,
    h('section', { class: 'panel' }, h('h2', {}, t.edit.propose), h('label', { for: 'edit-reason' }, t.edit.reason), reason,
      h('p', {}, button(t.edit.propose, () => propose().catch(refused), { class: 'primary', id: 'edit-propose' }))), proposed));
  addEventListener('beforeunload', leaves);
  addEventListener('pagehide', goes);
  document.addEventListener('visibilitychange', hides);
  await list().catch(failed);
  call('GET', '/v1/vocabulary').then((vocabulary) => code.words([...(vocabulary.symptoms ?? []), ...(vocabulary.regions ?? [])]
    .map((word) => word.code).concat('Symptom', 'Treatment', 'Region', 'Patient', 'Vital', 'RiskFactor', 'SelfCare', 'Sign', 'Doubt', 'Report', 'severity', 'trend', 'code', 'sizeCm')))
    .catch(() => {});
  return () => {
    over = true;
    clearTimeout(timer);
    removeEventListener('beforeunload', leaves);
    removeEventListener('pagehide', goes);
    document.removeEventListener('visibilitychange', hides);
    if (isLate) save().catch(() => {});
    code.end();
  };
}
