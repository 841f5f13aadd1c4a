import { expect, test } from 'vitest';
import { loadSchemas } from '../../../src/json-schema/schema-set.ts';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import { prettyJson } from '../../../src/report/pretty-json.ts';
import { checkEvidence } from '../../../src/verify/compare-bundle.ts';
import { type Disagreement, EnoughDisagreements, Ledger } from '../../../src/verify/ledger.ts';
import {
  eventsOf,
  type Files,
  pathLike,
  textOf,
  withEvents,
  withResponse,
  withText,
} from '../../tamper/seal-again.ts';
import { untold } from '../../tamper/untold.ts';
import { alterationsOf, leavesOf, withLeaf } from './leaves.ts';
import { RUNS_TO_ALTER } from './runs-to-alter.ts';
import { smallBundle } from './small-bundle.ts';
import { expectKept, placesOf } from './told-places.ts';

const modelSchemas = loadSchemas('schemas/audit');
const bundles = new Map<string, Promise<Files>>();

// Without what the evidence is told in: that takes longer to be made than the evidence is read.
function bundleOf(name: string): Promise<Files> {
  const made =
    bundles.get(name) ??
    smallBundle(RUNS_TO_ALTER[name]).then(
      (files) => new Map([...files].map(([path, bytes]) => [path, TOLD_IN.test(path) ? EMPTY : bytes])),
    );
  bundles.set(name, made);
  return made;
}

const EMPTY = Buffer.alloc(0);
const TOLD_IN = /^(?:qtickets_|SHA256SUMS|attestation|ctrf|junit)/;
const RUNS = Object.keys(RUNS_TO_ALTER);

function told(files: Files): Disagreement[] {
  const ledger = new Ledger();
  try {
    checkEvidence(files, { key: null, modelSchemas }, ledger);
  } catch (error) {
    expect(error).toBeInstanceOf(EnoughDisagreements);
  }
  expect(untold(ledger.disagreements)).toEqual([]);
  return ledger.disagreements;
}

/** What is told of each value of a kind that is altered in one way, by its place. */
function toldOfAll(
  name: string,
  value: JsonValue,
  put: (altered: JsonValue) => Files,
  where = /./,
): Map<string, string> {
  const all = new Map<string, string>();
  for (const { pointer, value: at } of leavesOf(value))
    for (const [way, to] of alterationsOf(at))
      if (TRIED.includes(way) && where.test(pointer))
        all.set(`${name}${pointer} ${way}`, placesOf(told(put(withLeaf(value, pointer, to)))));
  return all;
}

/** What a value may become that still has its form: of other forms the shapes tell. */
const TRIED = ['oneMore', 'flipped', 'later', 'longer', 'lastTwice', 'emptied'];

test.each(RUNS)('the bundle that is altered agrees as it is: %s', async (run) => {
  expect(told(await bundleOf(run))).toEqual([]);
});

const EVENTS = RUNS.flatMap((run) =>
  [
    ...['entryNotExecuted', 'runFinished'],
    // What else a run says that was cut off, the others say too.
    ...(run === 'cut'
      ? []
      : ['runStarted', 'scenarioSkipped', 'scenarioStarted', 'exchange', 'checks', 'rows']),
    ...(run === 'cut' ? [] : ['scenarioFinished', 'accountSettled', 'unhandledError']),
  ].map((event) => [run, event] as const),
);

test.each(EVENTS)(
  'of a value of the log that was altered the same places are told as before: %s, %s',
  async (run, name) => {
    const files = await bundleOf(run);
    const events = eventsOf(files);
    const index = events.findIndex(({ event }) => event === name);
    if (index < 0) return;
    const put = (altered: JsonValue) => withEvents(files, events.with(index, altered as JsonObject));
    expectKept(toldOfAll(`${run} ${name} `, events[index] as JsonObject, put));
  },
);

test('of a value of audit.json that was altered the same places are told as before', async () => {
  const files = await bundleOf('busy');
  const model = JSON.parse(textOf(files, 'audit.json')) as JsonObject;
  const put = (altered: JsonValue) => withText(files, 'audit.json', prettyJson(altered));
  expectKept(toldOfAll('busy audit.json ', model, put));
});

test('of a value of an answer that was altered, with its sums or without, the same places are told as before', async () => {
  const files = await bundleOf('plain');
  const path = pathLike(files, /test_2_1\.json$/);
  const content = JSON.parse(textOf(files, path)) as JsonObject;
  expectKept(toldOfAll('plain answer ', content, (altered) => withText(files, path, prettyJson(altered))));
  const put = (altered: JsonValue) => withResponse(files, path, altered);
  expectKept(toldOfAll('plain answer with sums ', content, put, /^\/exchanges\/0\/re.*\//));
});
