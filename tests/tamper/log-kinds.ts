import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import type { Kind } from './kind.ts';
import {
  eventsOf,
  type Files,
  pathLike,
  sealed,
  sum,
  textOf,
  withEvents,
  withResponse,
  withText,
} from './seal-again.ts';
import type { Seeded } from './seeded.ts';
import { withOtherNumber } from './text-changes.ts';

/** Alterations of the evidence: the log with its chain made anew, response files with their sums made anew everywhere. */
export const logKinds: readonly Kind[] = [
  {
    name: 'a line of the log altered, its chain as it was',
    times: 15,
    alter: (files, random) => {
      const path = pathLike(files, /\.jsonl$/);
      const lines = textOf(files, path).split('\n');
      const at = random.below(lines.length - 1);
      lines[at] = withOtherNumber(lines[at] ?? '', random) ?? '';
      return { files: sealed(withText(files, path, lines.join('\n'))), what: `line ${at + 1}` };
    },
  },
  events('two entries of the log swapped', 25, (list, random) => {
    const at = random.below(list.length - 1);
    const other = random.below(list.length - 1);
    const [a, b] = [list[at], list[other]];
    if (a === undefined || b === undefined || at === other) return null;
    list[at] = b;
    list[other] = a;
    return `entries ${at + 1} and ${other + 1}`;
  }),
  events('an entry of the log removed', 25, (list, random) => {
    const at = random.below(list.length);
    list.splice(at, 1);
    return `entry ${at + 1}`;
  }),
  events('an entry of the log inserted', 25, (list, random) => {
    const [from, to] = [random.below(list.length), random.below(list.length)];
    list.splice(to, 0, list[from] ?? {});
    return `a copy of entry ${from + 1} at ${to + 1}`;
  }),
  events('a scenario of the log removed', 10, (list, random) => {
    const started = list.flatMap((event, index) => (event['event'] === 'scenarioStarted' ? [index] : []));
    const at = random.oneOf(started);
    const end = list.findIndex((event, index) => index > at && event['event'] === 'scenarioFinished');
    list.splice(at, end - at + 1);
    return `entries ${at + 1} to ${end + 1}`;
  }),
  events('a number of the log, chain made anew', 40, (list, random) => {
    const at = random.below(list.length);
    const text = JSON.stringify(list[at]);
    // Sums are letters and digits: what is altered there is altered as a byte elsewhere.
    const changed = withOtherNumber(text, random, /(?<=[:[,])\d+(?=[,}\]])|(?<=T\d\d:)\d\d/g);
    if (changed === null) return null;
    list[at] = JSON.parse(changed) as JsonObject;
    return `entry ${at + 1}`;
  }),
  events('a result of the log', 20, (list, random) => {
    const finished = list.filter((event) => event['event'] === 'scenarioFinished');
    const event = random.oneOf(finished);
    event['result'] = event['result'] === 'pass' ? 'fail' : 'pass';
    return String(event['id']);
  }),
  events('a check of the log', 20, (list, random) => {
    const event = random.oneOf(list.filter((item) => item['event'] === 'checks'));
    const check = random.oneOf(event['checks'] as JsonObject[]);
    check['result'] = check['result'] === 'pass' ? 'fail' : 'pass';
    return `${event['id']} ${check['name']}`;
  }),
  {
    name: 'a response replaced by another',
    times: 15,
    alter: (files, random) => {
      const responses = [...files.keys()].filter((path) => path.startsWith('artifacts/qtickets_responses/'));
      const [to, from] = [random.oneOf(responses), random.oneOf(responses)];
      if (textOf(files, to) === textOf(files, from)) return null;
      const one = JSON.parse(textOf(files, to)) as { exchanges: Exchange[] };
      const other = JSON.parse(textOf(files, from)) as { exchanges: Exchange[] };
      const body = other.exchanges[0]?.response?.['body'] ?? null;
      const { response } = random.oneOf(one.exchanges);
      if (response === null || sum(JSON.stringify(response['body'])) === sum(JSON.stringify(body)))
        return null;
      response['body'] = body;
      return {
        files: sealed(withResponse(files, to, one as unknown as JsonValue)),
        what: `${to} from ${from}`,
      };
    },
  },
  {
    name: 'an item of a response removed',
    times: 15,
    alter: (files, random) => {
      const lists = [...files.keys()].filter((path) => /test_(?:1|2|4|5)_\d+\.json$/.test(path));
      const path = random.oneOf(lists);
      const content = JSON.parse(textOf(files, path)) as { exchanges: Exchange[] };
      const body = content.exchanges[0]?.response?.['body'];
      const data = (body as { data?: JsonValue[] } | undefined)?.data;
      if (!Array.isArray(data) || data.length === 0) return null;
      data.splice(random.below(data.length), 1);
      return { files: sealed(withResponse(files, path, content as unknown as JsonValue)), what: path };
    },
  },
];

interface Exchange {
  response: JsonObject | null;
}

function events(
  name: string,
  times: number,
  change: (list: JsonObject[], random: Seeded) => string | null,
): Kind {
  return {
    name,
    times,
    alter: (files: Files, random: Seeded) => {
      const list = eventsOf(files);
      const what = change(list, random);
      if (what === null) return null;
      return { files: sealed(withEvents(files, list)), what };
    },
  };
}
