import type { LintTable, Statement } from '../document/lint-document.ts';
import { cellNumber } from '../document/numbers.ts';
import type { SeatFact } from './fact.ts';
import { spotOf } from './spot-of.ts';

const EVENT = /(?:\bevent|событи\S*|мероприяти\S*)\s*(?:id\s*)?[#№:]?\s*(\d+)/i;
const SHOW = /(?:\bshow|\bsession|сеанс\S*|показ\S*)\s*(?:id\s*)?[#№:]?\s*(\d+)/i;
const LEFT =
  /(\d+(?:,\d{3})*)\s+(?:seats?\s+)?(?:are\s+)?(?:left|free|available|remaining|осталось|свободн\S*)|(?:\bleft|\bfree|\bavailable|\bremaining|осталось|свободн\S*)\s*[:=]?\s*(\d+(?:,\d{3})*)/i;
const TOTAL =
  /(\d+(?:,\d{3})*)\s+(?:seats?|мест\S*)|(?:\btotal|\bseats|всего|мест)\s*[:=]?\s*(\d+(?:,\d{3})*)/i;

/** Seats of one event or show in a statement: `Event 33 show 41 seats: 45 seats (12 left)`. */
export function seatsInText(statement: Statement): SeatFact[] {
  const { text, section } = statement;
  const event = EVENT.exec(text)?.[1] ?? '';
  const show = SHOW.exec(text)?.[1] ?? '';
  if (section !== 'metrics' && section !== 'summary') return [];
  if ((event === '' && show === '') || !/\bseats?\b|\bleft\b|мест/i.test(text + statement.headings.join(' ')))
    return [];
  const bare = text.replace(EVENT, '').replace(SHOW, '');
  const left = amount(LEFT.exec(bare));
  const total = amount(TOTAL.exec(bare.replace(LEFT, '')));
  if (total === null) return [];
  return [{ ...spotOf(statement), kind: 'seats', event, show, value: total, left }];
}

/** Seats in a table with a column of seats and one of events or shows. */
export function seatsInTable(table: LintTable): SeatFact[] {
  const column = (pattern: RegExp) => table.header.findIndex((head) => pattern.test(head));
  const event = column(/^(?:event|событи|мероприяти)/i);
  const show = column(/^(?:show|session|сеанс|показ)/i);
  const total = column(/^(?:seats|total|всего|мест)/i);
  const left = column(/left|free|available|remaining|осталось|свободн/i);
  if (total < 0 || left < 0 || (event < 0 && show < 0)) return [];
  return table.rows.flatMap(({ line, cells }) => {
    const value = cellNumber(cells[total] ?? '');
    if (value === null || (digits(cells[event]) === '' && digits(cells[show]) === '')) return [];
    const { section, sectionTitle, headings } = table;
    return [
      {
        kind: 'seats' as const,
        line,
        section,
        sectionTitle,
        headings,
        text: cells.join(' | '),
        event: digits(cells[event]),
        show: digits(cells[show]),
        value,
        left: cellNumber(cells[left] ?? ''),
      },
    ];
  });
}

function amount(found: RegExpExecArray | null): number | null {
  const text = found?.[1] ?? found?.[2];
  return text === undefined ? null : Number(text.replaceAll(',', ''));
}

function digits(cell: string | undefined): string {
  return /\d+/.exec(cell ?? '')?.[0] ?? '';
}
