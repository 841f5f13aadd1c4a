import { unplanned } from './forged-plan.ts';
import { forgeriesOf } from './forgery.ts';

/** A run that was interrupted, said to be whole or to have been asked for so. */
export const interruptionForgeries = forgeriesOf('interrupted', [
  [
    'an interruption that is denied',
    (forger) => {
      forger.finished['interrupted'] = false;
    },
  ],
  [
    'an interruption told as a filter',
    (forger) => {
      forger.finished['interrupted'] = false;
      for (const event of forger.rest) event['reason'] = 'not selected by the test filter';
    },
  ],
  [
    'an interruption told as a missing shard',
    (forger) => {
      forger.finished['interrupted'] = false;
      forger.started['shards'] = { count: 2, missing: ['2/2'], warehouses: 1 };
      for (const event of forger.rest) event['reason'] = 'shard 2/2 of the run is missing';
    },
  ],
  [
    'an interruption that is denied, and what did not run left out',
    (forger) => {
      forger.finished['interrupted'] = false;
      for (const { id } of forger.rest as { id: string }[]) unplanned(forger, id);
      forger.rest = [];
    },
  ],
]);
