import type { LintDocument, Spot } from '../document/lint-document.ts';
import { standsInThisRun } from '../facts/other-run.ts';
import { type Returned, returnedIn } from '../facts/window-answers.ts';
import { type Bound, boundsIn } from '../facts/windows.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const DAY = 86_400_000;
// A part of the document of its own for one request: `Test 3: ...`, `Шаг A`.
const ONE_TEST =
  /\b(?:test|step|case|request|call)\s?#?[A-Z]?\d|(?<!\p{L})(?:тест|шаг|запрос)\s?№?\s?[A-ZА-Я]?\d/iu;
const WORKS =
  /\b(?:time|date) (?:ranges?|windows?|filters?)\b[^.;:]{0,30}\b(?:works?|working|functions?|functioning|correct(?:ly)?)\b|(?<!\p{L})(?:временн\p{L}+ (?:диапазон|окн|интервал)|фильтр\p{L}* по дат)\p{L}*[^.;:]{0,30}(?:работа\p{L}+|корректн\p{L}*|правильн\p{L}*)/iu;
// The document knows it, or asked for other days as well.
const KNOWN =
  /\bfilter(?:s|ing)?\b[^.;]{0,40}\b(?:ignored|not (?:work|appl|honou?r)\p{L}*|broken|fail\p{L}*|no effect)|\b(?:broken|failing|ignored) (?:\p{L}+ )?filter(?:s|ing)?\b|\bignor\p{L}+ (?:the )?(?:\p{L}+ )?(?:filter|window|date|since)|\boutside (?:of )?(?:the |this |its )?(?:\p{L}+ )?(?:window|range|period)|(?<!\p{L})фильтр\p{L}*[^.;]{0,40}(?:не (?:работа|применя|учитыва)|игнорир)\p{L}*|(?<!\p{L})игнорир\p{L}+ (?:\p{L}+ )?(?:фильтр|дат|окн|since)|(?<!\p{L})вне (?:\p{L}+ )?(?:окна|периода|диапазона)|_(?:HOURS|DAYS)=\d/iu;

/** What a request asked for by its days is what came back: no record lies wholly outside of the window of its test. */
export function windowsKept({ document }: RuleContext): LintFinding[] {
  const bounds = boundsIn(document);
  const texts = [...document.statements, ...document.code].map(({ text }) => text);
  if (bounds.length === 0 || texts.some((text) => KNOWN.test(text))) return [];
  const returned = returnedIn(document);
  const inWords = bounds.filter(({ spot }) => document.code.every(({ line }) => line !== spot.line));
  const found = [...inOneTest(bounds, returned), ...inAll(inWords, bounds, returned)][0];
  return found === undefined ? [] : [report(found, document)];
}

interface Broken {
  bound: Bound;
  record: Returned;
}

// A record shown in the part of the document that has the request, and no other one.
function inOneTest(bounds: readonly Bound[], returned: readonly Returned[]): Broken[] {
  return bounds.flatMap((bound) => {
    const isHere = ({ spot }: { spot: Spot }) => testOf(spot) === testOf(bound.spot);
    const records = returned.filter((one) => isHere(one) && one.column === bound.column);
    return bound.column === null ? [] : broken(bound, bounds.filter(isHere), records);
  });
}

// The one window of the document, told among its parameters or results, and what a sentence says of all that came.
function inAll(told: readonly Bound[], bounds: readonly Bound[], returned: readonly Returned[]): Broken[] {
  const inWords = returned.filter(({ column }) => column === null);
  const shown = returned.filter((one) =>
    bounds.some(({ column }) => column === one.column && column !== null),
  );
  return told.flatMap((bound) =>
    shown.every((record) => isOutside(record, bound)) ? broken(bound, bounds, inWords) : [],
  );
}

function broken(bound: Bound, others: readonly Bound[], records: readonly Returned[]): Broken[] {
  const [record] = records;
  const isOnly = others.every(({ side, value }) => side !== bound.side || value === bound.value);
  return record !== undefined && isOnly && records.every((one) => isOutside(one, bound))
    ? [{ bound, record }]
    : [];
}

// A day more, for clocks of another zone.
function isOutside({ from, to }: Returned, { side, value }: Bound): boolean {
  return side === 'from' ? to < value - DAY : from > value + 2 * DAY;
}

function testOf({ sectionTitle, headings }: Spot): string {
  const path = [sectionTitle, ...headings];
  const at = path.findLastIndex((title) => ONE_TEST.test(title));
  return (at < 0 ? path : path.slice(0, at + 1)).join('\n');
}

function report({ bound, record }: Broken, { statements }: LintDocument): LintFinding {
  const { spot, shown } = record;
  const asked = `ine ${bound.spot.line} asks for ${bound.shown}`;
  const claim = statements.find((one) => WORKS.test(one.text) && standsInThisRun(one) && one.box !== 'open');
  const [place, value, message]: [Spot, string, string] =
    claim === undefined
      ? [bound.spot, bound.shown, `L${asked}, but line ${spot.line} has ${shown}.`]
      : [
          claim,
          claim.text,
          `Line ${claim.line} says "${claim.text}", but line ${spot.line} has ${shown}, and l${asked}.`,
        ];
  return finding('window-not-kept', [place, value], [spot, shown], message, 'medium');
}
