import type { Clock } from '../common/clock.ts';
import { createSender, type Sender } from './patient-send.ts';
import { ONE_TRY } from './policy.ts';
import { writeGuard } from './write-guard.ts';

/** A guard for a target that answers from recordings: nothing leaves the process. */
const NOTHING_LEAVES = { check: () => null, refusal: () => null };

/** A sender that tries once: for recordings, and for a simulator on loopback. */
export function plainSender(clock: Clock, leaves: 'nothing' | 'loopback'): Sender {
  return createSender({
    policy: ONE_TRY,
    guard: leaves === 'nothing' ? NOTHING_LEAVES : writeGuard([]),
    clock,
  });
}
