import { once } from '../../common/once-for-bytes.ts';
import type { ScenarioEvidence } from '../../model/evidence.ts';
import { sha256Hex } from '../bytes/digest.ts';
import { canonicalText, indentedText } from '../bytes/json-text.ts';
import { readJson } from '../bytes/read-json.ts';
import { RESPONSE_SHAPE } from '../log/event-shapes.ts';

/** The masked requests and answers of one scenario. */
export type ResponseFile = Pick<
  ScenarioEvidence,
  'id' | 'scenario' | 'counted' | 'outcome' | 'expected' | 'actual' | 'exchanges'
>;

/** A response file as it was read, with the sums of its bodies in canonical form; or why it is none. */
export type ReadResponse =
  | { content: ResponseFile; bodies: BodySums[]; asWritten: boolean; problem: null }
  | { content: null; problem: string };

/** Sums of the canonical JSON of a request's and its answer's body; null when no answer came. */
export interface BodySums {
  request: string;
  response: string | null;
}

/** Reads a response file. `asWritten` is false when its bytes are not those of its JSON in the bundle's form. */
export function readResponse(bytes: Buffer): ReadResponse {
  return once(bytes, 'response', () => {
    const { value, problem } = readJson(bytes);
    if (problem !== null) return { content: null, problem };
    const wrong = RESPONSE_SHAPE(value, '');
    if (wrong !== null) return { content: null, problem: wrong };
    const content = value as unknown as ResponseFile;
    return {
      content,
      bodies: content.exchanges.map(({ request, response }) => ({
        request: sha256Hex(canonicalText(request.body)),
        response: response === null ? null : sha256Hex(canonicalText(response.body)),
      })),
      asWritten: bytes.equals(Buffer.from(indentedText(value), 'utf8')),
      problem: null,
    };
  });
}
