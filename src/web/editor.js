// The editor of rules and cases. It is built into one file (`npm ci && npm run build`), which is kept in the repository.
import { autocompletion, closeBrackets, closeBracketsKeymap, completeFromList, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const DRL = /^(rule|when|then|end|not|exists|or|and|in|contains|package|import|function|null|true|false|conclude)\b/;

// Enough to see what is a word of the language, a text, a number and a remark; what is right the service says.
const drl = StreamLanguage.define({
  token(stream) {
    if (stream.match(/^\/\/.*/)) return 'comment';
    if (stream.match(/^"[^"]*"?/)) return 'string';
    if (stream.match(/^@[a-z]\w*/i)) return 'meta';
    if (stream.match(DRL)) return 'keyword';
    if (stream.match(/^[A-Z]\w*(?=\s*\()/)) return 'typeName';
    if (stream.match(/^\d+(\.\d+)?/)) return 'number';
    if (!stream.match(/^\w+/)) stream.next();
    return null;
  },
});

const yaml = StreamLanguage.define({
  token(stream) {
    if (stream.match(/^#.*/)) return 'comment';
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return 'string';
    if (stream.match(/^[\w ]+?(?=:(\s|$))/)) return 'keyword';
    if (stream.match(/^\d+(\.\d+)?\b/)) return 'number';
    if (!stream.match(/^[\w-]+/)) stream.next();
    return null;
  },
});

const colours = HighlightStyle.define([
  { tag: tags.comment, color: 'var(--soft)', fontStyle: 'italic' },
  { tag: tags.keyword, fontWeight: 'bold' },
  { tag: tags.meta, color: 'var(--accent)' },
  { tag: tags.typeName, color: 'var(--accent)', fontWeight: 'bold' },
  { tag: tags.string, textDecoration: 'none', color: 'var(--accent)' },
]);

const look = EditorView.theme({
  '&': { color: 'inherit', backgroundColor: 'transparent', fontSize: '0.9rem', maxHeight: '34rem' },
  '.cm-scroller': { overflow: 'auto', fontFamily: 'ui-monospace, monospace' },
  '.cm-content': { caretColor: 'currentColor' },
  '.cm-cursor': { borderLeftColor: 'currentColor' },
  // The marks of the package are pictures in the style sheet, which the policy of the page does not load.
  '.cm-lintRange-error, .cm-lintRange-warning, .cm-lintRange-info, .cm-lintRange-hint': {
    backgroundImage: 'none', textDecoration: 'underline wavy var(--l4)' },
  '.cm-lint-marker-error, .cm-lint-marker-warning, .cm-lint-marker-info': { content: 'normal' },
  '.cm-lint-marker::before': { content: '"!"', color: 'var(--l4)', fontWeight: 'bold' },
  '.cm-tooltip': { backgroundColor: 'var(--panel)', color: 'var(--ink)', border: '1px solid var(--edge)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'inherit', borderRight: '1px solid currentColor' },
});

// What people write for people: there Enter ends a line, and never takes a word that is alike.
const PROSE = /^\s*(\/\/|#|rule\s|@(reason|advice|source|unless)\b|(- )?note:)|\s(\/\/|#)/;

function isProse({ state, pos }) {
  const line = state.doc.lineAt(pos);
  return PROSE.test(state.sliceDoc(line.from, pos));
}

// An editor in a shadow root of its own: its styles are sheets of that root, which a strict policy lets pass.
export function editor(place, { label, changed }) {
  const root = place.attachShadow({ mode: 'open' });
  let words = [];
  let quiet = false;
  const complete = (context) => (context.explicit || !isProse(context) ? completeFromList(words)(context) : null);
  const start = (text, name) => EditorState.create({
    doc: text,
    extensions: [lineNumbers(), history(), drawSelection(), bracketMatching(), closeBrackets(), search({ top: true }), highlightSelectionMatches(),
      lintGutter(), autocompletion({ override: [complete] }), syntaxHighlighting(colours), look, EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
      name.endsWith('.drl') ? drl : yaml,
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
      EditorView.updateListener.of((update) => { if (update.docChanged && !quiet) changed(update.state.doc.toString()); })],
  });
  const view = new EditorView({ root, parent: root, state: start('', '.yaml') });
  const at = (line, column) => {
    const found = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
    return { from: Math.min(found.from + Math.max(column - 1, 0), found.to), to: found.to };
  };
  return {
    open(text, name) { view.setState(start(text, name)); },
    text: () => view.state.doc.toString(),
    words(list) { words = list.map((word) => ({ label: word, type: 'text' })); },
    // Each problem where it is; one of the whole file at its beginning.
    show(problems) {
      quiet = true;
      view.dispatch(setDiagnostics(view.state, problems.map((problem) => {
        const place = at(problem.line ?? 1, problem.column ?? 1);
        return { from: place.from, to: place.to, severity: 'error', source: problem.code,
          message: problem.help ? `${problem.what}: ${problem.help}` : problem.what };
      })));
      quiet = false;
    },
    go(line, column = 1) {
      const place = at(line, column);
      view.dispatch({ selection: { anchor: place.from }, effects: EditorView.scrollIntoView(place.from, { y: 'center' }) });
      view.focus();
    },
    // As if it had been typed: one step back undoes it.
    replace(text) { view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }); },
    focus() { view.focus(); },
    end() { view.destroy(); },
  };
}
