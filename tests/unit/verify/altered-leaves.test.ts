import { expect, test } from 'vitest';
import { loadSchemas } from '../../../src/json-schema/schema-set.ts';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import { prettyJson } from '../../../src/report/pretty-json.ts';
import { checkEvidence } from '../../../src/verify/compare-bundle.ts';
import { type Disagreement, EnoughDisagreements, Ledger } from '../../../src/verify/ledger.ts';
import { eventsOf, type Files, textOf, withEvents, withResponse, withText } from '../../tamper/seal-again.ts';
import { untold } from '../../tamper/untold.ts';
import { alterationsOf, leavesOf, withLeaf } from './leaves.ts';
import { RUNS_TO_ALTER } from './runs-to-alter.ts';
import { smallBundle } from './small-bundle.ts';
import { expectKept, placesOf } from './told-places.ts';

const modelSchemas = loadSchemas('schemas/audit');
const bundles = new Map<string, Promise<Files>>();

function bundleOf(name: string): Promise<Files> {
  const made = bundles.get(name) ?? smallBundle(RUNS_TO_ALTER[name]);
  bundles.set(name, made);
  return made;
}

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

/** What is told of each alteration of a JSON value that stands in a bundle. */
function toldOfAll(value: JsonValue, put: (altered: JsonValue) => Files): [string, string][] {
  return leavesOf(value).flatMap(({ pointer, value: at }) =>
    alterationsOf(at).map(([name, to]): [string, string] => [
      `${pointer} ${name}`,
      placesOf(told(put(withLeaf(value, pointer, to)))),
    ]),
  );
}

test.each(Object.keys(RUNS_TO_ALTER))('the bundle that is altered agrees as it is: %s', async (run) => {
  expect(told(await bundleOf(run))).toEqual([]);
});

const EVENTS = Object.keys(RUNS_TO_ALTER).flatMap((run) =>
  [
    ...['runStarted', 'loaderRan', 'scenarioSkipped', 'scenarioStarted', 'exchange', 'checks', 'rows'],
    ...['scenarioFinished', 'entryNotExecuted', 'accountSettled', 'unhandledError', 'runFinished'],
  ].map((event) => [run, event] as const),
);

test.each(EVENTS)(
  'of a value of the log that was altered the same places are told as before: %s, %s',
  async (run, name) => {
    const files = await bundleOf(run);
    const events = eventsOf(files);
    const at = events.map(({ event }, index) => (event === name ? index : -1)).filter((index) => index >= 0);
    const all = new Map<string, string>();
    for (const index of new Set([at[0], at.at(-1)])) {
      if (index === undefined) continue;
      const event = events[index] as JsonObject;
      for (const [place, places] of toldOfAll(event, (altered) =>
        withEvents(files, events.with(index, altered as JsonObject)),
      ))
        all.set(`${run} ${index} ${name}${place}`, places);
    }
    expectKept(all);
  },
);

test.each(Object.keys(RUNS_TO_ALTER))('of a value of audit.json that was altered: %s', async (run) => {
  const files = await bundleOf(run);
  const model = JSON.parse(textOf(files, 'audit.json')) as JsonObject;
  const all = toldOfAll(model, (altered) => withText(files, 'audit.json', prettyJson(altered)));
  expectKept(new Map(all.map(([place, places]) => [`${run} audit.json${place}`, places])));
});

test.each(Object.keys(RUNS_TO_ALTER))('of a value of an answer that was altered: %s', async (run) => {
  const files = await bundleOf(run);
  const all = new Map<string, string>();
  for (const path of [...files.keys()].filter((name) => /test_(?:2_1|6_1_read|7_2)\.json$/.test(name))) {
    const content = JSON.parse(textOf(files, path)) as JsonObject;
    for (const [place, places] of toldOfAll(content, (altered) => withText(files, path, prettyJson(altered))))
      all.set(`${run} ${path.split('/').at(-1)}${place}`, places);
    const inside = (content['exchanges'] as JsonValue[])[0] ?? null;
    for (const { pointer, value } of leavesOf(inside))
      for (const [name, to] of alterationsOf(value)) {
        if (!/^\/(?:response|request)\//.test(pointer)) continue;
        const altered = withLeaf(content, `/exchanges/0${pointer}`, to);
        all.set(
          `${run} ${path.split('/').at(-1)} sealed /exchanges/0${pointer} ${name}`,
          placesOf(told(withResponse(files, path, altered))),
        );
      }
  }
  expectKept(all);
});
