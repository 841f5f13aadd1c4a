import { entryNotRun, notRun, stated, unplanned, without } from './forged-plan.ts';
import type { Event } from './forged-scenario.ts';
import { forgeriesOf } from './forgery.ts';

/** What failed, said not to have run, or to have been asked for otherwise. */
export const failureForgeries = forgeriesOf('failed', [
  [
    'the entry that failed is left out',
    (forger) => {
      forger.drop('1.2');
      unplanned(forger, '1.2');
    },
  ],
  [
    'the entry that failed is said not to have been selected',
    (forger) => {
      entryNotRun(forger, '1.2', 'not selected by the test filter');
    },
  ],
  [
    'the scenario that failed is said to have been skipped',
    (forger) => {
      forger.skip('1.2', 'no id is known for an order');
    },
  ],
  [
    'the scenario that failed is said to have been needed by another only',
    (forger) => {
      forger.scenario('1.2').started['counted'] = false;
      unplanned(forger, '1.2');
    },
  ],
  [
    'the entry that failed is said to have no case',
    (forger) => {
      forger.drop('1.2');
      forger.started['selected'] = without(forger.started['selected'], '1.2');
      forger.audit.coverageOfSpec.withoutCase.push('1.2');
      const entry = forger.audit.entries.find(({ id }) => id === '1.2');
      if (entry) Object.assign(entry, { hasCase: false, scenarios: [] });
    },
  ],
  [
    'an expected error in place of the answer that failed',
    (forger) => {
      const failed = forger.scenario('1.2');
      Object.assign(failed.started, { outcome: 'invalid', expected: '4xx with a JSON error' });
      failed.checks['checks'] = (failed.checks['checks'] as Event[]).filter(
        ({ result }) => result === 'pass',
      );
      stated(forger, '1.2')['outcome'] = 'invalid';
    },
  ],
  [
    'a debug run in place of an audit',
    (forger) => Object.assign(forger.started, { debug: true }),
    'a run of tests alone has the same evidence, and is named one: how it was started',
  ],
  [
    'the run was interrupted before the entry that failed',
    (forger) => {
      for (const label of forger.scenarios.map((one) => one.label).filter((one) => one !== '1.1'))
        notRun(forger, label);
      forger.finished['after'] = null;
      forger.finished['marked'] = null;
      for (const id of forger.started['selected'].slice(1))
        forger.rest.push({ event: 'entryNotExecuted', id, reason: 'the run was interrupted' });
      forger.finished['interrupted'] = true;
    },
    'a run that ends early has the same evidence: the log of who started it',
  ],
]);
