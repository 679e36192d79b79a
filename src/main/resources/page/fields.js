// A control for each kind of field of the vocabulary. What is not known is left out of the report.
import { button, h, localInput } from './dom.js';
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

function number(field, pointer, value, change) {
  const places = field.places ?? 0;
  const hint = h('p', { class: 'hint', id: `${idOf(pointer)}-hint`, hidden: true },
    t.field.range(field.min, field.max, places));
  const input = h('input', { type: 'number', inputmode: places ? 'decimal' : 'numeric', min: field.min, max: field.max,
    step: 10 ** -places, value: value ?? '', 'aria-describedby': `${idOf(pointer)}-hint` });
  input.addEventListener('input', () => {
    const good = input.validity.valid;
    hint.hidden = good;
    if (good) input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
    change(good && input.value !== '' ? Number(input.value) : undefined);
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
  const typed = (input, read) => {
    const set = () => {
      if (input.value !== '' && input.validity.valid) answered(read(input.value));
      else input.setAttribute('aria-invalid', 'true');
    };
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') set();
    });
    return [input, button(t.field.set, set)];
  };
  switch (question.type) {
    case 'integer': case 'decimal': {
      const { min, max, places } = question.range;
      return typed(h('input', { type: 'number', min, max, step: 10 ** -places, 'aria-labelledby': name, class: 'short' }), Number);
    }
    case 'timestamp':
      return typed(h('input', { type: 'datetime-local', max: localInput(new Date()), 'aria-labelledby': name }),
        (text) => new Date(text).toISOString());
    case 'choices': case 'choice': {
      if (question.options.length <= 6 && question.type === 'choice') {
        return question.options.map((option) => button(option.label, () => answered(option.value)));
      }
      const select = h('select', { 'aria-labelledby': name },
        h('option', { value: '' }, t.field.noWord), question.options.map((option) => h('option', { value: option.value }, option.label)));
      return typed(select, (value) => (question.type === 'choices' ? [value] : value));
    }
    default:
      return [button(t.field.yes, () => answered(true)), button(t.field.no, () => answered(false))];
  }
}
