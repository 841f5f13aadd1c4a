import { COMPATIBILITY } from '../../warehouse/connection.ts';
import { stampOf } from '../derive/derive-run.ts';
import type { Evidence } from '../derive/evidence.ts';
import type { Comparisons } from '../ledger.ts';
import { type RunLog, ranScenarios } from '../log/run-log.ts';

/** Base URLs that say what answered, and not where: of recordings, and of the simulator. */
const CONSTANT = { replay: 'https://qtickets.ru/', simulator: 'http://127.0.0.1/' } as const;

/** What a run says of itself, where it follows from its options or from the files of the checkout. */
export function compareFacts(
  log: RunLog,
  { claimed, bundle: { hasJunit } }: Pick<Evidence, 'claimed' | 'bundle'>,
  ledger: Comparisons,
): void {
  const { started, finished, file } = log;
  const { target } = started;
  const same = (what: string, place: string, found: unknown, wanted: unknown) =>
    ledger.same(what, [place, found], ['options of the run', wanted]);
  same('whether a data set is named', `${file}:1`, started.dataset !== null, target === 'simulator');
  if (target !== 'live') same('base URL', 'audit.json#/baseUrl', claimed.baseUrl, CONSTANT[target]);
  else compareHosts(log, claimed.baseUrl, ledger);
  const settled = log.account !== null;
  if (target !== 'live' || !finished.interrupted)
    ledger.expect(
      settled === (target === 'live'),
      'a live run, and no other, says what it left on the account',
      [file, `settled: ${settled}`],
      [`${file}:1`, target],
    );
  compareNames(log, ledger);
  for (const { exchanges } of ranScenarios(log))
    for (const { attempts, line } of exchanges)
      ledger.expect(
        target === 'live' || (attempts.length <= 1 && attempts.every(({ waitMs }) => waitMs === 0)),
        'a call that leaves this machine, and no other, is tried again',
        [`${file}:${line}`, `${attempts.length} tries`],
        [`${file}:1`, target],
      );
  if (started.warehouse !== null)
    same('manners of ClickHouse', `${file}:1`, started.warehouse.compatibility, COMPATIBILITY);
  // Only what breaks a run off, or the report itself, leaves none.
  ledger.expect(
    hasJunit || finished.interrupted || log.unhandled.length > 0 || claimed.integrity.problems.length > 0,
    'a run that was not broken off has a report of its tests',
    ['junit.xml', 'no such file'],
    ['the evidence', 'no interruption, no error outside a case, no problem'],
  );
}

// What a run calls itself and its tools, in the forms that these have.
function compareNames({ started, file }: RunLog, ledger: Comparisons): void {
  const { runId, target, at, toolVersion, commit, dirty, warehouse } = started;
  const wanted = `qtickets_${target}_run_${stampOf(at)}`;
  ledger.same('id of the run', [`${file}:1`, runId], ['its target and start', wanted]);
  for (const [what, version] of [
    ['version of the tool', toolVersion],
    ['version of ClickHouse', warehouse?.version ?? '0.0.0'],
  ] as const)
    ledger.expect(
      /^\d+\.\d+\.\d/.test(version),
      what,
      [`${file}:1`, version],
      ['a version', 'three numbers and more'],
    );
  ledger.expect(
    (commit === null) === (dirty === null),
    'changes of a commit',
    [`${file}:1`, dirty],
    ['commit', commit],
  );
}

// REST answers come from the base URL; the Partners API may have another, and has one.
function compareHosts(log: RunLog, baseUrl: string, ledger: Comparisons): void {
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
  let ofPartners: string | undefined;
  for (const { exchanges } of ranScenarios(log))
    for (const { answeredBy, request, line } of exchanges) {
      if (answeredBy?.by !== 'live') continue;
      const isPartners = request.path.startsWith('/api/partners/');
      if (isPartners) ofPartners ??= answeredBy.host;
      ledger.same(
        'host of the account',
        [`${log.file}:${line}`, answeredBy.host],
        isPartners ? ['calls before it', ofPartners] : ['audit.json#/baseUrl', host],
      );
    }
}
