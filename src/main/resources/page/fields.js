// A control for each kind of field of the vocabulary. What is not known is left out of the report.
import { button, h, pastInstant } from './dom.js';
import { t } from './texts.js';

function idOf(pointer) {
  return `f${pointer.replaceAll('/', '-')}`;
}

function labelled(field, pointer, control) {
  const id = idOf(pointer);
  control.id = id;
  return h('div', { class: 'field', 'data-pointer': pointer },
    h('label', { for: id }, field.label, field.unit ? h('span', { class: 'unit' }, ` ${field.unit}`) : undefined), control);
}

export function three(label, pointer, value, change, words = [t.field.unknown, t.field.yes, t.field.no], values = [undefined, true, false]) {
  const id = idOf(pointer);
  return h('fieldset', { class: 'field choice', 'data-pointer': pointer }, h('legend', {}, label),
    h('div', { class: 'segments' }, words.map((word, i) => [
      h('input', { type: 'radio', name: id, id: `${id}-${i}`, checked: value === values[i],
        on: { change: () => change(values[i]) } }),
      h('label', { for: `${id}-${i}` }, word)])));
}

// A number as people write it, 4.5 or 4,5: what a browser takes for one depends on its language, and 4,5 would be 45 in English.
// undefined where it is none of that range.
function read(text, { min, max, places }) {
  const written = text.trim().replace(',', '.');
  const value = Number(written);
  const isOne = places > 0 ? /^\d+(\.\d*)?$|^\.\d+$/.test(written) : /^\d+$/.test(written);
  return isOne && value >= min && value <= max && (written.split('.')[1] ?? '').length <= places ? value : undefined;
}

function numeric(range, attributes) {
  return h('input', { type: 'text', inputmode: range.places ? 'decimal' : 'numeric', autocomplete: 'off', maxlength: '12', ...attributes });
}

function number(field, pointer, value, change) {
  const range = { min: field.min, max: field.max, places: field.places ?? 0 };
  const hint = h('p', { class: 'hint', id: `${idOf(pointer)}-hint`, hidden: true },
    t.field.range(range.min, range.max, range.places));
  const input = numeric(range, { value: value ?? '', 'aria-describedby': `${idOf(pointer)}-hint` });
  input.addEventListener('input', () => {
    const typed = read(input.value, range);
    const good = input.value.trim() === '' || typed !== undefined;
    hint.hidden = good;
    if (good) input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
    change(typed);
  });
  const block = labelled(field, pointer, input);
  block.append(hint);
  return block;
}

export function choose(field, pointer, options, value, change) {
  const select = h('select', { on: { change: () => change(select.value || undefined) } },
    h('option', { value: '' }, t.field.noWord),
    options.map((option) => h('option', { value: option.value, selected: option.value === value }, option.label)));
  return labelled(field, pointer, select);
}

function wordsOf(field) {
  return field.words.map((word, i) => ({ value: word, label: field.wordLabels?.[i] ?? word }));
}

function several(field, pointer, value, change) {
  const chosen = new Set(value);
  return h('fieldset', { class: 'field wide', 'data-pointer': pointer }, h('legend', {}, field.label),
    h('div', { class: 'checks' }, wordsOf(field).map((option) => {
      const id = `${idOf(pointer)}-${option.value}`;
      const box = h('input', { type: 'checkbox', id, checked: chosen.has(option.value), on: { change: () => {
        if (box.checked) chosen.add(option.value);
        else chosen.delete(option.value);
        change(chosen.size ? [...chosen] : undefined);
      } } });
      return h('div', { class: 'check' }, box, h('label', { for: id }, option.label));
    })));
}

export function control(field, pointer, value, change, regions) {
  switch (field.type) {
    case 'integer': case 'decimal': return number(field, pointer, value, change);
    case 'boolean': return three(field.label, pointer, value, change);
    case 'word': return choose(field, pointer, wordsOf(field), value, change);
    case 'words': return several(field, pointer, value, change);
    case 'region': return choose(field, pointer, regions.map((region) => ({ value: region.code, label: region.label })), value, change);
    default: return undefined;
  }
}

// A question of an answer, with what answers it at once.
export function questionControl(question, name, answered) {
  const typed = (input, value) => {
    const set = () => {
      const given = input.value !== '' && input.validity.valid ? value(input.value) : undefined;
      if (given !== undefined) answered(given);
      else input.setAttribute('aria-invalid', 'true');
    };
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') set();
    });
    return [input, button(t.field.set, set)];
  };
  switch (question.type) {
    case 'integer': case 'decimal':
      return typed(numeric(question.range, { 'aria-labelledby': name, class: 'short' }), (text) => read(text, question.range));
    case 'timestamp':
      return typed(h('input', { type: 'datetime-local', 'aria-labelledby': name }), pastInstant);
    case 'choices': case 'choice': {
      if (question.options.length <= 6 && question.type === 'choice') {
        return question.options.map((option) => button(option.label, () => answered(option.value)));
      }
      const select = h('select', { 'aria-labelledby': name },
        h('option', { value: '' }, t.field.noWord), question.options.map((option) => h('option', { value: option.value }, option.label)));
      return typed(select, (word) => (question.type === 'choices' ? [word] : word));
    }
    default:
      return [button(t.field.yes, () => answered(true)), button(t.field.no, () => answered(false))];
  }
}
