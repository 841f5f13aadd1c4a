import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { StrictCommand } from '../../scripts/commands/base-command.ts';
import { type CommandIo, outputOf } from '../../scripts/commands/command-io.ts';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { PARTNERS, REST } from '../../src/openapi/api-of.ts';
import { createSimulator } from '../../src/simulator/create-simulator.ts';
import { serveSimulator } from '../../src/simulator/serve.ts';
import { SIMULATOR_TOKENS } from '../../src/simulator/tokens.ts';
import { installPeers } from '../bench/install-peers.ts';
import { measureCommand } from '../bench/measure-command.ts';
import { wrongOfMock, wrongOfProxy } from './prism.ts';

const HERE = join(PROJECT_DIR, 'tests', 'tools');
const OPENAPI = join(PROJECT_DIR, 'schemas', 'openapi.json');
const COLLECTION = join(PROJECT_DIR, 'schemas', 'postman_collection.json');
/** Complaints of Prism that are shown. */
const SHOWN = 10;
const TIMEOUT_MS = 5 * 60_000;

/** One command of a tool, run in the folder of the tools; it fails by its exit code, or where its output lacks `says`. */
interface Step {
  what: string;
  argv: string[];
  says?: RegExp;
}

/**
 * `npm run check:tools`: the readers and generators that people use, installed from the registry into a folder of the cache. Types
 * are generated from the OpenAPI document by three generators, and a client of each is compiled; Prism mocks it, and holds the
 * simulator's answers to odd calls of every operation against it; newman runs the collection; the newest bundle's `junit.xml` and
 * `ctrf.json` are read by xunit-viewer and by ctrf's own validator. 0 when all of them are content, 1 when one is not, 2 when they
 * cannot be installed.
 */
export async function checkToolsMain(io: CommandIo): Promise<number> {
  const { args, env, stdout, stderr } = io;
  new StrictCommand('npm run check:tools')
    .description(
      'Lets the readers and generators that people use read what this project writes; installs them from the npm registry.',
    )
    .addHelpText('after', '\nExit codes: 0 all are content, 1 one is not, 2 they cannot be installed.')
    .configureOutput(outputOf(io))
    .exitOverride()
    .parse(args, { from: 'user' });
  const peers = await installPeers(env, { locked: join(HERE, 'peers'), name: 'tool-peers-' });
  if (peers.problem !== null) {
    stderr(`The tools could not be installed: ${peers.problem}\n`);
    return 2;
  }
  const work = join(peers.folder, 'work');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work);
  symlinkSync(join(peers.folder, 'node_modules'), join(work, 'node_modules'));
  const clients = readdirSync(join(HERE, 'clients'));
  // Their names end so that this project's own checks, which have no generated types, leave them alone.
  for (const name of clients) cpSync(join(HERE, 'clients', name), join(work, name.replace(/\.txt$/, '')));
  writeFileSync(join(work, 'package.json'), '{"type":"module"}\n');
  const bundle = realpathSync(join(PROJECT_DIR, 'reports', 'latest'));
  let failed = 0;
  const tell = (what: string, problem: string) => {
    if (problem !== '') failed += 1;
    stdout(`${problem === '' ? 'ok    ' : 'FAILED'} ${what}\n${problem === '' ? '' : `${problem}\n`}`);
  };
  const simulator = await serveSimulator(createSimulator());
  try {
    for (const { what, argv, says } of steps(clients, bundle, simulator.url)) {
      const { code, tail } = await measureCommand({ argv, cwd: work, env }, { timeoutMs: TIMEOUT_MS });
      const holds = code === 0 && (says === undefined || says.test(tail));
      tell(what, holds ? '' : `${tail}\nexit code ${code}`);
    }
    const prism = join(peers.folder, 'node_modules', '@stoplight', 'prism-cli', 'dist', 'index.js');
    const described = JSON.parse(readFileSync(OPENAPI, 'utf8')) as JsonObject;
    tell('Prism mocks every operation', some(await wrongOfMock(prism, OPENAPI, described)));
    const wrong = await wrongOfProxy(prism, OPENAPI, described, simulator.url);
    tell("Prism's proxy finds what the simulator answers described", some(wrong));
  } finally {
    await simulator.close();
  }
  return failed === 0 ? 0 : 1;
}

function some(wrong: readonly string[]): string {
  const left = wrong.length - SHOWN;
  return [...wrong.slice(0, SHOWN), ...(left > 0 ? [`and ${left} more`] : [])].join('\n');
}

function steps(clients: readonly string[], bundle: string, simulator: string): Step[] {
  const bin = (name: string) => join('node_modules', '.bin', name);
  const validate = `import { validate } from 'ctrf'; import { readFileSync } from 'node:fs';
const { valid, errors } = validate(JSON.parse(readFileSync(process.argv[1], 'utf8')));
console.log(valid ? 'valid' : JSON.stringify(errors)); process.exitCode = valid ? 0 : 1;`;
  return [
    { what: 'openapi-typescript makes types', argv: [bin('openapi-typescript'), OPENAPI, '-o', 'ot.ts'] },
    { what: 'hey-api makes a client', argv: [bin('openapi-ts'), '-i', OPENAPI, '-o', 'hey'] },
    {
      what: 'swagger-typescript-api makes a client',
      argv: [bin('swagger-typescript-api'), 'generate', '-p', OPENAPI, '-o', 'sta', '-n', 'api.ts'],
    },
    {
      what: 'clients of all three compile',
      argv: [
        bin('tsc'),
        ...['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022'],
        ...['--module', 'nodenext', '--moduleResolution', 'nodenext'],
        ...clients.map((name) => name.replace(/\.txt$/, '')),
      ],
    },
    {
      what: 'newman runs the collection in its order',
      argv: [bin('newman'), 'run', COLLECTION, '--color', 'off', ...variables(simulator)],
    },
    {
      what: 'xunit-viewer reads junit.xml',
      argv: [bin('xunit-viewer'), '-r', join(bundle, 'junit.xml'), '-c', '-C', 'false', '-n'],
      says: /\d+ passed/,
    },
    {
      what: "ctrf's validator takes ctrf.json",
      argv: ['node', '--input-type=module', '--eval', validate, join(bundle, 'ctrf.json')],
      says: /valid/,
    },
  ];
}

function variables(simulator: string): string[] {
  return Object.entries({
    restUrl: simulator + REST.base,
    partnersUrl: simulator + PARTNERS.base,
    restToken: SIMULATOR_TOKENS.rest,
    partnersReadToken: SIMULATOR_TOKENS.partnersRead,
    partnersWriteToken: SIMULATOR_TOKENS.partnersWrite,
  }).flatMap(([name, value]) => ['--env-var', `${name}=${value}`]);
}
