import {
  amount,
  anyOf,
  anyText,
  anything,
  count,
  digest,
  flag,
  instant,
  listOf,
  mapOf,
  members,
  oneOf,
  orNull,
  type Shape,
  text,
  whole,
} from './shape.ts';

const line = { seq: count, prev: digest, event: text };
const ofScenario = { ...line, id: text, scenario: text, counted: flag };
const counts = mapOf(
  members({
    rows: count,
    keys: orNull(count),
    maxVer: orNull(text),
    maxSnapshotTs: orNull(text),
    final: flag,
  }),
);

/** Where an answer came from. */
const answeredBy = anyOf(
  members({ by: oneOf('live'), host: text }),
  members({
    by: oneOf('recording'),
    file: text,
    of: oneOf('live', 'simulator'),
    host: orNull(text),
    recordedAt: instant,
  }),
  members({ by: oneOf('simulator') }),
);

/** How often a request was tried, and what came of each try. */
const attempts = listOf(
  members({
    startedAt: instant,
    durationMs: orNull(amount),
    status: orNull(count),
    error: orNull(text),
    waitMs: amount,
    reason: orNull(text),
  }),
);

const accountWrites = listOf(
  members({
    id: text,
    scenario: text,
    kind: oneOf('ticket', 'change', 'other'),
    what: text,
    event: orNull(text),
    call: orNull(text),
  }),
);

const warehouse = members({
  engine: oneOf('embedded', 'server'),
  version: text,
  database: text,
  compatibility: text,
  tables: listOf(
    members({
      name: text,
      engine: text,
      sortingKey: listOf(text),
      columns: listOf(text),
      missingColumns: listOf(text),
    }),
  ),
});

const loaderCall = members({
  method: text,
  path: text,
  status: count,
  entry: orNull(members({ id: text, scenario: text })),
  items: orNull(count),
  page: orNull(members({ current: count, perPage: count, total: count })),
  filter: text,
  window: listOf(text),
  query: listOf(text),
});

const role = oneOf('setup', 'call', 'followUp', 'undo', 'prerequisite');
const outcome = oneOf('ok', 'denied', 'missing', 'invalid');

/** What each event of the evidence log holds. An event of another kind is none that is understood. */
export const EVENT_SHAPES: Readonly<Record<string, Shape>> = {
  runStarted: members({
    ...line,
    at: instant,
    runId: text,
    target: oneOf('replay', 'simulator', 'live'),
    dataset: orNull(oneOf('reference', 'production')),
    profile: text,
    access: oneOf('read', 'write', 'both'),
    debug: flag,
    toolVersion: text,
    commit: orNull(text),
    dirty: orNull(flag),
    shards: orNull(members({ count, missing: listOf(text), warehouses: count })),
    spec: members({ file: text, sha256: digest }),
    selected: listOf(text),
    warehouse: orNull(warehouse),
    before: orNull(counts),
  }),
  loaderRan: members({
    ...line,
    command: text,
    exitCode: orNull(whole),
    signal: orNull(text),
    timedOut: flag,
    durationMs: orNull(amount),
    now: text,
    environment: members({ set: listOf(text), replaced: listOf(text), withheld: listOf(text) }),
    lastLines: listOf(text),
    output: members({ path: text, bytes: count, sha256: digest, cut: flag }),
    calls: listOf(loaderCall),
    received: listOf(
      members({
        kind: text,
        tables: listOf(text),
        calls: count,
        items: count,
        distinct: count,
        from: listOf(text),
      }),
    ),
    judged: listOf(text),
  }),
  scenarioSkipped: members({ ...ofScenario, reason: text }),
  scenarioStarted: members({ ...ofScenario, at: instant, outcome, expected: text }),
  exchange: members({
    ...ofScenario,
    role,
    name: text,
    request: members({ method: text, path: text, bodySha256: digest }),
    response: orNull(members({ status: count, json: flag, bytes: orNull(count), bodySha256: digest })),
    answeredBy: orNull(answeredBy),
    attempts,
  }),
  checks: members({
    ...ofScenario,
    checks: listOf(members({ name: text, result: oneOf('pass', 'fail', 'notRun'), message: orNull(text) })),
    fieldUses: listOf(
      members({
        schema: text,
        at: text,
        objects: count,
        absent: listOf(text),
        unknown: listOf(members({ name: text, objects: count })),
      }),
    ),
  }),
  rows: members({
    ...ofScenario,
    loaded: flag,
    load: orNull(count),
    rows: listOf(
      members(
        { table: text, sent: orNull(count), expected: whole, actual: whole },
        {
          contested: count,
          distinct: count,
          compared: listOf(text),
          leftOut: listOf(members({ column: text, reason: text })),
        },
      ),
    ),
  }),
  scenarioFinished: members({
    ...ofScenario,
    at: instant,
    durationMs: orNull(amount),
    result: oneOf('pass', 'fail'),
    actual: text,
    httpStatus: orNull(count),
    notes: listOf(text),
    findings: listOf(members({ kind: text, message: text })),
    artifact: orNull(members({ path: text, sha256: digest })),
  }),
  entryNotExecuted: members({ ...line, id: text, reason: text }),
  accountSettled: members({ ...line, undone: accountWrites, left: accountWrites }),
  unhandledError: members({ ...line, message: text }),
  runFinished: members({
    ...line,
    at: instant,
    interrupted: flag,
    after: orNull(counts),
    marked: orNull(listOf(members({ table: text, load: whole, rows: count, keys: count }))),
  }),
};

/** What a response file holds. */
export const RESPONSE_SHAPE: Shape = members({
  id: text,
  scenario: text,
  counted: flag,
  outcome,
  expected: text,
  actual: text,
  exchanges: listOf(
    members({
      role,
      name: text,
      request: members({ method: text, path: text, headers: mapOf(anyText), body: anything }),
      response: orNull(
        members({ status: count, headers: mapOf(anyText), body: anything, json: flag, bytes: orNull(count) }),
      ),
      answeredBy: orNull(answeredBy),
      attempts,
    }),
  ),
});
