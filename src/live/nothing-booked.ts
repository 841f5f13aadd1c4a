import { itemsAt, valueAt } from '../common/items-path.ts';
import { isErrorEnvelope } from '../contract/outcome-words.ts';
import { readJson } from '../contract/read-json.ts';
import type { Sender } from '../http/patient-send.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import type { OutgoingRequest } from '../model/target.ts';
import { itemsSent } from './items-sent.ts';
import type { LiveSettings } from './live-settings.ts';
import { routeTo } from './live-target.ts';

const ADD = /^(.*\/api\/partners\/v1\/tickets\/)add(\/.+)$/;

/**
 * True when a search proves that a request to add tickets booked none: in its event and show no ticket is held under its
 * external ids. The ids alone say too little, since other shows may have used them; removed and lapsed tickets, which a
 * search finds too, hold no seat (QTickets Partners docs, tickets/find). Anything else proves nothing.
 */
export async function nothingBooked(
  settings: Pick<LiveSettings, 'rest' | 'partners'>,
  request: OutgoingRequest,
  sender: Sender,
): Promise<boolean> {
  const [, start, show] = ADD.exec(request.path) ?? [];
  const ids = externalIds(request.body);
  if (start === undefined || show === undefined || ids.length === 0) return false;
  const path = `${start}find${show}`;
  const { response } = await sender.send(routeTo(settings, path), {
    method: 'POST',
    path,
    headers: request.headers,
    body: { filter: { external_id: ids } },
  });
  if (response?.status !== 200) return false;
  const answer = readJson(response.bytes.toString('utf8')).json;
  if (answer === undefined || isErrorEnvelope(answer) || !Array.isArray(valueAt(answer, 'result')))
    return false;
  return itemsAt(answer, 'result[*]').every(({ value }) => Number(valueAt(value, 'deleted')) === 1);
}

// Every item must have one: a ticket without an external id cannot be looked for.
function externalIds(body: JsonValue | undefined): string[] {
  const items = itemsSent(body);
  const ids = items.flatMap((item) =>
    isJsonObject(item) && typeof item['external_id'] === 'string' ? [item['external_id']] : [],
  );
  return ids.length === items.length ? ids : [];
}
