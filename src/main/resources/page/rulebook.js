// What the page reads out of the files of rules and cases: enough to show them, never to decide anything.
import { remembered } from './api.js';

const SOURCE = '/v1/rules/source';

// The files by name, or none where the service does not hand them out.
export async function files() {
  try {
    return (await remembered(SOURCE)).files.map((file) => file.name);
  } catch {
    return [];
  }
}

export async function text(name) {
  return (await remembered(`${SOURCE}?file=${encodeURIComponent(name)}`)).text;
}

// The rule that begins in that line, up to its end.
export function ruleText(file, line) {
  const lines = file.split('\n').slice(line - 1);
  const end = lines.findIndex((each) => /^\s*end\s*$/.test(each));
  return lines.slice(0, end < 0 ? undefined : end + 1).join('\n');
}

// Each case with its lines, those before it that explain it too.
export function cases(file) {
  const found = [];
  let remarks = [];
  for (const line of file.split('\n')) {
    if (line.startsWith('- ')) {
      found.push({ note: (line.match(/note:\s*"?(.*?)"?\s*$/) ?? [])[1] ?? '', lines: [...remarks, line] });
      remarks = [];
    } else if (line.startsWith('#')) {
      remarks.push(line);
    } else if (found.length > 0 && line.trim() !== '') {
      found.at(-1).lines.push(line);
    }
  }
  return found.map((each) => ({ note: each.note, text: each.lines.join('\n') }));
}

export function names(text, ruleId) {
  return new RegExp(`\\b${ruleId}\\b`).test(text);
}

// Comparisons with a number, none twice.
export function thresholds(drl) {
  const all = [...drl.matchAll(/\b([a-z][A-Za-z0-9]*)\s*(>=|<=|>|<)\s*(\d+(?:\.\d+)?)/g)]
    .map(([, field, sign, value]) => ({ field, sign, value: Number(value) }));
  return all.filter((each, i) => all.findIndex((one) => one.field === each.field && one.sign === each.sign && one.value === each.value) === i);
}

export function valuesIn(caseText, field) {
  return [...caseText.matchAll(new RegExp(`\\b${field}:\\s*(-?\\d+(?:\\.\\d+)?)`, 'g'))].map(([, value]) => Number(value));
}

export function signs(drl) {
  return [...new Set([...drl.matchAll(/Sign\(\s*kind\s*==\s*"([a-z0-9-]+)"/g)].map(([, kind]) => kind))];
}

// Whether a rule may match on that symptom, by its code or by one of its groups.
export function isAbout(drl, word) {
  return drl.includes(`"${word.code}"`) || word.groups.some((group) => drl.includes(`groups contains "${group}"`));
}

