// A report as JSON: read and changed by JSON Pointers, written as a case and as curl.

function parts(pointer) {
  return pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

export function at(report, pointer) {
  return parts(pointer).reduce((node, part) => (node === undefined ? undefined : node[part]), report);
}

// Puts a value where the pointer names; undefined takes it away, and an object that is then empty with it.
export function put(report, pointer, value) {
  const way = parts(pointer);
  const last = way.pop();
  let node = report;
  way.forEach((part, i) => {
    node[part] ??= /^\d+$|^-$/.test(way[i + 1] ?? last) ? [] : {};
    node = node[part];
  });
  if (Array.isArray(node) && last === '-') node.push(value);
  else if (value !== undefined) node[last] = value;
  else if (Array.isArray(node)) node.splice(Number(last), 1);
  else delete node[last];
  const parent = way.length === 1 ? way[0] : undefined;
  if (parent && Object.keys(report[parent]).length === 0) delete report[parent];
}

// What YAML could take for something else is put in quotes.
function scalar(value) {
  const plain = /^[A-Za-z][A-Za-z0-9-]*$/.test(value) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(value);
  return typeof value !== 'string' || plain ? String(value) : JSON.stringify(value);
}

function flow(value) {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (value !== null && typeof value === 'object') {
    return `{ ${Object.entries(value).map(([name, each]) => `${name}: ${flow(each)}`).join(', ')} }`;
  }
  return scalar(value);
}

// As in rules/*/*.cases.yaml. A case has no moment of its own: it says how long ago the treatment was.
export function asCase(report, answer, note, basis) {
  const given = structuredClone(report);
  delete given.reportId;
  if (given.treatment?.endedAt) {
    const hours = (new Date(report.reportedAt) - new Date(given.treatment.endedAt)) / 3600000;
    delete given.treatment.endedAt;
    given.treatment = { hoursSince: Math.max(0, Math.round(hours * 1000) / 1000), ...given.treatment };
  }
  delete given.reportedAt;
  const lines = [`# ${basis}`, `- note: ${JSON.stringify(note)}`];
  if (Object.keys(given).length === 0) lines.push('  given: {}');
  else lines.push('  given:');
  for (const [name, value] of Object.entries(given)) {
    if (name === 'symptoms' && value.length > 0) {
      lines.push('    symptoms:', ...value.map((symptom) => `      - ${flow(symptom)}`));
    } else {
      lines.push(`    ${name}: ${flow(value)}`);
    }
  }
  lines.push('  want:', `    urgency: ${answer.urgency}`);
  if (answer.actWithinHours !== undefined) lines.push(`    actWithinHours: ${answer.actWithinHours}`);
  const because = answer.reasons.filter((reason) => reason.decisive).map((reason) => reason.ruleId);
  lines.push(`    because: ${flow(because)}`);
  return `${lines.join('\n')}\n`;
}

// For a shell: only what stands in single quotes is left as it is.
export function asCurl(report, origin, withToken) {
  const body = JSON.stringify(report).replaceAll("'", "'\\''");
  const token = withToken ? " \\\n  -H \"Authorization: Bearer $TOKEN\"" : '';
  return `curl -sS '${origin}/v1/explain?only=answer' \\\n  -H 'Content-Type: application/json'${token} \\\n  -d '${body}'\n`;
}
