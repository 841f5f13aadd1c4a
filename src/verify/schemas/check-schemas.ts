import type { AuditRun } from '../../model/audit-run.ts';
import type { CaseScenario } from '../../model/case.ts';
import type { JsonValue } from '../../model/json.ts';
import { once } from '../bytes/digest.ts';
import { errorIn } from '../derive/error-answers.ts';
import { claim, type Ledger } from '../ledger.ts';
import { type LoggedScenario, labelOf, type RunLog, ranScenarios } from '../log/run-log.ts';
import type { Responses } from '../responses/match-responses.ts';
import type { Checkout } from './checkout.ts';

/**
 * Holds every answer against the schema that its case names, where the files of that schema are still those of the run. The
 * bundle has the masked answer, which keeps the form: an answer whose schema check passed must meet the schema. One that
 * failed may do so as well, since its mask may hide why; then it is a note.
 */
export function checkSchemas(
  log: RunLog,
  responses: Responses,
  files: ReadonlyMap<string, Buffer>,
  claimed: AuditRun,
  checkout: Checkout | null,
  ledger: Ledger,
): void {
  if (checkout === null) {
    ledger.leaveOut('schemas', 'no schemas were at hand');
    return;
  }
  const sums = new Map(claimed.schemas.map(({ file, sha256 }) => [file, sha256]));
  const skipped = new Map<string, string[]>();
  const leave = (reason: string, label: string) =>
    skipped.set(reason, [...(skipped.get(reason) ?? []), label]);
  for (const scenario of ranScenarios(log)) {
    const label = labelOf(scenario);
    const check = scenario.checks.find(({ name }) => name === 'schema');
    const answer = responses.get(scenario)?.exchanges.find(({ role }) => role === 'call')?.response;
    if (check === undefined || check.result === 'notRun' || answer?.json !== true) continue;
    const known = checkout.scenario(scenario.id, scenario.scenario, claimed.run.routes);
    if (known === null || known.outcome !== scenario.outcome) {
      leave('this checkout has no such case', label);
      continue;
    }
    const name = schemaName(known, answer.body);
    const differing = checkout.needs(name).filter((file) => checkout.sums.get(file) !== sums.get(file));
    if (differing.length > 0) {
      leave(`schema differs (${differing.join(', ')})`, label);
      continue;
    }
    const bytes = files.get(scenario.artifact?.path ?? '');
    const validate = () => checkout.schemas.check(name, answer.body);
    const problems = bytes === undefined ? validate() : once(bytes, `schema ${name}`, validate);
    const places: Places = {
      log: `${log.file}:${scenario.lines.checks}`,
      answer: scenario.artifact?.path ?? label,
    };
    const [first] = problems;
    if (check.result === 'fail' && first === undefined) {
      ledger.notes.push(
        `${label}: its schema check failed; the masked answer meets schemas/api/${name}.schema.json`,
      );
      continue;
    }
    ledger.expect(
      'schemas',
      (check.result === 'pass') === (first === undefined),
      `schema check of ${label}`,
      claim(places.log, check.result),
      claim(
        places.answer,
        first === undefined
          ? 'meets its schema'
          : `${first.pointer || '/'}: expected ${first.expected} (${first.schemaFile})`,
      ),
    );
    if (known.outcome !== 'ok') continue;
    const uses = () => checkout.schemas.fieldUses(name, answer.body);
    checkFields(scenario, bytes === undefined ? uses() : once(bytes, `fields ${name}`, uses), places, ledger);
  }
  for (const [reason, labels] of skipped) {
    ledger.notes.push(`answers not validated again: ${reason}: ${labels.join(', ')}`);
  }
}

interface Places {
  log: string;
  answer: string;
}

// An empty list that stands for an error has the schema of the list.
function schemaName({ schema, orEmpty }: CaseScenario, body: JsonValue): string {
  return orEmpty !== undefined && errorIn(body) === null ? orEmpty : schema;
}

// Which fields of its schema an answer has is said in the log, and is as true of the masked answer.
function checkFields(
  { fieldUses, ...scenario }: LoggedScenario,
  found: LoggedScenario['fieldUses'],
  places: Places,
  ledger: Ledger,
): void {
  const plain = (uses: LoggedScenario['fieldUses']) =>
    uses.map(({ schema, at, objects, absent }) => ({ schema, at, objects, absent }));
  ledger.same(
    'schemas',
    `fields that the answer of ${labelOf(scenario)} lacks`,
    [places.log, plain(fieldUses)],
    [places.answer, plain(found)],
  );
}
