import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyMain } from '../../../scripts/commands/verify-main.ts';
import { callCommand } from '../../selftest/call-command.ts';

const RELEASED = 'tests/released';

// Each was made by `npm run released:bundle` in the version that it is named by.
test.each(readdirSync(RELEASED))(
  'the bundle of a version before this one is not comparable, and all else of it agrees: %s',
  async (name) => {
    const { code, stdout, stderr } = await callCommand(verifyMain, [join(RELEASED, name), '--json']);
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    const { disagreements, otherContract, checks, verdict } = JSON.parse(stdout);
    expect(disagreements).toEqual([]);
    expect(verdict).toBe('CONDITIONAL');
    expect(otherContract.differs.length).toBeGreaterThan(0);
    expect(otherContract.remedy).toMatch(/checkout of commit [0-9a-f]{40}/);
    const compared = new Map<string, number>(
      checks.map(({ check, comparisons }: { check: string; comparisons: number }) => [check, comparisons]),
    );
    for (const check of [
      'chain',
      'log',
      'responses',
      'spec',
      'model',
      'document',
      'counts',
      'junit',
      'ctrf',
      'masking',
    ])
      expect(compared.get(check), check).toBeGreaterThan(0);
  },
);
