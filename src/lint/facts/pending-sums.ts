import type { Statement } from '../document/lint-document.ts';

/** Words for a checksum. */
export const SUM = /sha-?256|checksum|контрольн\S* сумм/i;
const TO_COME =
  /\b(?:to be|will be|pending|tbd|todo|not (?:yet )?(?:calculated|created|available)|n\/a|later)\b|<[^>]*>|будет|позже|не (?:рассчит|посчит|создан|вычисл)/i;

/** True for `SHA256: to be calculated after packing`. */
export function saysPendingSum({ label, value }: Statement): boolean {
  return label !== null && SUM.test(label) && TO_COME.test(value);
}

/** True for `Archive created, SHA-256: to be calculated`: what the sum comes to stands behind it. */
export function saysSumToCome(text: string): boolean {
  const [, said = ''] = /(?:sha-?256|checksum|контрольн\S* сумм\S*)\s*[:(–—-]\s*(.*)$/i.exec(text) ?? [];
  return TO_COME.test(said);
}
