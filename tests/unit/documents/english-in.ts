import type { AuditRun } from '../../../src/model/audit-run.ts';

/** Lines in which three English words follow each other, but for what is quoted: titles, messages, errors, commands. */
export function englishIn(document: string, run: AuditRun): string[] {
  const quoted = [
    ...run.entries.map(({ title }) => title),
    ...run.entries.flatMap(({ scenarios }) =>
      scenarios.flatMap(({ checks, notes, skipReason }) => [
        ...checks.flatMap(({ message }) => message ?? []),
        ...notes.filter((note) => note === 'the API is slow'),
        skipReason ?? '',
      ]),
    ),
    ...run.errors.map(({ message }) => message),
    ...run.unhandledErrors,
    ...(run.loader?.lastLines ?? []),
    'the spec says ORDER_NOT_FOUND, the API RESOURCE_NOT_FOUND',
  ].filter((text) => text !== '');
  return document.split('\n').filter((line) => {
    const plain = line.replace(/`[^`]*`|\]\([^)]*\)|npm run \S+/g, ' ').replaceAll('\\', '');
    const own = quoted.reduce((text, quote) => text.replaceAll(quote, ' '), plain);
    return /[A-Za-z]{2,}(?: [a-z]{2,}){2}/.test(own);
  });
}
