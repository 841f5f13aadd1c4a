/** What a class of Unicode has of ASCII and of Russian; all of the rest may be in it. */
const KNOWN: Readonly<Record<string, string>> = {
  L: 'A-Za-zА-Яа-яЁё',
  Lu: 'A-ZА-ЯЁ',
  Ll: 'a-zа-яё',
  N: '0-9',
  M: '',
};
const REST = String.raw`\u0080-\u0400\u0402-\u040f\u0450\u0452-\u{10ffff}`;
const PROPERTY = /\\p\{(?<name>\w+)\}/y;
const PARTS = /\\p\{\w+\}|\\.|\(\?<?[=!]|\(|\)|\[\^?|\]|[^\\()[\]]+/gsu;

/**
 * The source of a pattern (flag `u`) that finds something in every text in which the given one does, without classes of Unicode: signs that are
 * neither ASCII nor Russian count as whatever lets it match. Null where there is none: the pattern has no such class, or none that is known here.
 */
export function looserSource(source: string): string | null {
  let loose = '';
  // Of each group that is open: whether what matches in it keeps the pattern from matching.
  const forbids: boolean[] = [];
  let inClass: 'no' | 'yes' | 'negated' = 'no';
  for (const [part] of source.matchAll(PARTS)) {
    PROPERTY.lastIndex = 0;
    const known = KNOWN[PROPERTY.exec(part)?.groups?.['name'] ?? ''];
    const forbidden = forbids.at(-1) === true;
    if (known !== undefined) {
      const set = forbidden === (inClass === 'negated') ? known + REST : known;
      loose += inClass === 'no' ? `[${set}]` : set;
      continue;
    }
    if (inClass !== 'no') {
      if (part === ']') inClass = 'no';
    } else if (part.startsWith('[')) inClass = part === '[^' ? 'negated' : 'yes';
    else if (part.startsWith('(')) forbids.push(part.endsWith('!') ? !forbidden : forbidden);
    else if (part === ')') forbids.pop();
    loose += part;
  }
  return loose === source ? null : loose;
}
