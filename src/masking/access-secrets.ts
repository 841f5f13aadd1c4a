import { lazy } from '../common/lazy-pattern.ts';
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
import { maskByLine } from './by-line.ts';
import { isByChance } from './no-secret.ts';

const MASKED = '{{masked}}';
/** Behind a value: nothing more, or what is said of it. */
const ENDS = String.raw`(?=${MARKS}(?:[).,;]?(?:[ \t\r\n|]|$)))`;

/** Whoever gets in and the password behind a label or a verb in a line. */
const PAIR = lazy.giu`(${BEFORE_PAIR})(${WHO})(${BETWEEN_PAIR})(${CHOSEN})${ENDS}`;
const QUOTED = lazy.giu`(${BEFORE_QUOTED})([\w.@-]{2,60})(:)(${CHOSEN})(?=[\x60"'»”])`;
/** The value of an item: by itself, or behind whoever gets in. */
const VALUE = new RegExp(
  String.raw`^(?:(${WHO})(${BETWEEN_PAIR}))?(${CHOSEN})(?=${MARKS}(?:[ \t]{0,4}(?:$|[,;]|[–—-] )|[ \t]{1,4}[(#]))`,
);

/** Replaces what notes of a team tell of how one gets in: items below a lead, `Access: somebody / ...`, "log in as ...", a pair in quotes. */
export function maskAccessSecrets(text: string): string {
  if (!SPEAKS_OF_ACCESS.test(text)) return text;
  return maskListed(maskByLine(text, (line) => (SPEAKS_OF_ACCESS.test(line) ? maskLine(line) : line)));
}

function maskLine(line: string): string {
  const paired = (whole: string, before: string, who: string, between: string, value: string) => {
    const secret = value.replace(/[.?]+$/, '');
    return isPairedSecret(secret, who, between)
      ? before + who + between + MASKED + value.slice(secret.length)
      : whole;
  };
  return line.replace(PAIR, paired).replace(QUOTED, paired);
}

function maskListed(text: string): string {
  let masked = '';
  let copied = 0;
  for (const { start, whole, who, between, value, isSecret, hasCompany } of toldBelow(text)) {
    if (!isSecret && !(hasCompany && isBesideSecrets(value))) continue;
    const first = who === undefined ? '' : (isByChance(who) ? MASKED : who) + between;
    masked += text.slice(copied, start) + first + MASKED;
    copied = start + whole.length;
  }
  return copied === 0 ? text : masked + text.slice(copied);
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
