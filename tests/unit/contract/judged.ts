import { expect } from 'vitest';
import type { CheckContext } from '../../../src/contract/check-context.ts';
import type { CaseScenario } from '../../../src/model/case.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import type { SpecEntry } from '../../../src/model/spec.ts';
import { factsOf } from '../../mutation/known-defects.ts';

/** What is changed of a sound answer, by dotted path; undefined takes the member away. */
export type Changes = Record<string, JsonValue | undefined>;

const ENTRY: SpecEntry = {
  id: '1.1',
  title: 'An entry',
  section: '1',
  method: 'GET',
  path: '/api/rest/v1/orders',
  examples: [],
  headers: {},
  firstLine: 1,
  lastLine: 2,
};
const SCENARIO: CaseScenario = { name: '', token: 'rest', outcome: 'ok', schema: '', rules: [], rows: [] };

/** What a check reads of an answer whose body this is: a read of the REST API, shown as it came. */
export function contextOf(body: JsonValue, more: Partial<CheckContext> = {}): CheckContext {
  const bytes = Buffer.from(JSON.stringify(body));
  return {
    entry: ENTRY,
    scenario: SCENARIO,
    partners: false,
    write: false,
    live: false,
    itemsThatCame: null,
    answer: { status: 200, headers: {}, bytes, text: bytes.toString(), json: body },
    body,
    masked: body,
    requestPath: '/api/rest/v1/orders',
    requestBody: null,
    maskedRequestBody: null,
    params: {},
    others: new Map(),
    asides: new Map(),
    findings: [],
    notes: [],
    ...more,
  };
}

/** A copy of a body with some of its members changed. */
export function altered(base: JsonValue, changes: Changes): JsonValue {
  const copy = structuredClone(base);
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    // biome-ignore lint/suspicious/noExplicitAny: any level of any body.
    const parent = keys.reduce<any>((at, key) => at[key], copy);
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return copy;
}

/**
 * Of each problem the places, texts and numbers that it names, without its words; null for null. Each says where, what was expected
 * and what came.
 */
export function told(problems: readonly string[] | null): string[] | null {
  if (problems === null) return null;
  for (const problem of problems) expect(problem).toMatch(/^[^:]*: expected \S.*, came \S/s);
  return factsOf(problems.map((message) => ({ check: '', message }))).map((facts) => facts.trim());
}
