import { type LazyPattern, lazy } from '../common/lazy-pattern.ts';
import { listedBelow } from './access-lines.ts';
import {
  BEFORE_PAIR,
  BEFORE_QUOTED,
  BETWEEN_PAIR,
  CHOSEN,
  isBesideSecrets,
  isListedSecret,
  isPairedSecret,
  MARKS,
  SPEAKS_OF_ACCESS,
  WHO,
} from './access-words.ts';
import { isByChance } from './no-secret.ts';
import type { Part } from './replace-parts.ts';
import type { SecretFinder } from './secret-rules.ts';

/** Behind a value: nothing more, or what is said of it. */
const ENDS = String.raw`(?=${MARKS}(?:[).,;]?(?:[ \t\r\n|]|$)))`;

/** Whoever gets in and the password behind a label or a verb in a line. */
const PAIR = lazy.giu`(${BEFORE_PAIR})(${WHO})(${BETWEEN_PAIR})(${CHOSEN})${ENDS}`;
const QUOTED = lazy.giu`(${BEFORE_QUOTED})([\w.@-]{2,60})(:)(${CHOSEN})(?=[\x60"'»”])`;
/** The value of an item: by itself, or behind whoever gets in. */
const VALUE = new RegExp(
  String.raw`^(?:(${WHO})(${BETWEEN_PAIR}))?(${CHOSEN})(?=${MARKS}(?:[ \t]{0,4}(?:$|[,;]|[–—-] )|[ \t]{1,4}[(#]))`,
);

/** What notes of a team tell of how one gets in: `Access: somebody / ...`, "log in as ...", a pair in quotes, items below a lead. */
export const ACCESS: readonly SecretFinder[] = [
  { worth: SPEAKS_OF_ACCESS, find: pairsInLines },
  { worth: /[\r\n;]/, find: secretsBelow },
];

function* pairsInLines(text: string): Generator<Part> {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g))
    if (SPEAKS_OF_ACCESS.test(line))
      yield* [...pairsIn(line, index, PAIR), ...pairsIn(line, index, QUOTED)].sort(
        (a, b) => a.start - b.start,
      );
}

function* pairsIn(line: string, from: number, pairs: LazyPattern): Generator<Part> {
  for (const { index, 1: before = '', 2: who = '', 3: between = '', 4: value = '' } of line.matchAll(
    pairs(line),
  )) {
    const secret = value.replace(/[.?]+$/, '');
    const start = from + index + before.length + who.length + between.length;
    if (isPairedSecret(secret, who, between)) yield { start, end: start + secret.length };
  }
}

function* secretsBelow(text: string): Generator<Part> {
  for (const { start, whole, who = '', between, value, isSecret, hasCompany } of toldBelow(text)) {
    if (!isSecret && !(hasCompany && isBesideSecrets(value))) continue;
    if (isByChance(who)) yield { start, end: start + who.length };
    yield { start: start + who.length + between.length, end: start + whole.length };
  }
}

/** Fewest secrets below a lead that speaks of passwords which tell that its other values are some, too. */
const COMPANY = 2;

interface Told {
  start: number;
  whole: string;
  who: string | undefined;
  between: string;
  value: string;
  isSecret: boolean;
  hasCompany: boolean;
}

function toldBelow(text: string): Told[] {
  const found = [...listedBelow(text)].flatMap(({ start, end, ofPasswords, lead }) => {
    const [whole, who, between = '', value = ''] = VALUE.exec(text.slice(start, end)) ?? [];
    if (whole === undefined) return [];
    const isSecret =
      who === undefined ? isListedSecret(value, ofPasswords) : isPairedSecret(value, who, between);
    return [{ start, whole, who, between, value, isSecret, ofPasswords, lead }];
  });
  const secrets = new Map<number, number>();
  for (const { lead, isSecret } of found) if (isSecret) secrets.set(lead, (secrets.get(lead) ?? 0) + 1);
  return found.map((told) => ({
    ...told,
    hasCompany: told.ofPasswords && told.who === undefined && (secrets.get(told.lead) ?? 0) >= COMPANY,
  }));
}
