import type { JsonObject } from '../../src/model/json.ts';
import { type Files, pathLike, sealed, textOf, withResponse } from '../tamper/seal-again.ts';
import { archives } from './hostile-archives.ts';
import { type Any, auditWith, eventsWith, type HostileInput } from './hostile-input.ts';
import { atLimits } from './hostile-limits.ts';
import { NOTATIONS } from './hostile-notations.ts';
import { holding, JSONS, MARKDOWN, repeated, TEXTS, type TextOfSize, XML } from './hostile-texts.ts';

/** Files whose content a stranger makes up, and what is tried in each. */
const PLACES: readonly (readonly [RegExp, ...Readonly<Record<string, TextOfSize>>[]])[] = [
  [/^audit\.json$/, TEXTS, JSONS],
  [/^ctrf\.json$/, TEXTS, JSONS],
  [/^logs\/.*\.jsonl$/, TEXTS, JSONS],
  [/^artifacts\/qtickets_responses\//, TEXTS, JSONS],
  [/^attestation\.json$/, TEXTS, JSONS],
  [/^attestation\.dsse\.json$/, TEXTS, JSONS],
  [/^junit\.xml$/, TEXTS, XML],
  [/^artifacts\/spec\//, TEXTS, MARKDOWN],
  [/^qtickets_audit_.*\.md$/, TEXTS, MARKDOWN],
  [/^qtickets_audit_.*\.html$/, TEXTS, XML],
  [/^artifacts\/clickhouse_counts/, TEXTS],
  [/^SHA256SUMS$/, TEXTS],
];

/** Whole files in place of those of a bundle. */
function replaced(): HostileInput[] {
  return PLACES.flatMap(([pattern, ...kinds]) =>
    kinds.flatMap((kind) =>
      Object.entries(kind).map(([name, text]) => ({
        name: `${pattern.source}: ${name}`,
        make: (base: Files, bytes: number) => {
          const files = new Map(base);
          // Of a bundle that is not signed there is no envelope.
          const path = [...base.keys()].find((name) => pattern.test(name)) ?? 'attestation.dsse.json';
          return files.set(path, Buffer.from(text(bytes), 'utf8'));
        },
      })),
    ),
  );
}

/** Texts where the audit itself writes some, everything else made again: the reader comes to them. */
function within(): HostileInput[] {
  return Object.entries({ ...TEXTS, ...MARKDOWN }).flatMap(([name, text]) => [
    {
      name: `a value of an answer: ${name}`,
      make: (base: Files, bytes: number) =>
        answerWith(base, (exchange) => {
          exchange['response']['body'] = holding(text(bytes / 3));
        }),
    },
    {
      name: `a header of an answer: ${name}`,
      make: (base: Files, bytes: number) =>
        answerWith(base, (exchange) => {
          exchange['response']['headers'] = { 'x-made': text(bytes / 2) };
        }),
    },
    {
      name: `a path of a request: ${name}`,
      make: (base: Files, bytes: number) =>
        answerWith(base, (exchange) => {
          exchange['request']['path'] = `/${text(bytes / 4)}`;
        }),
    },
    {
      name: `an error outside any case: ${name}`,
      make: (base: Files, bytes: number) =>
        eventsWith(base, (events) => [
          ...events.slice(0, -1),
          { event: 'unhandledError', message: text(bytes / 2) },
          ...events.slice(-1),
        ]),
    },
    {
      name: `a message of a check: ${name}`,
      make: (base: Files, bytes: number) =>
        eventsWith(base, (events) =>
          events.map((event) =>
            event['event'] !== 'checks'
              ? event
              : {
                  ...event,
                  checks: (event['checks'] as JsonObject[]).map((check, index) =>
                    index === 0 ? { ...check, result: 'fail', message: text(bytes / 200) } : check,
                  ),
                },
          ),
        ),
    },
  ]);
}

/** Events that a log may have, far too often. */
function repeatedEvents(): HostileInput[] {
  const many = (bytes: number, event: (index: number) => JsonObject): JsonObject[] => {
    const size = JSON.stringify(event(0)).length + 80;
    return Array.from({ length: Math.max(1, Math.floor(bytes / size)) }, (_, index) => event(index));
  };
  const added = (make: (index: number) => JsonObject) => (base: Files, bytes: number) =>
    eventsWith(base, (events) => [...events.slice(0, -1), ...many(bytes, make), ...events.slice(-1)]);
  const scenarios = (of: (event: JsonObject, index: number) => JsonObject) => (base: Files, bytes: number) =>
    eventsWith(base, (events) => {
      const start = events.findIndex(({ event }) => event === 'scenarioStarted');
      const end = events.findIndex(({ event }) => event === 'scenarioFinished');
      const one = events.slice(start, end + 1);
      const size = JSON.stringify(one).length + 80 * one.length;
      const copies = Array.from({ length: Math.max(1, Math.floor(bytes / size)) }, (_, index) =>
        one.map((event) => of(event, index)),
      ).flat();
      return [...events.slice(0, end + 1), ...copies, ...events.slice(end + 1)];
    });
  return [
    {
      name: 'errors without end',
      make: added((index) => ({ event: 'unhandledError', message: `${index}` })),
    },
    {
      name: 'gaps without end',
      make: added((index) => ({
        event: 'entryNotExecuted',
        id: `1.${index}`,
        reason: 'the run was interrupted',
      })),
    },
    {
      name: 'skipped scenarios without end',
      make: added((index) => ({
        event: 'scenarioSkipped',
        id: `1.${index}`,
        scenario: '',
        counted: true,
        reason: 'no',
      })),
    },
    { name: 'events that nobody knows', make: added(() => ({ event: 'a' })) },
    { name: 'one scenario without end', make: scenarios((event) => event) },
    { name: 'scenarios without end', make: scenarios((event, index) => ({ ...event, id: `1.${index}` })) },
    {
      name: 'checks without end',
      make: (base, bytes) =>
        eventsWith(base, (events) => {
          const at = events.findIndex(({ event }) => event === 'checks');
          const checks = many(bytes, (index) => ({ name: `rule:a${index}`, result: 'fail', message: 'no' }));
          return events.map((event, index) => (index === at ? { ...event, checks } : event));
        }),
    },
    {
      name: 'entries selected without end',
      make: (base, bytes) =>
        eventsWith(base, ([first, ...rest]) => [
          { ...first, selected: Array.from({ length: bytes / 12 }, (_, index) => `1.${index}`) },
          ...rest,
        ]),
    },
    {
      name: 'problems of the evidence without end',
      make: (base, bytes) =>
        auditWith(base, (audit) => {
          audit['integrity']['problems'] = Array.from(
            { length: bytes / 90 },
            (_, index) => `There is evidence of ${index}, which the plan does not hold.`,
          );
        }),
    },
    {
      name: 'hits of the scan without end',
      make: (base, bytes) =>
        auditWith(base, (audit) => {
          audit['maskingScan']['hits'] = Array.from({ length: bytes / 90 }, (_, index) => ({
            file: 'audit.json',
            at: `/${index}`,
            kind: 'phone',
          }));
        }),
    },
    {
      name: 'schemas without end',
      make: (base, bytes) =>
        auditWith(base, (audit) => {
          audit['schemas'] = Array.from({ length: bytes / 120 }, (_, index) => ({
            file: `schemas/api/${index}.json`,
            sha256: '0'.repeat(64),
          }));
        }),
    },
    {
      name: 'entries of the model without end',
      make: (base, bytes) =>
        auditWith(base, (audit) => {
          const [first] = audit['entries'];
          const size = JSON.stringify(first, null, 2).length;
          audit['entries'] = Array.from({ length: bytes / size / 2 + 1 }, (_, index) => ({
            ...first,
            id: `1.${index}`,
          }));
        }),
    },
    {
      name: 'response files without end',
      make: (base, bytes) => {
        const files = new Map(base);
        for (let index = 0; index < Math.min(4_000, bytes / 100); index += 1)
          files.set(`artifacts/qtickets_responses/test_${index}.json`, Buffer.from('{}\n'));
        return sealed(files);
      },
    },
    {
      name: 'files that no bundle has',
      make: (base, bytes) => {
        const files = new Map(base);
        for (let index = 0; index < Math.min(4_000, bytes / 100); index += 1)
          files.set(`artifacts/${index}`, Buffer.from('{}\n'));
        return sealed(files);
      },
    },
    {
      name: 'members of an attestation without end',
      make: (base, bytes) => {
        const files = new Map(base);
        const statement = JSON.parse(textOf(files, 'attestation.json'));
        const [first] = statement.predicate.configuration;
        statement.predicate.configuration = Array.from({ length: bytes / 300 }, (_, index) => ({
          ...first,
          name: `${index}`,
        }));
        return files.set('attestation.json', Buffer.from(`${JSON.stringify(statement, null, 2)}\n`));
      },
    },
  ];
}

/** An answer that begins again and again what a scan looks for. */
function notations(): HostileInput[] {
  return NOTATIONS.map((part) => ({
    name: `a value of an answer: ${JSON.stringify(part)}`,
    make: (base, bytes) =>
      answerWith(base, (exchange) => {
        exchange['response']['body'] = holding(repeated(part)(bytes / 3));
      }),
  }));
}

/** All of them. */
export const HOSTILE: readonly HostileInput[] = [
  ...replaced(),
  ...within(),
  ...notations(),
  ...repeatedEvents(),
  ...atLimits(),
  ...archives(),
];

function answerWith(base: Files, change: (exchange: Any) => void): Files {
  const path = pathLike(base, /^artifacts\/qtickets_responses\/test_2_1/);
  const content = JSON.parse(textOf(base, path)) as Any;
  for (const exchange of content['exchanges'] as Any[]) change(exchange);
  return sealed(withResponse(base, path, content));
}
