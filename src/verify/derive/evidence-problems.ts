import type { AuditEntry } from '../../model/audit-run.ts';
import { type LoggedScenario, labelOf, ranScenarios } from '../log/run-log.ts';
import { type Evidence, strangersNamed } from './evidence.ts';

const JUNIT_BROKEN = 'The JUnit report that Vitest wrote is not well-formed.';

/**
 * What is wrong with the evidence itself, in the words of audit.json. Two things only the run knew: which scenarios were
 * planned, and whether the JUnit report was broken; of these, what audit.json says is kept where the bundle fits it. The order
 * is that of audit.json, as the order of execution is not in the bundle.
 */
export function deriveProblems(evidence: Evidence, entries: readonly AuditEntry[]): string[] {
  const stated = evidence.claimed.integrity.problems;
  const broken = brokenAnswers(evidence);
  const found = [
    ...notCounted(evidence),
    ...keysApart(evidence),
    ...ranScenarios(evidence.log).flatMap(contradictions),
    ...strangers(evidence),
    ...unexplained(evidence, entries),
    ...(evidence.bundle.specSha256 === evidence.log.started.spec.sha256
      ? []
      : ['The copy of the spec document is not the file that was read.']),
    ...stated.filter((problem) => problem === JUNIT_BROKEN && !evidence.bundle.hasJunit),
    ...stated.filter((problem) => broken.has(problem)),
  ];
  const left = [...found];
  const inOrder = stated.filter((problem) => {
    const at = left.indexOf(problem);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return [...inOrder, ...left];
}

// Of response files that are not as the log has them. Where audit.json says nothing of one, it became so after the run: the sums tell that.
function brokenAnswers({ log, bundle }: Evidence): Set<string> {
  return new Set(
    ranScenarios(log).flatMap(({ artifact }) => {
      if (artifact === null) return [];
      const { path, sha256 } = artifact;
      const found = bundle.responses.get(path);
      if (found === undefined) return [`${path} was written when its scenario ended, and is gone.`];
      return found === sha256 ? [] : [`${path} is not what was written when its scenario ended.`];
    }),
  );
}

function notCounted({ log: { scenarios, started, finished } }: Evidence): string[] {
  const ran = ranScenarios({ scenarios }).some(({ counted }) => counted);
  const taken = started.before !== null && finished.after !== null;
  return ran && !taken && !finished.interrupted
    ? ['The tables were not counted before and after the run, so it is not known what it changed.']
    : [];
}

// Where the run alone writes, what FINAL shows and the distinct keys are the same number.
function keysApart({ log: { started, finished } }: Evidence): string[] {
  if (started.warehouse?.engine !== 'embedded' || finished.after === null) return [];
  const after = finished.after;
  return Object.keys(after)
    .sort()
    .flatMap((name) => {
      const { rows, keys, final } = after[name] ?? { rows: 0, keys: null, final: false };
      return !final || keys === null || keys === rows
        ? []
        : [`${name} shows ${rows} rows and holds ${keys} distinct keys.`];
    });
}

function contradictions(item: LoggedScenario): string[] {
  const label = labelOf(item);
  const { checks, exchanges, counted } = item;
  const found: string[] = [];
  if (counted && checks.every(({ result }) => result === 'notRun'))
    found.push(`${label} ran without a check.`);
  const silent = !exchanges.some(({ role }) => role === 'call');
  if (counted && silent && !checks.some(({ result }) => result === 'fail')) {
    found.push(`${label} has no failed check and no call of its own.`);
  }
  return found;
}

function strangers({ log, claimed }: Evidence): string[] {
  const selected = new Set(log.started.selected);
  const named = strangersNamed(claimed);
  const seen = new Set<string>();
  return log.scenarios
    .filter(({ counted }) => counted)
    .flatMap((item) => {
      const label = labelOf(item);
      const stranger = !selected.has(item.id) || named.has(label);
      const again = seen.has(label);
      seen.add(label);
      if (stranger) return [`There is evidence of ${label}, which the plan does not hold.`];
      return again ? [`There is evidence of ${label} more than once.`] : [];
    });
}

// A scenario without evidence is explained by an interruption, or by the reason that the log gives for the entry.
function unexplained({ log, claimed }: Evidence, entries: readonly AuditEntry[]): string[] {
  if (log.finished.interrupted) return [];
  return entries.flatMap(({ id, scenariosNotExecuted }) => {
    const reason = log.notExecuted.find((item) => item.id === id)?.reason;
    return scenariosNotExecuted
      .map(({ name }) => labelOf({ id, scenario: name }))
      .map((label) => `There is no evidence of ${label}, and no reason why it was not run.`)
      .filter((problem) =>
        reason === undefined
          ? claimed.integrity.problems.includes(problem)
          : reason.startsWith('no evidence and no reason was recorded'),
      );
  });
}
