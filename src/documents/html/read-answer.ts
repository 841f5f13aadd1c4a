import type { Exchange, ScenarioEvidence } from '../../model/evidence.ts';
import { isJsonObject, type JsonValue } from '../../model/json.ts';

/** The calls of a response file. */
export type Answer = Pick<ScenarioEvidence, 'exchanges'>;

/** The calls of a response file; null for bytes that hold none, as those of a file that was altered. */
export function readAnswer(bytes: Uint8Array | null): Answer | null {
  if (bytes === null) return null;
  try {
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as JsonValue;
    const exchanges = isJsonObject(value) ? value['exchanges'] : null;
    if (!Array.isArray(exchanges) || !exchanges.every(isExchange)) return null;
    return { exchanges: exchanges as unknown as Exchange[] };
  } catch {
    // Not JSON, or not UTF-8: the evidence is broken, which the audit says at another place.
    return null;
  }
}

function isExchange(value: JsonValue): boolean {
  if (!isJsonObject(value)) return false;
  const { role, name, request, response, attempts } = value;
  return (
    typeof role === 'string' &&
    typeof name === 'string' &&
    isMessage(request) &&
    typeof request['method'] === 'string' &&
    typeof request['path'] === 'string' &&
    (response === null || (isMessage(response) && typeof response['status'] === 'number')) &&
    Array.isArray(attempts) &&
    attempts.every(isJsonObject)
  );
}

function isMessage(value: JsonValue | undefined): value is Record<string, JsonValue> {
  return (
    isJsonObject(value) &&
    value['body'] !== undefined &&
    isJsonObject(value['headers']) &&
    Object.values(value['headers']).every((text) => typeof text === 'string')
  );
}
