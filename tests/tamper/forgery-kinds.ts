import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import { prettyJson } from '../../src/report/pretty-json.ts';
import { ENVELOPE } from './another-signature.ts';
import { difference } from './byte-kinds.ts';
import type { Kind } from './kind.ts';
import { eventsOf, sealed, textOf, withEvents, withResponse, withSums } from './seal-again.ts';
import { withOtherNumber } from './text-changes.ts';

/** Forgeries in which everything follows from everything else again: only the key can tell all of them. */
export const forgeryKinds: readonly Kind[] = [
  {
    name: 'the signature removed',
    times: 3,
    alter: (files) => {
      if (!files.has(ENVELOPE)) return null;
      const changed = new Map(files);
      changed.delete(ENVELOPE);
      return { files: withSums(changed), what: 'unsigned now' };
    },
    onlyByKey: true,
  },
  {
    name: 'a number of an answer, the log and every sum made anew',
    times: 30,
    alter: (files, random) => {
      const responses = [...files.keys()].filter((path) => path.startsWith('artifacts/qtickets_responses/'));
      const path = random.oneOf(responses);
      const content = JSON.parse(textOf(files, path)) as { exchanges: { response: JsonObject | null }[] };
      const { response } = random.oneOf(content.exchanges);
      const body = JSON.stringify(response?.['body'] ?? null);
      const changed = withOtherNumber(body, random, /(?<=[:[,])\d+(?=[,}\]])/g);
      if (response === null || changed === null) return null;
      response['body'] = JSON.parse(changed) as JsonValue;
      const forged = sealed(withResponse(files, path, content as unknown as JsonValue));
      return { files: forged, what: `${path}: ${difference(body, changed)}` };
    },
    onlyByKey: true,
  },
  {
    name: 'a value that no number rests on, all of it sealed and signed by another key',
    times: 12,
    alter: (files, random) => {
      const path = random.oneOf([...files.keys()].filter((name) => /test_1_\d\.json$/.test(name)));
      const content = JSON.parse(textOf(files, path)) as { exchanges: { response: { body: JsonObject } }[] };
      const orders = (content.exchanges[0]?.response.body['data'] ?? []) as JsonObject[];
      const order = random.oneOf(orders);
      order['price'] = Number(order['price'] ?? 0) + 1 + random.below(9);
      const forged = sealed(withResponse(files, path, content as unknown as JsonValue));
      return { files: forged, what: `the price of order ${order['id']} in ${path}` };
    },
    onlyByKey: true,
  },
  {
    name: 'a rule check taken out everywhere, sealed and signed by another key',
    times: 5,
    alter: (files, random) => {
      const events = eventsOf(files);
      const withRules = events.filter((event) =>
        ((event['checks'] ?? []) as JsonObject[]).some(({ name }) => String(name).startsWith('rule:')),
      );
      const event = random.oneOf(withRules);
      const checks = event['checks'] as JsonObject[];
      const rule = random.oneOf(checks.filter(({ name }) => String(name).startsWith('rule:')));
      checks.splice(checks.indexOf(rule), 1);
      const audit = JSON.parse(textOf(files, 'audit.json')) as {
        entries: { id: string; scenarios: JsonObject[] }[];
      };
      const scenario = audit.entries
        .find(({ id }) => id === event['id'])
        ?.scenarios.find(({ name }) => name === event['scenario']);
      if (scenario !== undefined) scenario['checks'] = checks;
      const changed = new Map(files).set('audit.json', Buffer.from(prettyJson(audit)));
      return {
        files: sealed(withEvents(changed, events)),
        what: `${rule['name']} of ${event['id']}`,
      };
    },
    onlyByKey: true,
  },
];
