// Try a patient: a form from the vocabulary, and the answer beside it. Nothing here makes a decision or is stored.
import { button, h, localInput, pastInstant, refill, when } from './dom.js';
import { call, hasToken, Refusal, remembered } from './api.js';
import { problemNote } from './app.js';
import { band, details, whatIf } from './answer.js';
import { badge } from './levels.js';
import { bodyMap } from './body.js';
import { EXAMPLES } from './examples.js';
import { choose, control, three } from './fields.js';
import { asCase, asCurl, at, put } from './report.js';
import { timeline } from './timeline.js';
import { t } from './texts.js';

const TYPING_MILLIS = 60;
const LATE_MILLIS = 1000;
const AGAIN_MILLIS = 3000;
const HOUR = 3600000;

// Outlives a look at another view, never a reload.
let report = {};
let before = [];

function empty(of) {
  return Object.keys(of).every((name) => name === 'reportedAt');
}

export async function show(main) {
  const words = await remembered('/v1/vocabulary');
  const symptomWords = new Map(words.symptoms.map((word) => [word.code, word]));
  const fieldNames = new Map(words.attributes.map((field) => [field.name, field]));
  const nodes = {
    band: h('div', { 'data-part': 'band', tabindex: '-1' }), form: h('div', { class: 'form' }), line: h('div', {}), details: h('div', {}),
    said: h('p', { class: 'unseen', role: 'status', 'aria-live': 'polite' }), what: h('div', { class: 'whatif' }), copied: h('div', {}),
    refused: h('div', { tabindex: '-1' }), undo: button(t.try.undo, undo), more: h('div', { class: 'more', hidden: true }),
    paper: h('section', { class: 'paper' }),
  };
  let answer;
  // Whether the answer is to the report as it is now.
  let isAnswered = false;
  let timer;
  let late;
  let asked;

  // --- The report and the answer to it ---

  function now() {
    return new Date(Math.floor(Date.now() / 60000) * 60000);
  }

  // quiet: what is typed stays as it is in the form; only what follows from it is drawn anew.
  function change(alter, quiet) {
    before.push(JSON.stringify(report));
    report.reportedAt ??= now().toISOString();
    alter(report);
    followed(quiet);
  }

  function followed(quiet) {
    if (!quiet) form();
    refill(nodes.paper, h('h3', { class: 'part' }, t.try.form), report.reportedAt ? h('p', {}, t.try.reportedAt, ' ', when(report.reportedAt)) : undefined, h('ul', { class: 'plain' }, onPaper().map((each) => h('li', {}, each))));
    line();
    nodes.undo.hidden = before.length === 0;
    refill(nodes.what, button(t.try.explain, explain));
    refill(nodes.copied);
    isAnswered = false;
    soon(quiet ? TYPING_MILLIS : 0);
  }

  function soon(millis) {
    clearTimeout(timer);
    timer = setTimeout(ask, millis);
  }

  function undo() {
    report = JSON.parse(before.pop() ?? '{}');
    followed();
    if (before.length === 0) search.focus();
  }

  async function ask() {
    asked?.abort();
    clearTimeout(late);
    if (empty(report)) {
      answer = undefined;
      accepted();
      shown();
      return;
    }
    const mine = new AbortController();
    asked = mine;
    nodes.details.setAttribute('aria-busy', 'true');
    late = setTimeout(() => unanswered(t.try.working), LATE_MILLIS);
    try {
      const told = await call('POST', '/v1/explain?only=answer', { body: report, signal: mine.signal });
      if (mine !== asked) return;
      if (told.answer.headline !== answer?.headline || nodes.band.querySelector('[data-unanswered]')) nodes.said.textContent = t.try.changed(told.answer.headline);
      answer = told.answer;
      isAnswered = true;
      accepted();
      shown();
    } catch (problem) {
      if (mine.signal.aborted || mine !== asked) return;
      const failSafe = problem.problem?.failSafe?.instruction;
      const saying = JSON.stringify([problem.status, problem.problem?.errors]);
      // What is tried again and again is said once.
      if (saying !== nodes.refused.dataset.saying) refill(nodes.refused, problem instanceof Refusal && problem.status === 422 ? h('p', { class: 'strong' }, t.try.invalid) : undefined,
        problemNote(problem), failSafe ? h('p', { class: 'note bad' }, failSafe) : undefined,
        answer ? h('p', { class: 'note' }, t.try.old) : undefined);
      nodes.refused.dataset.saying = saying;
      unanswered(failSafe ?? t.frame.unreachable);
      // What the report is not to blame for passes: the answer comes by itself.
      if (!(problem instanceof Refusal) || problem.status >= 500 || problem.status === 429) soon(AGAIN_MILLIS);
    } finally {
      if (mine === asked) {
        clearTimeout(late);
        nodes.details.removeAttribute('aria-busy');
      }
    }
  }

  function accepted() {
    refill(nodes.refused);
    delete nodes.refused.dataset.saying;
  }

  // INVARIANT: no level stands at the top that is not the answer to the report beneath it.
  function unanswered(why) {
    if (!nodes.band.querySelector('[data-unanswered]')) nodes.said.textContent = t.try.unanswered;
    refill(nodes.band, h('div', { class: 'band empty', 'data-unanswered': true }, h('p', { class: 'headline' }, t.try.unanswered), h('p', {}, why),
      h('p', { class: 'strong' }, t.try.noAllClear),
      answer ? h('p', { class: 'row' }, t.try.was, badge(answer.urgency, answer.actWithinHours)) : undefined,
      nodes.refused.firstChild ? button(t.try.whyNot, () => nodes.refused.focus(), { class: 'small narrow' }) : undefined));
    line();
  }

  function startOver() {
    change((to) => Object.keys(to).forEach((name) => delete to[name]));
    search.focus();
  }

  function shown() {
    line();
    nodes.more.hidden = !answer;
    if (!answer) {
      refill(nodes.band, empty(report) ? h('div', { class: 'band empty' }, h('p', { class: 'headline' }, t.try.start), h('p', {}, t.try.startHow),
        h('div', { class: 'row' }, Object.keys(EXAMPLES).map((name) => button(t.try.examples[name], () => example(name))))) : undefined);
      refill(nodes.details);
      return;
    }
    const focused = nodes.details.contains(document.activeElement);
    refill(nodes.band, band(answer, () => document.getElementById('why').focus()));
    refill(nodes.details, details(answer, actions));
    if (focused && document.activeElement === nodes.details) document.getElementById('questions').focus({ preventScroll: true });
  }

  function example(name) {
    const [hours, given] = EXAMPLES[name];
    const moment = now();
    before.push(JSON.stringify(report));
    report = { reportedAt: moment.toISOString(), ...structuredClone(given) };
    report.treatment.endedAt = new Date(moment - hours * HOUR).toISOString();
    followed();
  }

  function nodeOf(pointer) {
    for (let place = pointer; place !== ''; place = place.slice(0, place.lastIndexOf('/'))) {
      const node = nodes.form.querySelector(`[data-pointer="${CSS.escape(place)}"]`);
      if (node) return node;
    }
    return undefined;
  }

  const actions = {
    answer(question, value) {
      change((to) => {
        if (question.asks) put(to, '/symptoms/-', value ? { code: question.asks } : { code: question.asks, present: false });
        else put(to, question.pointer, value);
      });
    },
    apply(answers) {
      change((to) => {
        const goesLast = answers.filter((each) => each.to === undefined).reverse();
        for (const each of answers.filter((one) => one.to !== undefined)) {
          put(to, each.pointer, each.pointer === '/symptoms/-' ? { code: each.to } : each.to);
        }
        for (const each of goesLast) put(to, each.pointer, undefined);
      });
      // The button is gone with what it would change: the eye goes to the new answer.
      nodes.band.focus();
    },
    point(pointer) {
      nodes.form.querySelectorAll('.pointed').forEach((node) => node.classList.remove('pointed'));
      if (pointer !== undefined) nodeOf(pointer)?.classList.add('pointed');
    },
    goTo(pointer) {
      const node = nodeOf(pointer);
      if (!node) return;
      for (let each = node.closest('details'); each; each = each.parentElement.closest('details')) each.open = true;
      node.scrollIntoView({ block: 'center' });
      const input = node.querySelector('input:checked, input, select, textarea, button');
      input?.focus({ preventScroll: true });
      actions.point(pointer);
    },
  };

  async function explain() {
    refill(nodes.what, h('p', { role: 'status' }, t.try.explaining));
    const about = JSON.stringify(report);
    try {
      const explained = await call('POST', '/v1/explain', { body: report });
      if (about === JSON.stringify(report)) refill(nodes.what, whatIf(explained, actions));
    } catch (problem) {
      if (about === JSON.stringify(report)) refill(nodes.what, problemNote(problem), button(t.try.explain, explain));
    }
  }

  async function copy(kind) {
    if (kind === 'case' && !isAnswered) {
      refill(nodes.copied, h('p', { role: 'status' }, t.try.unanswered));
      return;
    }
    const note = (report.symptoms ?? []).map((symptom) => labelOf(symptom)).join(', ') || t.try.caseNote;
    const text = kind === 'json' ? JSON.stringify(report, undefined, 2)
      : kind === 'case' ? asCase(report, answer, note, t.try.caseBasis) : asCurl(report, location.origin, hasToken());
    const box = h('textarea', { readonly: true, rows: '8', 'aria-label': t.try.copies[kind], class: 'code', value: text });
    const said = h('p', { role: 'status' });
    refill(nodes.copied, said, box);
    box.select();
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = t.try.copied;
    } catch {
      said.textContent = t.try.copyByHand;
    }
  }

  // --- The form ---

  function labelOf(symptom) {
    return symptomWords.get(symptom.code)?.label ?? t.try.other;
  }

  function fields(part, list) {
    return list.map((field) => {
      const pointer = part ? `/${part}/${field.name}` : `/${field.name}`;
      return control(field, pointer, at(report, pointer), (value) => change((to) => put(to, pointer, value), true), words.regions);
    });
  }

  function attribute(index, name) {
    const pointer = `/symptoms/${index}/${name}`;
    return control(fieldNames.get(name), pointer, at(report, pointer),
      (value) => change((to) => put(to, pointer, value), true), words.regions);
  }

  function symptomCard(symptom, index) {
    const word = symptomWords.get(symptom.code);
    const label = labelOf(symptom);
    const pointer = `/symptoms/${index}`;
    const needed = new Set(word?.needs.flat() ?? ['severity', 'trend']);
    const rest = (word?.attributes ?? words.attributes.map((field) => field.name)).filter((name) => !needed.has(name));
    const there = symptom.present !== false;
    return h('article', { class: 'card symptom', 'data-pointer': pointer },
      h('header', { class: 'row' }, h('h3', {}, label),
        button('×', () => removeSymptom(pointer), { class: 'remove', 'aria-label': t.try.remove(label) })),
      word ? h('p', { class: 'quiet' }, word.question) : ownWords(symptom, index),
      three(t.try.present, `${pointer}/present`, there, (value) => change((to) => put(to, `${pointer}/present`, value ? undefined : false)),
        [t.try.has, t.try.denied], [true, false]),
      there ? h('div', { class: 'fields' }, [...needed].map((name) => attribute(index, name))) : undefined,
      there && rest.length ? h('details', { id: `more-${index}` }, h('summary', {}, t.try.more),
        h('div', { class: 'fields' }, rest.map((name) => attribute(index, name)))) : undefined);
  }

  function ownWords(symptom, index) {
    const id = `own-${index}`;
    const box = h('textarea', { id, rows: '2', maxlength: '500', value: symptom.text, on: { input: () => {
      if (box.value.trim() !== '') change((to) => put(to, `/symptoms/${index}/text`, box.value), true);
    } } });
    return h('div', { class: 'field wide', 'data-pointer': `/symptoms/${index}/text` },
      h('label', { for: id }, t.try.ownWordsLabel), box, h('p', { class: 'hint' }, t.try.ownWordsHint));
  }

  function addSymptom(symptom) {
    change((to) => put(to, '/symptoms/-', symptom));
    nodes.form.querySelector(`[data-pointer="/symptoms/${report.symptoms.length - 1}"] input`)?.focus();
  }

  function removeSymptom(pointer) {
    change((to) => {
      put(to, pointer, undefined);
      if (to.symptoms.length === 0) delete to.symptoms;
    });
    search.focus();
  }

  function addWord(found) {
    if (found.kind === 'symptom') addSymptom({ code: found.code });
    else if (found.kind === 'risk') change((to) => put(to, `/patient/${found.code}`, true));
    else toggleRegion(found.code, true);
  }

  function toggleRegion(code, always) {
    const chosen = new Set(report.treatment?.regions ?? []);
    if (chosen.has(code) && !always) chosen.delete(code);
    else chosen.add(code);
    change((to) => put(to, '/treatment/regions', chosen.size ? [...chosen] : undefined));
  }

  // The report as it is printed: what is given, in words.
  function onPaper() {
    const labels = new Map(words.regions.map((region) => [region.code, region.label]));
    const word = (field, value) => (value === true ? t.field.yes : value === false ? t.field.no
      : field.type === 'timestamp' ? when(value).textContent : field.wordLabels?.[field.words.indexOf(value)] ?? labels.get(value) ?? String(value));
    const said = (list, of) => list.filter((field) => of[field.name] !== undefined).map((field) =>
      `${field.label}: ${[of[field.name]].flat().map((value) => word(field, value)).join(', ')}${field.unit ? ` ${field.unit}` : ''}`);
    return [...(report.symptoms ?? []).map((symptom) => [labelOf(symptom), symptom.present === false ? t.try.denied : symptom.text,
      ...said(words.attributes, symptom)].filter(Boolean).join('; ')),
    ...['treatment', 'vitals', 'patient', 'selfCare'].flatMap((part) => said(words[part], report[part] ?? {})), ...said(words.report, report)];
  }

  // --- What people say ---

  const results = h('ul', { class: 'chips', id: 'found' });
  const count = h('p', { class: 'hint', role: 'status' });
  const search = h('input', { type: 'search', id: 'search', maxlength: '200', autocomplete: 'off', 'aria-describedby': 'search-hint',
    on: { input: () => {
      clearTimeout(searchTimer);
      searchTimer = setTimeout(look, 150);
    }, keydown: (event) => {
      if (event.key === 'Enter') results.querySelector('button')?.click();
    } } });
  let searchTimer;
  let looking;

  async function look() {
    const said = search.value.trim();
    looking?.abort();
    if (said === '') {
      refill(results);
      count.textContent = '';
      return;
    }
    looking = new AbortController();
    const mine = looking;
    try {
      const { found } = await call('GET', `/v1/vocabulary/search?q=${encodeURIComponent(said)}`, { signal: mine.signal });
      if (mine !== looking) return;
      count.textContent = t.try.found(found.length);
      refill(results, found.map((word) => h('li', {}, h('button', { type: 'button', class: 'chip', title: word.question, on: { click: () => took(() => addWord(word)) } },
        h('span', { class: 'plus', 'aria-hidden': 'true' }, '+'), word.label, h('span', { class: 'quiet' }, ` ${t.try.kinds[word.kind]}`)))),
      h('li', {}, button(t.try.ownWords(said), () => took(() => addSymptom({ code: 'other', text: said })), { class: 'chip own' })));
    } catch (problem) {
      if (!mine.signal.aborted) refill(results, h('li', {}, problemNote(problem)));
    }
  }

  function took(add) {
    search.value = '';
    refill(results);
    count.textContent = '';
    search.focus();
    add();
  }

  function chooser() {
    const list = [...words.symptoms].sort((a, b) => a.label.localeCompare(b.label)).map((word) => ({ value: word.code, label: word.label }));
    let chosen;
    const block = choose({ label: t.try.all }, '/all', list, undefined, (code) => { chosen = code; });
    // Not at once: the arrow keys go through the list one by one.
    block.append(button(t.try.add, () => (chosen ? addSymptom({ code: chosen }) : block.querySelector('select').focus()), { class: 'small' }));
    return block;
  }

  // --- The treatment ---

  function sinceHours() {
    const ended = report.treatment?.endedAt;
    return ended ? Math.round(((new Date(report.reportedAt) - new Date(ended)) / HOUR) * 100) / 100 : undefined;
  }

  function endAt(hours) {
    change((to) => put(to, '/treatment/endedAt',
      hours === undefined ? undefined : new Date(new Date(to.reportedAt) - hours * HOUR).toISOString()), true);
  }

  const ended = h('p', { class: 'hint' });

  function times() {
    const slider = h('input', { type: 'range', id: 'slider', min: 0, max: 72, step: 0.5, value: sinceHours() ?? 0,
      'aria-label': t.try.slider, on: { input: () => {
        box.querySelector('input').value = slider.value;
        endAt(Number(slider.value));
      } } });
    const box = control({ type: 'decimal', label: t.try.hoursSince, min: 0, max: 87600, places: 2, unit: 'h' }, '/treatment/endedAt', sinceHours(),
      (hours) => {
        slider.value = hours ?? 0;
        endAt(hours);
      });
    const hint = h('p', { class: 'hint', id: 'reported-hint', hidden: true }, t.try.reportedHint);
    const about = h('input', { type: 'datetime-local', id: 'reported', value: localInput(new Date(report.reportedAt ?? now())), 'aria-describedby': 'reported-hint',
      on: { change: () => {
        const hours = sinceHours();
        const moment = pastInstant(about.value);
        hint.hidden = moment !== undefined;
        if (moment !== undefined) {
          about.removeAttribute('aria-invalid');
          change((to) => {
            to.reportedAt = moment;
            if (hours !== undefined) put(to, '/treatment/endedAt', new Date(new Date(to.reportedAt) - hours * HOUR).toISOString());
          });
        } else {
          about.setAttribute('aria-invalid', 'true');
        }
      } } });
    return [nodes.line, slider, h('div', { class: 'fields' }, box,
      h('div', { class: 'field', 'data-pointer': '/reportedAt' }, h('label', { for: 'reported' }, t.try.reportedAt), about, hint)), ended];
  }

  function line() {
    const end = report.treatment?.endedAt;
    ended.textContent = end ? t.try.endedAt(when(end).textContent) : t.try.endedUnknown;
    const onsets = (report.symptoms ?? []).filter((symptom) => symptom.present !== false && symptom.onsetHours !== undefined)
      .map((symptom) => ({ label: labelOf(symptom), hours: symptom.onsetHours }));
    refill(nodes.line, timeline(sinceHours(), onsets, isAnswered ? answer?.actWithinHours : undefined));
  }

  function regions() {
    const chosen = new Set(report.treatment?.regions ?? []);
    const names = words.regions.filter((region) => chosen.has(region.code)).map((region) => region.label);
    const saying = names.length ? names.join(' · ') : t.try.noRegion;
    const told = h('p', { class: 'hint regions-told' }, saying);
    return h('fieldset', { class: 'wide', 'data-pointer': '/treatment/regions' }, h('legend', {}, t.try.regions),
      h('p', { class: 'hint' }, t.try.regionsHint),
      h('div', { class: 'bodies' }, bodyMap(words.regions, chosen, (code) => toggleRegion(code), (label) => { told.textContent = label || saying; }, t.try)),
      told,
      h('details', { id: 'region-list' }, h('summary', {}, t.try.regionList(chosen.size)),
        h('div', { class: 'checks' }, words.regions.map((region) => h('div', { class: 'check' },
          h('input', { type: 'checkbox', id: `region-${region.code}`, checked: chosen.has(region.code), on: { change: () => toggleRegion(region.code) } }),
          h('label', { for: `region-${region.code}` }, region.label))))));
  }

  function folded(id, title, list, part) {
    return h('details', { id, class: 'panel' }, h('summary', {}, h('h2', {}, title)), h('div', { class: 'fields' }, fields(part, list)));
  }

  function given(part) {
    return Object.keys(report[part] ?? {}).length;
  }

  const said = [h('label', { for: 'search', class: 'big' }, t.try.search), search,
    h('p', { class: 'hint', id: 'search-hint' }, t.try.searchHint), count, results];

  function form() {
    const symptoms = report.symptoms ?? [];
    refill(nodes.form,
      h('section', { class: 'panel' }, h('h2', {}, t.try.symptoms), said, chooser()),
      symptoms.length ? h('div', { class: 'symptoms', 'data-pointer': '/symptoms' }, symptoms.map(symptomCard)) : h('p', { class: 'quiet' }, t.try.none),
      h('section', { class: 'panel' }, h('h2', {}, t.try.treatment), times(), regions(),
        h('div', { class: 'fields' }, fields('treatment', words.treatment.filter((field) => field.type !== 'timestamp' && field.type !== 'regions')))),
      folded('part-vitals', t.try.vitals(given('vitals')), words.vitals, 'vitals'),
      folded('part-patient', t.try.patient(given('patient')), words.patient, 'patient'),
      folded('part-selfcare', t.try.selfCare(given('selfCare')), words.selfCare, 'selfCare'),
      folded('part-report', t.try.report, words.report, ''));
  }

  main.append(
    h('p', { class: 'safe' }, h('strong', {}, t.try.safe), ` ${t.try.safeMore}`), nodes.said,
    h('div', { class: 'sticky' }, nodes.band),
    h('div', { class: 'columns' },
      h('section', { 'aria-label': t.try.form }, nodes.form),
      h('section', { 'aria-label': t.try.answer, class: 'answer' },
        nodes.refused, nodes.details, nodes.more),
      nodes.paper));
  nodes.more.append(
    h('h3', { class: 'part' }, t.try.whatIf), nodes.what,
    h('h3', { class: 'part screen' }, t.try.copy),
    h('div', { class: 'row' }, Object.keys(t.try.copies).map((kind) => button(t.try.copies[kind], () => copy(kind), { 'data-copy': kind }))), nodes.copied,
    h('div', { class: 'row again' }, nodes.undo, button(t.try.startOver, startOver)));
  followed();
  shown();
  return () => {
    clearTimeout(timer);
    clearTimeout(late);
    asked?.abort();
  };
}
