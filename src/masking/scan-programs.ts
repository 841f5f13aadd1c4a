import { isReserved, keyRule } from './scan-fields.ts';

const MEMBERS = [
  /s:[0-9]{1,4}:"(?<key>[A-Za-z_-]{2,40})";s:[0-9]{1,6}:"(?<value>[^"]{1,400})"/g,
  /\(\s{0,3}(?<quote>['"])(?<key>[A-Za-z_-]{2,40})\k<quote>,\s{0,3}(?<close>['"])(?<value>(?:(?!\k<close>)[^\\\r\n]){1,200})\k<close>\s{0,3}\)/g,
];

/** Kinds of members that stand open behind their key: in PHP's serialize(), in pairs of Python. */
export function pairedKinds(text: string): string[] {
  if (!/";s:|\(\s{0,3}['"][A-Za-z_-]{2,40}['"],/.test(text)) return [];
  return MEMBERS.flatMap((notation) =>
    [...text.matchAll(notation)].flatMap(({ groups }) => {
      const rule = keyRule(groups?.['key'] ?? '');
      const value = groups?.['value'] ?? '';
      if (rule === undefined || keyRule(value) !== undefined) return [];
      return /\s.*\s.*\s/.test(value) || isReserved(rule, value) ? [] : [rule];
    }),
  );
}
