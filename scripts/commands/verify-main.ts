import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import { openProject } from '../../src/command/open-project.ts';
import { apiSchemas, casesOf, contractSources } from '../../src/command/project-inputs.ts';
import { AUDIT_SCHEMAS_DIR, PROJECT_DIR } from '../../src/command/project-paths.ts';
import { DEFAULT_OPTIONS, DOCUMENTED_CALLS, OPTION_VARIABLES } from '../../src/common/audit-options.ts';
import { sha256 } from '../../src/common/canonical-json.ts';
import { projectRecord } from '../../src/common/project-config.ts';
import { loadSchemas } from '../../src/json-schema/schema-set.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import { type PublicKey, publicKeyFrom } from '../../src/verify/attest/check-signature.ts';
import type { Contract } from '../../src/verify/contract/contract.ts';
import { type Bundle, openBundle } from '../../src/verify/files/bundle.ts';
import { reportLines } from '../../src/verify/report-lines.ts';
import { openCheckout } from '../../src/verify/schemas/checkout.ts';
import { type Verification, verifyByContract } from '../../src/verify/verify-bundle.ts';
import { allCases } from '../../tests/cases/all-cases.ts';
import { baseCommand } from './base-command.ts';
import { type CommandIo, outputOf } from './command-io.ts';

/** `npm run verify`: 0 when the bundle agrees with itself and with the contract, 3 when it is of another contract, else 1. */
export async function verifyMain(io: CommandIo): Promise<number> {
  const { args, stdout } = io;
  const command = verifyCommand().configureOutput(outputOf(io)).parse(args, { from: 'user' });
  const { json, key, spec, config } = command.opts<{
    json?: boolean;
    key?: string;
    spec?: string;
    config?: string;
  }>();
  if (config !== undefined) io.env[OPTION_VARIABLES.config] = config;
  const [path = ''] = command.args;
  const bundle = openBundle(path);
  await openProject(io.env);
  const result = await (await verifierOf(bundle, io.env, spec))(
    bundle,
    key === undefined ? null : publicKeyFrom(key),
  );
  if (json === true) stdout(`${JSON.stringify(result, null, 2)}\n`);
  else stdout(`${reportLines(path, result).join('\n')}\n`);
  if (!result.agrees) return 1;
  return result.otherContract === null ? 0 : 3;
}

/** What verifies bundles such as this one, by the contract of this project; `spec` is the document that was to be audited. */
export async function verifierOf(
  like: Bundle,
  env: Record<string, string | undefined>,
  spec?: string,
): Promise<(bundle: Bundle, key?: PublicKey | null) => Promise<Verification>> {
  const contract = await openContract(like, env, spec);
  const tools = {
    modelSchemas: loadSchemas(AUDIT_SCHEMAS_DIR),
    checkout: openCheckout(PROJECT_DIR, contract.cases, projectRecord(env)?.schemas ?? undefined),
  };
  return (bundle, key = null) => verifyByContract(bundle, { key, ...tools }, contract);
}

/** The contract of this project. A document that it ships is one that an audit may be of; another one must be named. */
export async function openContract(
  { files }: Bundle,
  env: Record<string, string | undefined>,
  spec?: string,
): Promise<Contract> {
  const own = env[OPTION_VARIABLES.spec] || undefined;
  const shipped = join(PROJECT_DIR, dirname(DEFAULT_OPTIONS.spec));
  const copies = new Set(
    [...files].filter(([name]) => name.startsWith('artifacts/spec/')).map(([, bytes]) => sha256(bytes)),
  );
  const known = readdirSync(shipped)
    .map((name) => join(shipped, name))
    .find((file) => basename(file) !== basename(DOCUMENTED_CALLS) && copies.has(sha256(readFileSync(file))));
  return {
    cases: await casesOf(env, allCases),
    schemas: apiSchemas(env),
    sources: contractSources(env),
    documents: readDocuments({ spec: spec ?? own ?? known ?? join(PROJECT_DIR, DEFAULT_OPTIONS.spec) }),
  };
}

function verifyCommand(): Command {
  return baseCommand('verify')
    .description('Checks that everything in an audit bundle agrees with everything else in it, offline.')
    .argument('<bundle>', "a run's folder, or its archive alone")
    .option('--key <file>', 'public Ed25519 key in PEM: the bundle must be signed by it')
    .option('--spec <file>', 'the spec document that was to be audited (default: those of this project)')
    .option(
      '--config <file>',
      'config of the project that made it (default: qtickets.config.ts, where there is one)',
    )
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 agrees, 1 disagrees, 2 could not be read, or was refused, 3 agrees with\nitself, and is of another contract than that of this checkout.',
    );
}
