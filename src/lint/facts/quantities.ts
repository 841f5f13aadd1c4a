import { idsBeside } from '../document/ids-beside.ts';
import type { Statement } from '../document/lint-document.ts';
import { type LeadingNumber, leadingNumber } from '../document/numbers.ts';
import type { QuantityFact, Subject } from './fact.ts';
import { spotOf } from './spot-of.ts';
import { isAboutEarlier } from './wording.ts';

// In this order: partner tickets are not seats, and a promo code is not a discount.
const SUBJECTS: readonly (readonly [Subject, RegExp])[] = [
  [
    'responseFiles',
    /response (?:files?|json)|responses? (?:saved|stored|recorded|written)|файл\S* (?:с )?ответ\S*/i,
  ],
  ['jobRuns', /job.?runs?\b/i],
  ['loadedCalls', /loaded calls|calls loaded|загруженн\S* вызов/i],
  ['hits', /\bhits?\b|совпадени/i],
  ['partnerTickets', /partners? (?:api )?(?:tickets?|rows|records)|rows of tickets|партн[её]рск\S* билет/i],
  ['partnersWrite', /\bwrite (?:op|call|test)|операци\S* записи/i],
  ['partnersRead', /\bread (?:op|call|test)|операци\S* чтения/i],
  ['inventory', /\binventory (?:records?|rows)/i],
  ['partners', /partner|партн[её]р/i],
  ['promoCodes', /promo|промо/i],
  ['priceShades', /price.?shade|colou?r.?theme|ценов\S* (?:оттен|катег)/i],
  ['discounts', /discount|скид/i],
  ['barcodes', /barcode|штрих/i],
  ['seatRecords', /\bseats?\b|(?<!\p{L})мест/iu],
  ['events', /\bevents?\b|событи|мероприяти/i],
  ['clients', /client|customer|клиент|покупател/i],
  ['orders', /\borders?\b|заказ/i],
];
const QUALIFIERS: readonly (readonly [string, RegExp])[] = [
  ['tests', /\btests?\b|\bscenarios?\b|тест/i],
  ['distinct', /distinct|unique|уникальн|различн/i],
  ['unpaid', /unpaid|not paid|неоплач/i],
  ['paid', /\bpaid\b|оплач/i],
  ['active', /\bactive\b|активн/i],
  ['loaded', /\bloaded\b|загружен/i],
];
const PLAIN =
  /^(?:the|all|total|count|number|of|in|and|from|api|raw|records?|rows?|fetched|retrieved|received|processed|checked|verified|read|found|files?|json|saved|stored|written|recorded|performed|executed|operations?|calls?|answers?|added|всего|количество|число|получено|обработано|прочитано|проверено|записей|найдено|сохранено|добавлено|итого|s|es|ов|ы|ий|api|tickets?|checks|seats?|inventory|codes?|коды|кодов|в|из|с)$/i;
const GENERIC =
  /^(?:total|count|number|loaded|distinct|unique|fetched|processed|received|paid|unpaid|всего|количество|итого|загружено|уникальных|получено|обработано)\b/i;

/** Numbers of orders, clients, seats and the like in a statement of the key numbers, the metrics or the files. */
export function quantities(statement: Statement, letters: boolean): QuantityFact[] {
  const { section, label, value, text, box } = statement;
  if (box !== null || isAboutEarlier(statement) || saysOneEvent(text)) return [];
  if (!['summary', 'metrics', 'artifacts', 'final', 'footer'].includes(section)) return [];
  const named = label ?? wordsAfterNumber(text);
  const number = leadingNumber(value) ?? filesNamed(value);
  if (named === null || number === null) return [];
  const subject = subjectOf(statement, named);
  if (subject === null) return [];
  const unit = /^[^,(;\d]*/.exec(number.rest)?.[0] ?? '';
  const base = { ...spotOf(statement), kind: 'quantity' as const, subject };
  const first = qualifierOf(subject, named, unit);
  const facts: QuantityFact[] = [
    { ...base, value: number.value, qualifier: first, list: idsBeside(number.rest, letters) },
  ];
  for (const [, digits, word] of number.rest.matchAll(/(?<![\d.])(\d[\d,]*)\s+([\p{L}]+)/gu)) {
    const qualifier = QUALIFIERS.find(([, pattern]) => pattern.test(word ?? ''))?.[0];
    if (qualifier === undefined || qualifier === 'tests' || qualifier === first) continue;
    facts.push({
      ...base,
      value: Number((digits ?? '').replaceAll(',', '')),
      qualifier,
      list: { ids: [], ranges: [] },
    });
  }
  return facts;
}

function subjectOf({ headings }: Statement, named: string): Subject | null {
  const own = SUBJECTS.filter(([, pattern]) => pattern.test(named)).map(([subject]) => subject);
  if (own.length > 0) return ambiguous(own) ? null : (own[0] ?? null);
  if (!GENERIC.test(named)) return null;
  const heading = headings.at(-1) ?? '';
  const above = SUBJECTS.filter(([, pattern]) => pattern.test(heading)).map(([subject]) => subject);
  return above.length === 1 ? (above[0] ?? null) : null;
}

// `Discounts and promo codes: 20` counts two things together.
function ambiguous(subjects: readonly Subject[]): boolean {
  return (
    ['promoCodes', 'discounts', 'priceShades', 'orders', 'clients', 'barcodes'].filter((subject) =>
      subjects.some((own) => own === subject),
    ).length > 1
  );
}

function qualifierOf(subject: Subject, label: string, unit: string): string {
  if (subject === 'partnersRead' || subject === 'partnersWrite') return '';
  const known = QUALIFIERS.find(([, pattern]) => pattern.test(unit) || pattern.test(label));
  if (known !== undefined) return known[0];
  const rest = SUBJECTS.reduce((text, [, pattern]) => text.replace(pattern, ' '), label.toLowerCase());
  const others = rest.split(/[^\p{L}]+/u).filter((word) => word !== '' && !PLAIN.test(word));
  return others.length === 0 ? '' : `other: ${others.join(' ')}`;
}

// `Response files: responses/*.json (22 files)`.
function filesNamed(value: string): LeadingNumber | null {
  const found = /(?<![\d.])(\d+)\s+(?:files?|файл)/iu.exec(value);
  return found === null ? null : { value: Number(found[1]), rest: '' };
}

function wordsAfterNumber(text: string): string | null {
  const number = leadingNumber(text);
  return number === null
    ? null
    : (/^[^.,;:()\d]*/.exec(number.rest.trim())?.[0] ?? '').split(' ').slice(0, 3).join(' ');
}

// `Event 33 seats: 150` is of one event, and has a reader of its own.
function saysOneEvent(text: string): boolean {
  return /(?:event|show|событи\S*|мероприяти\S*|сеанс\S*)\s*[#№]?\s*\d/i.test(text);
}
