import type { Masker } from '../masking/create-masker.ts';
import type { AuditPlan } from '../model/plan.ts';
import { createSimulator } from '../simulator/create-simulator.ts';
import { serveSimulator } from '../simulator/serve.ts';
import { SIMULATOR_TOKENS } from '../simulator/tokens.ts';
import { type ApiDoor, openApiDoor } from './api-door.ts';
import type { FixtureStore } from './fixture-store.ts';
import { forwardTo } from './forward-calls.ts';
import { REPLAY_TOKENS, replayAnswers } from './replay-answers.ts';

/** An API on loopback for a program that is not the audit. */
export interface ApiServer extends ApiDoor {
  tokens: Readonly<Record<'rest' | 'partnersRead' | 'partnersWrite', string>>;
}

/** Serves the recordings of every case of the plan, or a simulator, and keeps what is asked of it. */
export async function openApiServer(
  plan: AuditPlan,
  fixtures: FixtureStore,
  masker: Masker,
): Promise<ApiServer> {
  if (plan.options.target === 'simulator') {
    const simulator = await serveSimulator(createSimulator());
    const door = await openApiDoor(forwardTo(simulator.url));
    const close = async () => {
      await door.close();
      await simulator.close();
    };
    return { ...door, close, tokens: SIMULATOR_TOKENS };
  }
  const recordings = plan.joined.flatMap(({ case: { scenarios }, recordedAs }) =>
    scenarios.flatMap(({ name }) => fixtures.read(recordedAs, name)),
  );
  return { ...(await openApiDoor(replayAnswers(recordings, masker))), tokens: REPLAY_TOKENS };
}
