// Builds elements. No text is ever read as HTML.

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    } else if (name === 'value' || name === 'checked' || name === 'open' || name === 'selected') {
      if (value !== undefined) node[name] = value;
    } else if (value === true) {
      node.setAttribute(name, '');
    } else if (value !== false && value !== undefined) {
      node.setAttribute(name, value);
    }
  }
  node.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== false));
  return node;
}

export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

export function button(text, press, attributes = {}) {
  return h('button', { type: 'button', ...attributes, on: { click: press } }, text);
}

// Puts other children into a node, and the focus where it was; if that is gone, on the node: a reader without a mouse stays there.
export function refill(node, ...children) {
  const held = document.activeElement;
  const isHeld = held !== node && node.contains(held);
  const id = isHeld ? held.id : '';
  const open = new Map([...node.querySelectorAll('details[id]')].map((each) => [each.id, each.open]));
  node.replaceChildren(...children.flat(Infinity).filter(Boolean));
  for (const [name, was] of open) {
    const again = document.getElementById(name);
    if (again) again.open = was;
  }
  if (id) document.getElementById(id)?.focus({ preventScroll: true });
  if (isHeld && !node.contains(document.activeElement)) {
    node.tabIndex = -1;
    node.focus({ preventScroll: true });
  }
}

export function when(instant) {
  return h('time', { datetime: instant }, new Date(instant).toLocaleString(document.documentElement.lang, {
    dateStyle: 'medium', timeStyle: 'short' }));
}

// A moment as an input of the browser wants it, in local time.
export function localInput(date) {
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60000);
  return shifted.toISOString().slice(0, 16);
}

// The moment of such an input; none where it is empty or lies ahead.
export function pastInstant(text) {
  const moment = new Date(text);
  return moment <= new Date() ? moment.toISOString() : undefined;
}

// What the service puts in backticks is a word of a report or a rule.
export function marked(text) {
  return text.split('`').map((part, i) => (i % 2 ? h('code', {}, part) : part));
}
