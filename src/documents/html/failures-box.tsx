import type { AuditEntry } from '../../model/audit-run.ts';
import { Box, MOST } from './box.tsx';
import { problemsOf } from './check-problem.ts';
import { EntryLink, Told } from './elements.tsx';
import type { Page } from './page.ts';

/** What failed, each with its first cause, and what else speaks against a better verdict. */
export function Failures({ page }: { page: Page }) {
  const { run, say } = page;
  const failed = run.entries.filter((entry) => entry.class === 'failed');
  // That entries failed is said by their list.
  const others = run.verdict.reasons.filter(
    (reason) => failed.length === 0 || !/^\d+ entr\w+ failed: /.test(reason),
  );
  return (
    <Box title={say('box.failed')}>
      {failed.length === 0 ? (
        <p class="none">{say(run.coverage.executed === 0 ? 'failed.nothingRan' : 'failed.none')}</p>
      ) : (
        <ul class="failures">
          {failed.slice(0, MOST).map((entry) => (
            <li>
              <EntryLink page={page} id={entry.id} label={`${entry.id} ${entry.title}`} />
              <span class="cause" lang="en">
                {causeOf(entry)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {failed.length > MOST && (
        <p>
          <a href="#status=failed">{say('failed.more', { count: failed.length - MOST })}</a>
        </p>
      )}
      {others.length > 0 && (
        <>
          <h3 class="small">{say('box.reasons')}</h3>
          <ul class="reasons">
            {others.slice(0, MOST).map((reason) => (
              <li>
                <Told page={page} text={reason} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Box>
  );
}

/** The first thing that failed of an entry, in one line. */
export function causeOf({ scenarios }: AuditEntry): string {
  for (const { name, checks, rows } of scenarios) {
    const scenario = name === '' ? '' : `${name}: `;
    const check = checks.find(({ result }) => result === 'fail');
    if (check !== undefined) {
      const [problem] = problemsOf(check.message ?? '');
      const words =
        typeof problem === 'object'
          ? `${problem.place === '' ? '' : `${problem.place} `}expected ${problem.expected}, came ${problem.came}`
          : (problem ?? '');
      return `${scenario}${check.name}: ${words}`;
    }
    const row = rows.find(({ expected, actual }) => expected !== actual);
    if (row !== undefined)
      return `${scenario}${row.table}: expected ${row.expected} rows, came ${row.actual}`;
  }
  return '';
}
