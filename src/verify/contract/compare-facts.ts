import { COMPATIBILITY } from '../../warehouse/connection.ts';
import type { Evidence } from '../derive/evidence.ts';
import { claim, type Ledger } from '../ledger.ts';
import { type RunLog, ranScenarios } from '../log/run-log.ts';

/** Base URLs that say what answered, and not where: of recordings, and of the simulator. */
const CONSTANT = { replay: 'https://qtickets.ru/', simulator: 'http://127.0.0.1/' } as const;

/** What a run says of itself, where it follows from its options or from the files of the checkout. */
export function compareFacts(
  log: RunLog,
  { claimed, bundle: { hasJunit } }: Pick<Evidence, 'claimed' | 'bundle'>,
  ledger: Ledger,
): void {
  const { started, finished, file } = log;
  const { target } = started;
  const same = (what: string, place: string, found: unknown, wanted: unknown) =>
    ledger.same('contract', what, [place, found], ['options of the run', wanted]);
  same('whether a data set is named', `${file}:1`, started.dataset !== null, target === 'simulator');
  if (target !== 'live') same('base URL', 'audit.json#/baseUrl', claimed.baseUrl, CONSTANT[target]);
  else compareHosts(log, claimed.baseUrl, ledger);
  if (target !== 'live' || !finished.interrupted)
    ledger.expect(
      'contract',
      (log.account !== null) === (target === 'live'),
      'a live run, and no other, says what it left on the account',
      claim(file, log.account === null ? 'not settled' : 'settled'),
      claim(`${file}:1`, target),
    );
  if (started.warehouse !== null)
    same('manners of ClickHouse', `${file}:1`, started.warehouse.compatibility, COMPATIBILITY);
  // Only what breaks a run off, or the report itself, leaves none.
  ledger.expect(
    'contract',
    hasJunit || finished.interrupted || log.unhandled.length > 0 || claimed.integrity.problems.length > 0,
    'a run that was not broken off has a report of its tests',
    claim('junit.xml', hasJunit ? 'there' : 'no such file'),
    claim('the evidence', 'no interruption, no error outside a case, no problem'),
  );
}

// REST answers come from the base URL; the Partners API may have another.
function compareHosts(log: RunLog, baseUrl: string, ledger: Ledger): void {
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
  for (const { exchanges } of ranScenarios(log))
    for (const { answeredBy, request, line } of exchanges)
      if (answeredBy?.by === 'live' && !request.path.startsWith('/api/partners/'))
        ledger.same(
          'contract',
          'host of the account',
          [`${log.file}:${line}`, answeredBy.host],
          ['audit.json#/baseUrl', host],
        );
}
