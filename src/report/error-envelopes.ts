import { itemsAt } from '../common/items-path.ts';
import { errorsTold, shortened } from '../documents/words.ts';
import type { ErrorEnvelope } from '../model/evidence.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';

/**
 * Error envelopes of a body: REST `{error, status, code}`, Partners `{status: "error", code, message}` (QTickets REST
 * and Partners docs, errors), and the latter in the place of an item of a Partners batch `result`.
 */
export function errorEnvelopes(body: JsonValue): ErrorEnvelope[] {
  return errorsTold(allEnvelopes(body));
}

function allEnvelopes(body: JsonValue): ErrorEnvelope[] {
  const own = envelopeOf(body);
  if (own !== null) return [own];
  return itemsAt(body, 'result[*]').flatMap(({ pointer, value }) => {
    const found = envelopeOf(value);
    return found === null ? [] : [{ ...found, message: `${pointer.slice(1)}: ${found.message}` }];
  });
}

function envelopeOf(value: JsonValue): ErrorEnvelope | null {
  if (!isJsonObject(value)) return null;
  const { status, error, code, message } = value;
  if (status !== 'error' && typeof error !== 'string') return null;
  const words = [error, message].find((text) => typeof text === 'string' && text !== '');
  return {
    code: typeof code === 'string' ? code : null,
    message: typeof words === 'string' ? shortened(words) : 'an error envelope without a message',
  };
}
