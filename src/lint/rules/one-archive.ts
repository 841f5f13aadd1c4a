import type { LintDocument, Statement } from '../document/lint-document.ts';
import { factsOf } from '../facts/fact.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const NAME = /[\w-][\w.-]*\.(?:zip|tar\.gz|tgz|7z|rar)\b/gi;
const WORD = String.raw`(?:archive|zip|архив\p{L}*)`;
const FILES = String.raw`(\d{1,5})\s+(?:files?|файл\p{L}*)(?!\p{L})`;
const IN_TEXT = new RegExp(`(?<!\\p{L})${WORD}(?!\\p{L})[^.;:]{0,60}?(?<![\\d.,/])${FILES}`, 'iu');
// What stands before the sum of the archive; that of another thing names it.
const ITS_SUM =
  /^(?:(?:the )?(?:archive(?:'s)?|архив\p{L}*)[\s:—–-]*)?sha-?256(?:\s+(?:of the archive|checksum|sum|matches|verified|архива|совпадает|проверена?))?[\s:|—–=-]*$/iu;
const LABEL = /^(?:files|файл(?:ов|ы))\s+(?:inside|in (?:the )?archive|внутри|в архиве)$/iu;

/** Where a document names one archive, it has one SHA-256 and one number of files. */
export function oneArchive({ document, facts }: RuleContext): LintFinding[] {
  if (archivesOf(document).size > 1) return [];
  const sums = factsOf(facts, 'hash').filter(
    ({ algorithm, file, value, text }) =>
      algorithm === 'sha256' &&
      file === null &&
      /^[0-9a-f]{64}$/i.test(value) &&
      ITS_SUM.test(text.slice(0, text.indexOf(value))),
  );
  const files = document.statements.flatMap((statement) => {
    const value = filesIn(statement);
    return value === undefined ? [] : [{ ...statement, value }];
  });
  // More sums than two are of other files.
  const pairs = [
    ...(sums.length === 2 && archivesOf(document).size === 1
      ? [{ rule: 'hash-differs' as const, list: sums, what: 'SHA-256 sums' }]
      : []),
    { rule: 'two-values' as const, list: files, what: 'numbers of files' },
  ];
  return pairs.flatMap(({ rule, list, what }) => {
    const [first] = list;
    const other = list.find(({ value }) => value.toLowerCase() !== first?.value.toLowerCase());
    if (first === undefined || other === undefined) return [];
    return [
      finding(
        rule,
        [first, first.value],
        [other, other.value],
        `Lines ${first.line} and ${other.line} give the one archive of this document two ${what}.`,
        'medium',
      ),
    ];
  });
}

function archivesOf({ statements, tables }: LintDocument): Set<string> {
  const texts = [
    ...statements.map(({ text }) => text),
    ...tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)),
  ];
  return new Set(texts.flatMap((text) => text.match(NAME) ?? []).map((name) => name.toLowerCase()));
}

function filesIn(statement: Statement): string | undefined {
  const { label, value, text } = statement;
  if (isElsewhere(statement)) return undefined;
  return LABEL.test(label ?? '') ? /^\d{1,5}(?!\S)/.exec(value)?.[0] : IN_TEXT.exec(text)?.[1];
}
