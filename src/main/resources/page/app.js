// The frame: views, navigation, light and dark, the token.
import { button, h, refill } from './dom.js';
import { forgetToken, forget, onUnknownCaller, Refusal } from './api.js';
import { t } from './texts.js';

// A view is a module with `show(main, rest)`: it fills main for the rest of the address, and may give back what ends it.
const VIEWS = [
  { path: 'try', load: () => import('./try.js') },
  { path: 'rules', load: () => import('./rules.js') },
  { path: 'edit', load: () => import('./edit.js') },
  { path: 'decisions', load: () => import('./decisions.js') },
  { path: 'status', load: () => import('./status.js') },
];

const AGAIN_MILLIS = 3000;

const main = h('main', { id: 'main', tabindex: '-1' });
const nav = h('nav', { 'aria-label': t.frame.views }, h('ul', {}, VIEWS.map((view) =>
  h('li', {}, h('a', { href: `#/${view.path}`, 'data-view': view.path }, t.views[view.path].name)))));
let end = () => {};
let turn = 0;

function skip(event) {
  event.preventDefault();
  main.focus();
}

function themeSwitch() {
  const select = h('select', { id: 'theme', on: { change: () => { document.documentElement.dataset.theme = select.value; } } },
    Object.entries(t.frame.themes).map(([value, text]) => h('option', { value }, text)));
  return h('div', { class: 'theme' }, h('label', { for: 'theme', class: 'quiet' }, t.frame.theme), select);
}

function askForToken(wasRefused) {
  return new Promise((resolve) => {
    const input = h('textarea', { id: 'token', rows: '4', autocomplete: 'off', spellcheck: 'false', required: true });
    const use = () => {
      const given = input.value.trim().replace(/^Bearer\s+/i, '');
      if (/^[\x21-\x7e]+$/.test(given)) {
        dialog.close();
        dialog.remove();
        if (document.activeElement === document.body) main.querySelector('h1').focus();
        resolve(given);
      } else {
        input.setAttribute('aria-invalid', 'true');
        input.focus();
      }
    };
    const dialog = h('dialog', { 'aria-labelledby': 'token-title', on: {
      cancel: (event) => event.preventDefault(),
      // A browser closes it all the same where Escape is pressed twice: what waits for the token would wait for ever.
      close: () => dialog.isConnected && dialog.showModal() } },
      h('h2', { id: 'token-title' }, t.token.title),
      h('p', { role: wasRefused ? 'alert' : undefined }, wasRefused ? t.token.refused : t.token.why),
      h('label', { for: 'token' }, t.token.label), input,
      h('p', { class: 'quiet' }, t.token.memory),
      button(t.token.use, use, { class: 'primary' }));
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        use();
      }
    });
    document.body.append(dialog);
    dialog.showModal();
    forgetButton.hidden = false;
  });
}

const forgetButton = button(t.token.forget, () => {
  forgetToken();
  forget();
  route();
}, { hidden: true, class: 'small' });

function isNoRules(problem) {
  return problem.problem?.type === 'urn:aftercare:problem:rules-unavailable';
}

// What the service refused, in its own words.
export function problemNote(problem) {
  if (problem instanceof Refusal) {
    const details = (problem.problem.errors ?? []).map((error) => h('li', {}, h('code', {}, error.pointer), ` ${error.detail}`));
    return h('div', { class: 'note bad', role: 'alert' },
      h('p', {}, problem.status === 403 ? t.frame.notAllowed : isNoRules(problem) ? t.frame.noRules : problem.message),
      problem.status === 404 ? h('p', {}, t.frame.notThere) : undefined,
      details.length ? h('ul', {}, details) : undefined);
  }
  return h('div', { class: 'note bad', role: 'alert' }, h('p', {}, t.frame.unreachable));
}

async function route() {
  const mine = ++turn;
  const [path, ...rest] = location.hash.replace(/^#\//, '').split('/').map(decodeURIComponent);
  const view = VIEWS.find((each) => each.path === path) ?? VIEWS[0];
  end();
  end = () => {};
  for (const link of nav.querySelectorAll('a')) {
    if (link.dataset.view === view.path) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.title = `${t.views[view.path].name} · ${t.frame.name}`;
  main.dataset.view = view.path;
  const content = h('div', { class: `view ${view.path}` });
  const title = h('h1', { tabindex: '-1' }, t.views[view.path].title);
  refill(main, title, content);
  if (mine > 1) {
    title.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
  try {
    const shown = await (await view.load()).show(content, rest);
    performance.mark('usable');
    if (mine === turn) end = shown ?? end;
    else shown?.();
  } catch (problem) {
    if (mine !== turn) return;
    refill(content, problemNote(problem), button(t.frame.again, route));
    if (isNoRules(problem)) setTimeout(() => mine === turn && route(), AGAIN_MILLIS);
  }
}

document.documentElement.lang = t.language;
document.body.append(
  h('a', { href: '#main', class: 'skip', on: { click: skip } }, t.frame.skip),
  h('header', {}, h('div', { class: 'bar' },
    h('a', { href: '#/try', class: 'brand' }, h('img', { src: '/page/icon.svg', alt: '', width: '28', height: '28' }), t.frame.name),
    nav, h('div', { class: 'tools' }, forgetButton, themeSwitch()))),
  main,
  h('footer', {}, h('p', {}, t.frame.foot), h('p', {}, h('a', { href: '/q/openapi' }, t.frame.contract))));
onUnknownCaller(askForToken);
window.addEventListener('hashchange', route);
route();
