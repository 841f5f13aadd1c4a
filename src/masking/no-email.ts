import { lazyPattern } from '../common/lazy-pattern.ts';

/** What systemd calls a unit of which there are several (systemd.unit): `sync@hall.timer`. */
const UNIT = /\.(?:service|timer|socket|target|path|slice|scope|mount)$/;
const CALLED_MAIL = lazyPattern(() => /(?:mail(?:to)?|почт\p{L}{0,2})[^\p{L}\p{N}]{0,8}$/iu);
/** So far before an address its label may stand. */
export const LABEL_OF_MAIL = 24;

/** True for a name of a unit with its instance, which reads like an address. `before`: what stands before it, where its label would. */
export function isUnit(host: string, before: string): boolean {
  return UNIT.test(host) && !CALLED_MAIL(before).test(before);
}
