import { expect } from 'vitest';
import { modelOf } from './fixture-bundle.ts';
import type { runOf } from './fixture-run.ts';

/** Expects the verdict NOT READY of a run. */
export function notReady(run: ReturnType<typeof runOf>): void {
  expect(modelOf(run).verdict.status).toBe('NOT READY');
}
