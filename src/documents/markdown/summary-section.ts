import type { RootContent } from 'mdast';
import type { AuditEntry, AuditRun, DocumentCoverage, EntryClass } from '../../model/audit-run.ts';
import { whatItShows } from '../answerer-words.ts';
import { rowsAdded } from '../row-facts.ts';
import { TITLES_IN_A_SENTENCE, titledList, withTitles } from '../titles.ts';
import { amount, percent, verdictWords } from '../words.ts';
import { code, fact, heading, type Inline, list } from './nodes.ts';

/** Section 1: the verdict and why it is no better, how many entries of each class, the code, and the key numbers. */
export function summarySection(run: AuditRun): RootContent[] {
  const { coverage } = run;
  return [
    heading(2, '1. Summary'),
    list([
      fact('Overall status', verdictWords(run.verdict)),
      fact('What that shows', whatItShows(run.run.answeredBy)),
      // What speaks for READY is the checklist of section 7.
      ...(run.verdict.status === 'READY' ? [] : run.verdict.reasons).map((reason) =>
        fact('Reason', withTitles(run, reason)),
      ),
      fact('Target', [run.run.target, ', profile ', code(run.run.profile), ', ', accessWords(run)]),
      fact('Entries of the profile', String(coverage.specified)),
      fact(
        'Executed',
        `${coverage.executed} of ${coverage.specified} (${percent(coverage.executed, coverage.specified)})`,
      ),
      fact('Succeeded', String(run.classes.succeeded)),
      fact('Failed', String(run.classes.failed)),
      fact('Expected errors', classCount(run, 'expectedError')),
      fact('Permission denied as expected', classCount(run, 'denied')),
      fact('Skipped', String(run.classes.skipped)),
      fact('Not executed', String(coverage.notExecuted.length)),
      fact('Coverage of the spec document', coverageWords(run.coverageOfSpec)),
      fact('Coverage of the documented calls', coverageWords(run.coverageOfDocumented)),
      fact('Repository commit', commitWords(run)),
      fact('Execution timestamp', run.run.startedAt),
    ]),
    heading(3, 'Key numbers'),
    list(keyNumbers(run)),
  ];
}

function coverageWords({ file, entries, withCase, executed }: DocumentCoverage): Inline {
  return [
    code(file),
    `: ${amount(entries, 'entry', 'entries')}, ${withCase} with a case, ${executed} executed in this run`,
  ];
}

/** What the document says of the Partners token's access. */
export function accessWords({ run }: AuditRun): string {
  return run.access === 'both' ? 'Partners access read and write' : `Partners access ${run.access}`;
}

/** The commit, and whether the checkout differs from it. */
export function commitWords({ run }: AuditRun): Inline {
  if (run.commit === null) return 'unknown (git names no commit of the code)';
  return [code(run.commit), run.dirty === true ? ' with uncommitted changes' : ''];
}

// Of what failed or was skipped the reasons name each; what succeeded is most of the matrix.
function classCount(run: AuditRun, kind: EntryClass): string {
  const ids = run.entries.filter((entry) => entry.class === kind).map(({ id }) => id);
  const few = ids.length > 0 && ids.length <= TITLES_IN_A_SENTENCE;
  return few ? `${ids.length} (${titledList(run, ids)})` : String(ids.length);
}

function keyNumbers(run: AuditRun): Inline[] {
  const ran = run.entries.flatMap(executedScenarios);
  const count = (outcome: string) => ran.filter((scenario) => scenario.outcome === outcome).length;
  const { data, jobs } = rowsAdded(ran);
  return [
    fact(
      'Scenarios executed',
      `${ran.length} (asked for: ok ${count('ok')}, denied ${count('denied')}, missing ${count('missing')}, invalid ${count('invalid')})`,
    ),
    fact(
      'Rows of the answers in ClickHouse',
      // A loader writes its own log, if any: no answer says what must be in it.
      run.loader === null
        ? `${data} added, and ${amount(jobs, 'row', 'rows')} in the log of loads`
        : `${data} added`,
    ),
    fact('Calls repeated', String(run.retries.length)),
  ];
}

function executedScenarios({ scenarios }: AuditEntry): AuditEntry['scenarios'] {
  return scenarios.filter(({ result }) => result !== 'skipped');
}
