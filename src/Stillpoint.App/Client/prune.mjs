// Leaves out of a stylesheet the rules that no page can need: those with a class, and the custom properties with a name, that no
// source of ours holds as a word. What is not understood is kept.
import { readdir, readFile } from 'node:fs/promises';

const word = /[A-Za-z_][\w-]*/g;

/** Every word of every page, component and script. */
export async function words(folder) {
  const found = new Set();
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!['bin', 'obj', 'node_modules', 'wwwroot'].includes(entry.name)) for (const known of await words(path)) found.add(known);
    } else if (/\.(razor|cs|ts|css)$/.test(entry.name)) for (const [known] of (await readFile(path, 'utf8')).matchAll(word)) found.add(known);
  }
  return found;
}

export function prune(css, used) {
  const kept = withoutRules(css.replace(/\/\*[\s\S]*?\*\//g, ''), used);
  return withoutProperties(kept, used);
}

function withoutRules(css, used) {
  let kept = '';
  for (const { head, body } of blocks(css)) {
    if (body === null) kept += `${head};`;
    else if (/^@(media|supports|layer|container)/.test(head)) {
      const inner = withoutRules(body, used);
      if (inner) kept += `${head}{${inner}}`;
    } else if (head.startsWith('@')) kept += `${head}{${body}}`;
    else {
      const selectors = parts(head, ',').filter(selector => [...unescaped(selector).matchAll(/\.([A-Za-z_][\w-]*)/g)].every(([, name]) => used.has(name)));
      if (selectors.length > 0) kept += `${selectors.join(',')}{${body}}`;
    }
  }
  return kept;
}

/** Custom properties that nothing reads; again, as what read them may be gone. */
function withoutProperties(css, used) {
  for (let before = ''; before !== css;) {
    before = css;
    const read = new Set([...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name));
    css = css.replace(/(?<=[{;])(--[\w-]+):(?:"[^"]*"|'[^']*'|\([^)]*\)|[^;{}"'(])*;?/g, (whole, name) => (read.has(name) || used.has(name.slice(2)) ? whole : ''));
    css = css.replace(/(?<=[;}])[^{};@]+\{\}/g, '');
  }
  return css;
}

// What stands in parentheses, such as :not(.active), asks for no class of the element; an escaped name is none of ours.
const unescaped = selector => {
  let plain = selector.replace(/\\./g, '-');
  for (let before = ''; before !== plain;) [before, plain] = [plain, plain.replace(/\([^()]*\)/g, '')];
  return plain;
};

/** The rules of one level: what stands before the brace, and what stands within. */
function* blocks(css) {
  for (let at = 0; at < css.length;) {
    const open = next(css, at, '{;');
    if (open < 0) return;
    const head = css.slice(at, open).trim();
    if (css[open] === ';') {
      yield { head, body: null };
      at = open + 1;
      continue;
    }
    let depth = 1;
    let end = open + 1;
    for (; depth > 0; end++) {
      end = next(css, end, '{}');
      if (end < 0) throw new Error('The stylesheet ends within a rule.');
      depth += css[end] === '{' ? 1 : -1;
    }
    yield { head, body: css.slice(open + 1, end - 1) };
    at = end;
  }
}

/** Where one of these characters next stands outside of a string and of parentheses. */
function next(css, from, wanted) {
  for (let at = from, quote = '', depth = 0; at < css.length; at++) {
    const letter = css[at];
    if (letter === '\\') at++;
    else if (quote) quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '(') depth++;
    else if (letter === ')') depth--;
    else if (depth === 0 && wanted.includes(letter)) return at;
  }
  return -1;
}

function parts(text, separator) {
  const found = [];
  for (let at = 0; at <= text.length;) {
    const end = next(text, at, separator);
    found.push(text.slice(at, end < 0 ? undefined : end).trim());
    if (end < 0) break;
    at = end + 1;
  }
  return found;
}
