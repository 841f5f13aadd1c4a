import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { API_SCHEMAS_DIR, PROJECT_DIR } from '../../../src/command/project-paths.ts';
import type { Peer, PeerPlace, Work } from '../peer.ts';

/** Folder of the scripts that are copied to these peers as they are. */
const PROGRAMS = join(PROJECT_DIR, 'tests', 'bench', 'programs');

/** One script with nothing between it and Node.js: what the calls and their checks cost at least. */
export const floor = scriptPeer({
  name: 'floor',
  title: 'floor: one Node.js script, keep-alive, ajv',
  packages: ['ajv', 'ajv-formats'],
  programs: ['floor.cjs', 'check-answer.cjs'],
  argv: ({ folder }) => [join(folder, 'floor.cjs')],
});

export const vitest = scriptPeer({
  name: 'vitest',
  title: 'Vitest + supertest + ajv',
  packages: ['vitest', 'supertest', 'ajv'],
  programs: ['vitest.test.mjs', 'check-answer.cjs'],
  argv: ({ folder, modules, junit }) => [
    join(modules, 'vitest', 'vitest.mjs'),
    'run',
    '--root',
    folder,
    '--reporter=default',
    '--reporter=junit',
    `--outputFile.junit=${junit}`,
  ],
});

export const jest = scriptPeer({
  name: 'jest',
  title: 'Jest + supertest + ajv',
  packages: ['jest', 'supertest', 'ajv', 'jest-junit'],
  programs: ['jest.test.cjs', 'check-answer.cjs'],
  argv: ({ folder, modules }) => [
    join(modules, 'jest', 'bin', 'jest.js'),
    '--rootDir',
    folder,
    '--testMatch',
    '**/*.test.cjs',
    '--reporters=default',
    '--reporters=jest-junit',
  ],
  env: ({ junit }) => ({ JEST_JUNIT_OUTPUT_FILE: junit }),
});

export const pactum = scriptPeer({
  name: 'pactum',
  title: 'Mocha + PactumJS',
  packages: ['pactum', 'mocha'],
  programs: ['pactum.spec.cjs'],
  argv: ({ folder, modules, junit }) => [
    join(modules, 'mocha', 'bin', 'mocha.js'),
    join(folder, 'pactum.spec.cjs'),
    '--reporter',
    'xunit',
    '--reporter-option',
    `output=${junit}`,
  ],
});

export const playwright = scriptPeer({
  name: 'playwright',
  title: "Playwright's request API + ajv",
  packages: ['@playwright/test', 'ajv'],
  programs: ['playwright.spec.cjs', 'playwright.config.cjs', 'check-answer.cjs'],
  argv: ({ folder, modules }) => [
    join(modules, '@playwright', 'test', 'cli.js'),
    'test',
    '--config',
    join(folder, 'playwright.config.cjs'),
  ],
});

function scriptPeer(given: {
  name: string;
  title: string;
  packages: readonly string[];
  programs: readonly string[];
  argv(place: PeerPlace): string[];
  env?(place: PeerPlace): Record<string, string>;
}): Peer {
  const { name, title, packages, programs } = given;
  return {
    name,
    title,
    packages,
    files: (work) => ({ ...programTexts(programs), ...inputs(work) }),
    command: (place) => ({
      argv: given.argv(place),
      env: {
        BENCH_URL: place.url,
        BENCH_JUNIT: place.junit,
        BENCH_SCHEMAS: API_SCHEMAS_DIR,
        ...given.env?.(place),
      },
    }),
  };
}

function programTexts(programs: readonly string[]): Record<string, string> {
  return Object.fromEntries(programs.map((file) => [file, readFileSync(join(PROGRAMS, file), 'utf8')]));
}

function inputs({ calls, schemas }: Work): Record<string, string> {
  return { 'calls.json': JSON.stringify(calls), 'schemas.json': JSON.stringify(schemas) };
}
