import { type NamedWord, namedWords } from '../amounts/named-words.ts';

/** What became of an entry, as people sort them; `denied` is an answer for want of rights, wherever the document puts it. */
export type ResultClass = 'success' | 'expectedError' | 'denied' | 'failed' | 'missing';

/** What a number of entries may count beside a class. */
export type Counted = ResultClass | 'executed' | 'planned';

// In the order in which they are looked for: `ожидаемый отказ` is an expected error, `not sent` no answer, `unsuccessful` no success.
const CLASSES: readonly (readonly [Counted, string])[] = [
  [
    'expectedError',
    String.raw`\b(?:expected|wanted|intended|deliberate|anticipated)[ -](?:\p{L}+ )?(?:errors?|rejections?|refusals?|failures?|negatives?)\b|\berrors? (?:as )?(?:expected|wanted|that (?:was|were) (?:wanted|expected)|that the scenario wanted)\b|\b(?:ok|pass(?:ed)?)\b\W{1,3}(?:the )?error (?:wanted|expected)|\bnegative (?:ok|pass\p{L}*)|(?<!\p{L})(?:ожидаем|ожиданн)\p{L}* (?:ошиб|отказ|сбо)\p{L}*|(?<!\p{L})ошиб\p{L}+ по сценарию`,
  ],
  [
    'missing',
    String.raw`\b(?:missing|skipped|omitted|unexecuted)\b|\b(?:not|never|could not be) (?:yet )?(?:run|executed|sent|made|tested|performed|called|done)\b|\bleft out\b|(?<!\p{L})не\s?(?:был[аио]? )?(?:выполн|отправл|запуск|запущ|прогон|прогнан|провод|провед|исполн|вызыв|вызв)\p{L}*|(?<!\p{L})пропущ\p{L}*`,
  ],
  [
    'failed',
    String.raw`\b(?:fail(?:ed|s|ing|ures?)?|unsuccessful|broken|nok|not ok|not passed)\b|❌|✗|✘|🔴|(?<!\p{L})(?:сбо(?:й|я|и|ев|ем|ями)|неуспе\p{L}*|не успе\p{L}*|провал\p{L}*|упал\p{L}*|не (?:прош\p{L}*|пройден\p{L}*))(?!\p{L})`,
  ],
  [
    'denied',
    String.raw`\b(?:denied|refused|forbidden|unauthori[sz]ed|denials?|refusals?|no (?:rights|access|permission))\b|(?<!\p{L})(?:отказ\p{L}*|отклон[её]н\p{L}* по прав\p{L}*|запрещ\p{L}*|нет (?:доступа|прав))(?!\p{L})`,
  ],
  [
    'success',
    String.raw`\b(?:success\p{L}*|succeeded|pass(?:ed)?|ok)\b|✅|✔|✓|🟢|(?<!\p{L})(?:успе(?:шн\p{L}*|х\p{L}*)|пройден\p{L}*|прош(?:[её]л|л[аио])|ок)(?!\p{L})`,
  ],
  [
    'executed',
    String.raw`\b(?:executed|run|sent|performed|made)\b|(?<!\p{L})(?:выполнен\p{L}*|отправлен\p{L}*|прогнан\p{L}*)(?!\p{L})`,
  ],
  [
    'planned',
    String.raw`\b(?<!as )(?:planned|specified|in the spec(?:ification)?)\b|(?<!\p{L})(?:по|в) спецификации(?!\p{L})|(?<!\p{L})запланирован\p{L}*(?!\p{L})`,
  ],
];
const COMPILED = CLASSES.map(([name, words]) => [name, new RegExp(words, 'giu')] as const);

/** The classes that a text names, in its order; each word is read once. */
export function classesIn(text: string): NamedWord<Counted>[] {
  return namedWords(text, COMPILED);
}

const LONGEST_CELL = 40;

/** The class that a cell names, and no other one; null for another cell. */
export function classOfCell(cell: string): ResultClass | null {
  if (cell.length > LONGEST_CELL) return null;
  const [only, ...more] = new Set(classesIn(cell).map(({ name }) => name));
  return only === undefined || more.length > 0 || only === 'executed' || only === 'planned' ? null : only;
}
