import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { contractFiles } from '../../src/command/contract-files.ts';
import { leftOutBy } from '../../src/command/left-out.ts';
import { openProject } from '../../src/command/open-project.ts';
import { apiSchemas, casesOf, contractSources, fixturesOf } from '../../src/command/project-inputs.ts';
import { AUDIT_SCHEMAS_DIR, DDL_DIR, PROJECT_DIR } from '../../src/command/project-paths.ts';
import { DEFAULT_OPTIONS, DOCUMENTED_CALLS, OPTION_VARIABLES } from '../../src/common/audit-options.ts';
import { sha256 } from '../../src/common/canonical-json.ts';
import { messageOf } from '../../src/common/thrown.ts';
import { loadSchemas } from '../../src/json-schema/schema-set.ts';
import type { ContractCase } from '../../src/model/case.ts';
import { AuditError } from '../../src/model/errors.ts';
import { planRun } from '../../src/spec/plan-run.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import type { FixtureStore } from '../../src/targets/fixture-store.ts';
import type { Recording } from '../../src/targets/recording.ts';
import { type PublicKey, publicKeyFrom } from '../../src/verify/attest/check-signature.ts';
import type { Contract, RecordedFile } from '../../src/verify/contract/contract.ts';
import { type Bundle, openBundle } from '../../src/verify/files/bundle.ts';
import { refused } from '../../src/verify/refused.ts';
import { reportLines } from '../../src/verify/report-lines.ts';
import { type Verification, verifyByContract } from '../../src/verify/verify-bundle.ts';
import { AUDIT_TABLES } from '../../src/warehouse/audit-tables.ts';
import { parseTableDefinition } from '../../src/warehouse/table-definition.ts';
import { partsOfKey } from '../../src/warehouse/table-schema.ts';
import { allCases } from '../../tests/cases/all-cases.ts';
import type { CommandIo } from './command-io.ts';
import { verifyArguments } from './verify-command.ts';
import { tellWatcher } from './watched.ts';

/**
 * `npm run verify`: 0 when the bundle agrees with itself and with the contract, 3 when it is of another contract, else 1. `cases`: the
 * suite's own, in place of all that it has.
 */
export async function verifyMain(io: CommandIo, cases: readonly ContractCase[] = allCases): Promise<number> {
  const { stdout } = io;
  const { path, json, key, spec, config, attestation } = verifyArguments(io);
  if (config !== undefined) io.env[OPTION_VARIABLES.config] = config;
  const publicKey = key === undefined ? null : publicKeyFrom(key);
  const reading = new Reading(path);
  const bundle = await reading.during(() => openBundle(path, attestation ?? null));
  await openProject(io.env);
  const verify = await verifierOf(bundle, io.env, { spec, cases, watch: reading.watch });
  const result = await reading.during(() => verify(bundle, publicKey));
  if (json === true) stdout(`${JSON.stringify(result, null, 2)}\n`);
  else stdout(`${reportLines(path, result).join('\n')}\n`);
  if (!result.agrees) return 1;
  return result.otherContract === null ? 0 : 3;
}

/** What verifies bundles such as this one, by the contract of this project; `spec` is the document that was to be audited. */
export async function verifierOf(
  like: Bundle,
  env: Record<string, string | undefined>,
  {
    watch,
    ...of
  }: { spec?: string | undefined; cases?: readonly ContractCase[]; watch?: (what: string) => void } = {},
): Promise<(bundle: Bundle, key?: PublicKey | null) => Promise<Verification>> {
  const contract = await openContract(like, env, of);
  const modelSchemas = loadSchemas(AUDIT_SCHEMAS_DIR);
  return (bundle, key = null) => verifyByContract(bundle, { key, modelSchemas, watch }, contract);
}

/** The reading of a bundle, and how far it has come. */
class Reading {
  readonly #path: string;
  #at = 'its files';

  constructor(path: string) {
    this.#path = path;
  }

  readonly watch = (what: string): void => {
    this.#at = what;
    tellWatcher(what);
  };

  /** Does what reads it. What breaks there was made to, or is more than this program can hold: BUNDLE_REFUSED, and where. */
  async during<T>(read: () => T | Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (error instanceof AuditError) throw error;
      const said = messageOf(error);
      throw refused(
        `it cannot be read on: ${said}`,
        { file: this.#path, at: `while reading ${this.#at}` },
        error,
      );
    }
  }
}

/**
 * The contract of this project. A document that it ships is one that an audit may be of; another one must be named, by `spec`. `cases`: the
 * suite's own, in place of all that it has.
 */
export async function openContract(
  { files }: Bundle,
  env: Record<string, string | undefined>,
  {
    spec,
    cases: shippedCases = allCases,
  }: { spec?: string | undefined; cases?: readonly ContractCase[] } = {},
): Promise<Contract> {
  const own = env[OPTION_VARIABLES.spec] || undefined;
  const shipped = join(PROJECT_DIR, dirname(DEFAULT_OPTIONS.spec));
  const copies = new Set(
    [...files].filter(([name]) => name.startsWith('artifacts/spec/')).map(([, bytes]) => sha256(bytes)),
  );
  const known = readdirSync(shipped)
    .map((name) => join(shipped, name))
    .find((file) => basename(file) !== basename(DOCUMENTED_CALLS) && copies.has(sha256(readFileSync(file))));
  const cases = await casesOf(env, shippedCases);
  const documents = readDocuments({ spec: spec ?? own ?? known ?? join(PROJECT_DIR, DEFAULT_OPTIONS.spec) });
  return {
    cases,
    schemas: apiSchemas(env),
    sources: contractSources(env),
    documents,
    tables: AUDIT_TABLES.map((table) => tableOf(table, readFileSync(join(DDL_DIR, `${table}.sql`), 'utf8'))),
    ...recordedIn(fixturesOf(env)),
    sectionsOf: (profile, shard) => {
      try {
        const plan = planRun({ ...DEFAULT_OPTIONS, profile, shard: shard || 'none' }, documents, cases);
        return contractFiles(plan).map(({ section }) => section);
      } catch (error) {
        // No shard, or more of them than there are files.
        if (error instanceof AuditError && error.code === 'USAGE') return [];
        throw error;
      }
    },
  };
}

// As the DDL declares it, and as the embedded engine then reports it.
function tableOf(name: string, ddl: string): Contract['tables'][number] {
  const { engine = '' } = /^ENGINE = (?<engine>\w+)/m.exec(ddl)?.groups ?? {};
  const { key = '' } = /^ORDER BY \((?<key>.+)\)$/m.exec(ddl)?.groups ?? {};
  const columns = parseTableDefinition(name, ddl).columns.map((column) => column.name);
  return { name, engine, sortingKey: partsOfKey(key), columns };
}

function recordedIn(fixtures: FixtureStore): Pick<Contract, 'recordings' | 'leftOut'> {
  const read = new Map<string, RecordedFile | null>();
  return {
    recordings: (file) => {
      const found = read.get(file) ?? recordedFile(fixtures, file);
      read.set(file, found);
      return found;
    },
    leftOut: leftOutBy(fixtures),
  };
}

function recordedFile(fixtures: FixtureStore, file: string): RecordedFile | null {
  const entry = fixtures.vouchedFor(file);
  const text = fixtures.text(file);
  if (entry === undefined || text === null || sha256(text) !== entry.sha256) return null;
  // A run says the host alone of an account.
  const host = entry.host?.replace(/:\d+$/, '') ?? null;
  return { of: entry.source, host, recordedAt: entry.recordedAt, answers: JSON.parse(text) as Recording[] };
}
