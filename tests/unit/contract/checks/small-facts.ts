import type { TransportFacts } from '../../../../src/contract/checks/transport-checks.ts';
import type { JsonValue } from '../../../../src/model/json.ts';
import { contextOf } from '../judged.ts';

/** Of a read of the REST API that should succeed, before it has an answer. */
export const FACTS: TransportFacts = {
  entry: contextOf(null).entry,
  outcome: 'ok',
  emptyCounts: false,
  partners: false,
  write: false,
  answer: null,
  failure: null,
};

/** The same with an answer whose body this is; with none it is a page. */
export function factsOf(
  body: JsonValue | undefined,
  status = 200,
  more: Partial<TransportFacts> = {},
  headers: Record<string, string> = {},
): TransportFacts {
  const bytes = Buffer.from(body === undefined ? '<html>' : JSON.stringify(body));
  return { ...FACTS, answer: { status, headers, bytes, text: bytes.toString(), json: body }, ...more };
}

/** An error as the REST API tells it. */
export const rest = (code?: JsonValue, more = {}) => ({
  error: 'x',
  status: 400,
  ...(code === undefined ? {} : { code }),
  ...more,
});
