import type { LintDocument } from '../document/lint-document.ts';
import type { Fact } from '../facts/fact.ts';
import type { LintFinding } from '../finding.ts';
import { once } from '../once.ts';

/** So many of the things that a ticketing API knows, and a document is of one; of one with a matrix or a table of counts fewer will do. */
const ENOUGH = 4;
const ENOUGH_OF_AN_AUDIT = 2;
/** Lines of one list, table or paragraph. */
const NEAR = 25;

const OF_TICKETING: readonly RegExp[] = [
  /\borders?\b|(?<!\p{L})заказ/iu,
  /\bclients?\b|(?<!\p{L})клиент/iu,
  /\b(?:shows?|sessions?|performances?)\b|(?<!\p{L})(?:сеанс|показ(?!ат|ыв))/iu,
  /\bseats?\b|(?<!\p{L})мест(?:о|а|ам?и?)?(?!\p{L})/iu,
  /\btickets?\b|(?<!\p{L})билет/iu,
  /\bbarcodes?\b|(?<!\p{L})штрих-?код/iu,
  /\bdiscounts?\b|(?<!\p{L})скид[ко]/iu,
  /\bpromo[ _]?codes?\b|(?<!\p{L})промокод/iu,
  /\bprice[ _](?:shades?|lists?)\b|(?<!\p{L})тариф/iu,
  /\bpartners?\b|(?<!\p{L})партн[её]р/iu,
  /\b(?:halls?|venues?)\b|(?<!\p{L})(?:зал(?:ы|а|е|ов)?(?!\p{L})|площадк)/iu,
  /\bevents?\b|(?<!\p{L})(?:мероприят|событи)/iu,
  /\bbookings?\b|(?<!\p{L})брон/iu,
  /\bvisits?\b|\bturnstiles?\b|(?<!\p{L})(?:проход|турникет)/iu,
  /\brefunds?\b|(?<!\p{L})возврат/iu,
  /\bclickhouse\b|\bwarehouse\b|\bloaders?\b|(?<!\p{L})(?:хранилищ|загрузчик)/iu,
];
/**
 * True for an audit of a ticketing API: the kind of document that the rules were measured on. It counts tests by their ids, or speaks of
 * the things of such an API (docs/decisions/087-shown-elsewhere.md).
 */
export function isAtHome({ sentences, tables }: LintDocument, facts: readonly Fact[]): boolean {
  if (facts.some(({ kind }) => kind === 'ids' || kind === 'idCount')) return true;
  const texts = [
    ...sentences.map(({ text }) => text),
    ...tables.flatMap(({ header, rows }) => [...header, ...rows.flatMap(({ cells }) => cells)]),
  ];
  const text = texts.join('\n');
  const isAudit = facts.some(({ kind }) => kind === 'row' || kind === 'table');
  const things = OF_TICKETING.filter((noun) => noun.test(text)).length;
  return /qtickets/i.test(text) || things >= (isAudit ? ENOUGH_OF_AN_AUDIT : ENOUGH);
}

const headingLines = once(({ sentences }: LintDocument): readonly number[] =>
  sentences.flatMap(({ origin, line }) => (origin === 'heading' ? [line] : [])),
);

/** True for two places of one line, or near to each other below one heading: what is said there is said of one thing. */
export function standTogether(document: LintDocument, { first, second }: LintFinding): boolean {
  const [from, to] = [Math.min(first.line, second.line), Math.max(first.line, second.line)];
  return to - from <= NEAR && !headingLines(document).some((line) => line > from && line <= to);
}
