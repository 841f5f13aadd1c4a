import '../../src/build/late-optimization.mjs';
import { becomeVitestWorker, beSteady } from '../../src/command/steady-worker.ts';
import { keepTimeline } from '../../src/common/timeline.ts';

// The program of a worker that Vitest starts when it needs one: Vitest's own, which no signal to the group ends.

beSteady();
keepTimeline('test worker', process.env);
await becomeVitestWorker();
