import type { AuditEntry, AuditScenario } from '../../model/audit-run.ts';
import type { CheckResult } from '../../model/evidence.ts';
import { rerunCommand } from '../rerun-command.ts';
import { signed } from '../words.ts';
import { problemsOf } from './check-problem.ts';
import { Facts, FileLink, Table, Told } from './elements.tsx';
import { Calls } from './exchange.tsx';
import type { Page, Status } from './page.ts';
import { Shared } from './shared-parts.tsx';

/** What an entry shows when it is opened: what it is, each scenario's checks, rows and calls, and what to copy. */
export function EntryDetails({ page, entry, status }: { page: Page; entry: AuditEntry; status: Status }) {
  const { run, say } = page;
  const { id, title, specRef, scenarios, scenariosNotExecuted } = entry;
  const left = run.coverage.notExecuted.find((one) => one.id === id);
  return (
    <div class="opened" id={`e-${id}`}>
      <h3 class="unseen">{`${id} ${title}: ${say(`status.${status}`)}`}</h3>
      <Facts
        items={[
          [say('entry.spec'), <FileLink path={run.spec.artifact}>{specRef}</FileLink>],
          ...(left === undefined
            ? []
            : [[say('entry.left'), <Told page={page} text={left.reason} />] as const]),
          ...(entry.hasCase ? [] : [[say('entry.case'), say('entry.noCase')] as const]),
          [
            say(run.loader === null ? 'entry.again' : 'entry.allAgain'),
            <code class="again">{rerunCommand(run, id)}</code>,
          ],
        ]}
      />
      {scenarios.map((scenario) => (
        <Scenario page={page} scenario={scenario} named={scenarios.length > 1} />
      ))}
      {scenariosNotExecuted.length > 0 && scenarios.length > 0 && (
        <p>
          {say('entry.scenariosLeft', { names: scenariosNotExecuted.map(({ name }) => name).join(', ') })}
        </p>
      )}
    </div>
  );
}

function Scenario({ page, scenario, named }: { page: Page; scenario: AuditScenario; named: boolean }) {
  const { say } = page;
  const { name, result, expected, actual, skipReason, notes, artifact } = scenario;
  const answer = artifact === null ? undefined : page.answers.get(artifact);
  return (
    <div class={`scenario ${result}`}>
      {named && <h4>{say('scenario.title', { name, result: say(`result.${result}`) })}</h4>}
      <Facts
        items={[
          [
            say('scenario.expected'),
            say('scenario.came', { expected: page.told(expected), actual: page.told(actual) }),
          ],
          ...(skipReason === null
            ? []
            : [[say('scenario.skipped'), <Told page={page} text={skipReason} />] as const]),
          ...notes.map((note) => [say('scenario.note'), <Told page={page} text={note} />] as const),
        ]}
      />
      <Checks page={page} scenario={scenario} />
      <Rows page={page} scenario={scenario} />
      {artifact !== null &&
        (answer === undefined ? (
          <p class="none">
            {say('answer.unread')} <FileLink path={artifact} />
          </p>
        ) : (
          <Calls page={page} answer={answer} artifact={artifact} />
        ))}
    </div>
  );
}

function Checks({ page, scenario: { checks, result } }: { page: Page; scenario: AuditScenario }) {
  const { say } = page;
  const failed = checks.filter((check) => check.result === 'fail');
  const passed = checks.filter((check) => check.result === 'pass');
  const notRun = checks.filter((check) => check.result === 'notRun');
  if (checks.length === 0)
    return <p class="none">{say(result === 'skipped' ? 'checks.skipped' : 'checks.none')}</p>;
  return (
    <>
      <Table
        kind="failures"
        caption={say('checks.failed', { count: failed.length })}
        columns={[
          { title: say('checks.name') },
          { title: say('checks.place') },
          { title: say('checks.expected') },
          { title: say('checks.came') },
        ]}
        rows={failed.flatMap((check) => failedRows(page, check))}
        none={say('checks.allHeld')}
      />
      {notRun.length > 0 && (
        <CheckList
          page={page}
          title={say('checks.notRun', { count: notRun.length })}
          checks={notRun}
          symbol="○"
        />
      )}
      <CheckList
        page={page}
        title={say('checks.held', { count: passed.length })}
        checks={passed}
        symbol="✓"
      />
    </>
  );
}

function failedRows(page: Page, { name, message }: CheckResult) {
  return problemsOf(message ?? '').map((problem) =>
    typeof problem === 'string'
      ? [<code>{name}</code>, '', <Told page={page} text={problem} />, '']
      : [
          <code>{name}</code>,
          <code>{problem.place}</code>,
          <span lang="en">{problem.expected}</span>,
          <>
            <strong lang="en">{problem.came}</strong>
            {problem.schema !== null && <span class="source"> {problem.schema}</span>}
          </>,
        ],
  );
}

function CheckList({
  page,
  title,
  checks,
  symbol,
}: {
  page: Page;
  title: string;
  checks: readonly CheckResult[];
  symbol: string;
}) {
  if (checks.length === 0) return null;
  const text = [title, ...checks.map(({ name, message }) => `${name} ${message ?? ''}`)].join('\n');
  return (
    <Shared page={page} text={text} label={title}>
      <p class="checks">
        <b>{title}</b>{' '}
        {checks.map(({ name, message }) => (
          <>
            <code title={message ?? undefined}>{`${symbol} ${name}`}</code>{' '}
          </>
        ))}
      </p>
    </Shared>
  );
}

function Rows({ page, scenario: { rows } }: { page: Page; scenario: AuditScenario }) {
  const { say, number } = page;
  if (rows.length === 0) return null;
  return (
    <Table
      caption={say('rows.title')}
      columns={[
        { title: say('rows.table') },
        { title: say('rows.sent'), number: true },
        { title: say('rows.expected'), number: true },
        { title: say('rows.actual'), number: true },
        { title: say('rows.columns'), number: true },
        { title: say('rows.leftOut') },
      ]}
      rows={rows.map(({ table, sent, expected, actual, compared = [], leftOut = [] }) => [
        <code>{table}</code>,
        sent === null ? '' : number(sent),
        signed(expected),
        expected === actual ? signed(actual) : <strong class="wrong">✕ {signed(actual)}</strong>,
        say('rows.of', { part: compared.length, all: compared.length + leftOut.length }),
        leftOut.length === 0 ? (
          ''
        ) : (
          <span lang="en">{leftOut.map(({ column, reason }) => `${column}: ${reason}`).join('; ')}</span>
        ),
      ])}
      none=""
    />
  );
}
