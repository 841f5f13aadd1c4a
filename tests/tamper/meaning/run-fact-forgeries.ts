import type { Event } from './forged-scenario.ts';
import type { Forger } from './forger.ts';
import { forgeriesOf } from './forgery.ts';

/** When, where and by what the run was made, and what it says of itself, said to be something else. */
export const runFactForgeries = forgeriesOf('passed', [
  [
    'an error outside any case that nobody saw',
    (forger) => {
      forger.rest.push({ event: 'unhandledError', message: 'a timer was left' });
    },
    'errors outside the cases are known to the run alone: a key',
  ],
  [
    'the report of the test runner removed',
    (forger) => {
      forger.files.delete('junit.xml');
    },
  ],
  [
    'the end of the run before its last call',
    (forger) => {
      forger.finished['at'] = forger.started['at'];
    },
  ],
  [
    'a run of another day',
    (forger) => shifted(forger, 86_400_000),
    'when a run was made is known to it alone: a key, or a time stamp of somebody else',
  ],
  [
    'another commit',
    (forger) => {
      forger.started['commit'] = 'f'.repeat(40);
    },
    'a commit with the same contract cannot be told from another: the repository, or a key',
  ],
  [
    'changes of the checkout that are denied',
    (forger) => {
      forger.started['dirty'] = forger.started['dirty'] === false;
    },
    'whether files were changed is known to the run alone: a key',
  ],
  [
    'another version of the tool',
    (forger) => {
      forger.started['toolVersion'] = '9.9.9';
    },
    'a version with the same contract cannot be told from another: the repository, or a key',
  ],
  [
    'another host',
    (forger) => {
      Object.assign(forger.audit.run.host, { os: 'Darwin', node: 'v24.0.0' });
    },
    'on what a run was made is known to it alone: a key',
  ],
  [
    'a place of personal data invented',
    (forger) => {
      forger.audit.maskingScan.hits = [{ file: 'nothing.json', at: '/a', kind: 'phone' }];
    },
  ],
  [
    'a place of personal data in a file that has none',
    (forger) => {
      forger.audit.maskingScan.hits = [{ file: 'ctrf.json', at: '/results', kind: 'phone' }];
    },
    "the run knows its own tokens, and the scan here does not: the run's own settings",
  ],
]);

// Every time of the evidence, by as much.
function shifted(forger: Forger, by: number): void {
  const move = (event: Event, member: string) => {
    event[member] = new Date(Date.parse(event[member]) + by).toISOString();
  };
  move(forger.started, 'at');
  move(forger.finished, 'at');
  for (const one of forger.scenarios) {
    for (const event of [one.started, one.finished]) move(event, 'at');
    for (const { attempts } of one.exchanges) for (const attempt of attempts) move(attempt, 'startedAt');
  }
  for (const counts of Object.values(forger.finished['after'] ?? {}) as Event[]) {
    if (counts['maxSnapshotTs'] !== null) move(counts, 'maxSnapshotTs');
    if (counts['maxVer'] !== null) counts['maxVer'] = String(BigInt(counts['maxVer']) + BigInt(by) * 1000n);
  }
  const { run } = forger.audit;
  Object.assign(run, { startedAt: forger.started['at'], finishedAt: forger.finished['at'] });
}
