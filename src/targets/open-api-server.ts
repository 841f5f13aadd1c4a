import type { Masker } from '../masking/create-masker.ts';
import type { AuditPlan } from '../model/plan.ts';
import { createSimulator } from '../simulator/create-simulator.ts';
import { isoTime } from '../simulator/iso-time.ts';
import { serveSimulator } from '../simulator/serve.ts';
import { CLOCK_START } from '../simulator/simulator-clock.ts';
import { SIMULATOR_TOKENS } from '../simulator/tokens.ts';
import { type ApiDoor, openApiDoor } from './api-door.ts';
import type { FixtureStore } from './fixture-store.ts';
import { forwardTo } from './forward-calls.ts';
import { REPLAY_TOKENS, replayAnswers } from './replay-answers.ts';

/** An API on loopback for a program that is not the audit. */
export interface ApiServer extends ApiDoor {
  tokens: Readonly<Record<'rest' | 'partnersRead' | 'partnersWrite', string>>;
  /** The date of its data, RFC 3339. */
  now: string;
}

/** Serves the recordings of every case of the plan, or a simulator, and keeps what is asked of it. */
export async function openApiServer(
  plan: AuditPlan,
  fixtures: FixtureStore,
  masker: Masker,
): Promise<ApiServer> {
  if (plan.options.target === 'simulator') {
    const account = createSimulator({
      dataset: plan.options.dataset,
      withdrawsSeats: plan.options.dataset === 'production',
    });
    const simulator = await serveSimulator(account);
    const door = await openApiDoor(forwardTo(simulator.url));
    const close = async () => {
      await door.close();
      await simulator.close();
    };
    return { ...door, close, tokens: SIMULATOR_TOKENS, now: isoTime(account.clock.now().getTime()) };
  }
  const recordings = plan.joined.flatMap(({ case: { scenarios }, recordedAs }) =>
    scenarios.flatMap(({ name }) => fixtures.read(recordedAs, name)),
  );
  const door = await openApiDoor(replayAnswers(recordings, masker));
  return { ...door, tokens: REPLAY_TOKENS, now: dateOf(fixtures) };
}

// What the simulator told is of its own time; an account's is of when it was asked.
function dateOf(fixtures: FixtureStore): string {
  const times = Object.values(fixtures.manifest().recordings)
    .filter(({ source }) => source === 'live')
    .map(({ recordedAt }) => Date.parse(recordedAt));
  return times.length === 0 ? CLOCK_START : isoTime(Math.max(...times));
}
