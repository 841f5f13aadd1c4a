import type { Peer } from '../peer.ts';
import { bruno, brunoDeveloper } from './bruno.ts';
import { dredd } from './dredd.ts';
import { newman } from './newman.ts';
import { floor, jest, pactum, playwright, vitest } from './script-peers.ts';
import { stepci } from './stepci.ts';

/** What people would use instead, and the floor below all of them. */
export const allPeers: readonly Peer[] = [
  floor,
  newman,
  vitest,
  jest,
  pactum,
  dredd,
  playwright,
  bruno,
  brunoDeveloper,
  stepci,
];
