import { isJsonObject } from '../../model/json.ts';
import { type CheckContext, shownAt } from '../check-context.ts';
import { askedProblems } from './asked-checks.ts';
import { datedProblems, dateProblems } from './date-checks.ts';
import { besideProblems } from './envelope-checks.ts';
import { listProblems, pagingProblems } from './list-checks.ts';
import { objectProblems } from './object-checks.ts';
import { checkOrders } from './order-checks.ts';
import { sameObjectProblems } from './same-checks.ts';
import { checkSeats } from './seat-checks.ts';
import { checkShows } from './show-checks.ts';
import { textProblems } from './text-checks.ts';
import { checkTickets } from './ticket-checks.ts';

/** A check that every answer passes beside its own rules. `problems` is null when it does not apply to the answer. */
interface GeneralCheck {
  name: string;
  problems(context: CheckContext): string[] | null;
  /** True for what is said of whatever comes; the others look at fields that the schema knows. */
  ofAllFields?: true;
}

/** Checks of every answer, in the order in which they are reported. */
const GENERAL_CHECKS: readonly GeneralCheck[] = [
  { name: 'general:errorStatus', problems: errorStatusProblems, ofAllFields: true },
  { name: 'general:beside', problems: besideProblems, ofAllFields: true },
  { name: 'general:text', problems: textProblems, ofAllFields: true },
  { name: 'general:dates', problems: dateProblems },
  { name: 'general:dated', problems: datedProblems },
  { name: 'general:paging', problems: pagingProblems },
  { name: 'general:uniqueIds', problems: listProblems },
  { name: 'general:orders', problems: checkOrders },
  { name: 'general:shows', problems: checkShows, ofAllFields: true },
  { name: 'general:objects', problems: objectProblems },
  { name: 'general:seats', problems: checkSeats },
  { name: 'general:tickets', problems: checkTickets },
  { name: 'general:sameObjects', problems: sameObjectProblems },
  { name: 'general:asked', problems: askedProblems },
];

/** The checks of one answer. `known` is the same without the fields that its schema does not know. */
export function generalChecks(
  context: CheckContext,
  known: CheckContext,
): { name: string; problems: () => string[] | null }[] {
  return GENERAL_CHECKS.map(({ name, problems, ofAllFields }) => ({
    name,
    problems: () => problems(ofAllFields === true ? context : known),
  }));
}

function errorStatusProblems({ body, answer, masked }: CheckContext): string[] | null {
  if (!isJsonObject(body) || !('error' in body) || typeof body['status'] !== 'number') return null;
  return body['status'] === answer.status
    ? []
    : [`/status: expected the HTTP status ${answer.status}, came ${shownAt(masked, '/status')}`];
}
