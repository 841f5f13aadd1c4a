import { itemsAt, valueAt } from '../common/items-path.ts';
import { isReadOnly } from '../http/read-only.ts';
import type { CaseScenario } from '../model/case.ts';
import { callProblem } from './call-problem.ts';
import { messageOf } from './check-context.ts';
import type { CheckList } from './check-list.ts';
import type { CallRecord } from './make-call.ts';
import { isErrorEnvelope } from './outcome-words.ts';
import type { ScenarioCalls } from './scenario-calls.ts';

/**
 * Says what became of a write on a real account: by what it was undone, or why it was not. The check `undo` fails when
 * something is left on the account, or when it is not known whether something is.
 */
export function checkUndo(
  list: CheckList,
  { live }: CaseScenario,
  { setup, call, undo }: ScenarioCalls,
  notes: string[],
): void {
  if (undo.length > 0) {
    const problems = undo.flatMap(callProblem);
    const made = undo.map(({ exchange }) => `${exchange.request.method} ${exchange.request.path}`).join(', ');
    if (list.record('undo', messageOf(problems))) notes.push(`undone by ${made}`);
    else notes.push(`not undone, since ${made} did not succeed: look on the account`);
    return;
  }
  if (live?.undo === undefined) {
    notes.push(`not undone: ${live?.notUndoable ?? 'no call is known that undoes it'}`);
    return;
  }
  if (live.undo.length === 0 && callProblem(call).length === 0) {
    notes.push('its write undoes itself');
    return;
  }
  const left = [...setup.flatMap(leftBehind), ...lostWrite(call)];
  if (left.length === 0) notes.push('its write was refused: there is nothing to undo');
  else list.record('undo', messageOf(left));
}

// An error that the API itself gives changed nothing. Behind anything else the write may have been carried out.
function lostWrite({ answer, exchange, searches }: CallRecord): string[] {
  const { attempts, request } = exchange;
  if (attempts.length === 0) return [];
  const refused = answer?.json !== undefined && isErrorEnvelope(answer.json) && answer.status < 500;
  if (refused) return [];
  const found = itemsAt(searches.at(-1)?.response?.body ?? null, 'result[*]')
    .filter(({ value }) => Number(valueAt(value, 'deleted')) !== 1)
    .map(({ value }) => String(valueAt(value, 'id')));
  const shown = found.length === 0 ? '' : ` (a search shows ticket ${found.join(', ')})`;
  return [
    `${request.method} ${request.path}: whether it was carried out is not known${shown}, and nothing undid it: look on the account`,
  ];
}

function leftBehind(record: CallRecord): string[] {
  const { method, path } = record.request;
  if (isReadOnly(method, path)) return [];
  if (callProblem(record).length > 0) return lostWrite(record);
  return [
    `${method} ${record.exchange.request.path}: what it made beforehand was not undone: look on the account`,
  ];
}
