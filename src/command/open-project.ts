import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OPTION_VARIABLES } from '../common/audit-options.ts';
import { sha256 } from '../common/canonical-json.ts';
import {
  foundConfig,
  PROJECT_VARIABLE,
  type ProjectConfig,
  type ProjectRecord,
} from '../common/project-config.ts';
import { messageOf } from '../common/thrown.ts';
import { OWN_SCHEMAS, readSchemaFiles } from '../json-schema/schema-files.ts';
import { AuditError } from '../model/errors.ts';
import { configProblem } from './config-problem.ts';
import { contentModule } from './content-module.ts';

type Environment = Record<string, string | undefined>;

/**
 * Reads the config of a project of your own, and leaves what it says in the environment: its record for the process of the tests,
 * and its spec document where no other is named. Does nothing where there is no config. Throws CONFIG_INVALID.
 */
export async function openProject(env: Environment): Promise<void> {
  const file = configFile(env[OPTION_VARIABLES.config] ?? '');
  env[PROJECT_VARIABLE] = '';
  if (file === null) return;
  const built = await buildConfig(file);
  const config = await loaded(file, built.module);
  const folder = dirname(file);
  const within = (path: string | undefined) => (path === undefined ? null : resolve(folder, path));
  const schemas = within(config.schemas);
  const record: ProjectRecord = {
    config: file,
    module: built.module,
    sources: [...built.sources, ...(schemas === null ? [] : readSchemaFiles(schemas, OWN_SCHEMAS))].map(
      ({ file: name, sha256: sum }) => ({ file: name, sha256: sum }),
    ),
    schemas,
    fixtures: within(config.fixtures),
    profiles: Object.keys(config.profiles ?? {}),
  };
  env[PROJECT_VARIABLE] = JSON.stringify(record);
  env[OPTION_VARIABLES.config] = file;
  const spec = within(config.spec);
  if (spec !== null && (env[OPTION_VARIABLES.spec] ?? '') === '') env[OPTION_VARIABLES.spec] = spec;
}

function configFile(named: string): string | null {
  if (named === '') return foundConfig();
  if (existsSync(named)) return resolve(named);
  throw new AuditError('CONFIG_INVALID', 'there is no such config', 'Name an existing file with --config.', {
    file: named,
  });
}

/**
 * The config and all that it imports from the project as one module, under a name of its own content: it is never an older one.
 * Packages stay outside. It lies where packages are found from the config.
 */
async function buildConfig(
  file: string,
): Promise<{ module: string; sources: { file: string; sha256: string }[] }> {
  const root = dirname(file);
  const esbuild = await import('esbuild').catch((cause: unknown) => {
    throw new AuditError(
      'CONFIG_INVALID',
      'the config cannot be read without the package esbuild',
      'Install it: npm i -D esbuild.',
      { file: basename(file) },
      cause,
    );
  });
  const { outputFiles, metafile } = await esbuild
    .build({
      absWorkingDir: root,
      entryPoints: [file],
      outfile: join(root, 'config.mjs'),
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      sourcemap: 'inline',
      logLevel: 'silent',
    })
    .catch((error: unknown) => {
      throw notBuilt(file, error);
    });
  const text = outputFiles[0]?.text ?? '';
  const module = contentModule(root, 'config', text);
  const sources = Object.keys(metafile.inputs)
    .sort()
    .map((input) => ({
      file: `project/${nameWithin(root, resolve(root, input))}`,
      sha256: sha256(readFileSync(resolve(root, input))),
    }));
  return { module, sources };
}

// A file beside the project's folder is named by its name alone: where it lies on this machine is nobody else's business.
function nameWithin(root: string, path: string): string {
  const name = relative(root, path).replaceAll(sep, '/');
  return name.startsWith('../') ? basename(path) : name;
}

async function loaded(file: string, module: string): Promise<ProjectConfig> {
  const place = { file: basename(file) };
  let exported: { default?: unknown };
  try {
    exported = (await import(pathToFileURL(module).href)) as { default?: unknown };
  } catch (cause) {
    const reason = messageOf(cause);
    throw new AuditError('CONFIG_INVALID', `the config throws: ${reason}`, 'Mend it.', place, cause);
  }
  const problem = configProblem(exported.default, dirname(file));
  if (problem === null) return exported.default as ProjectConfig;
  throw new AuditError('CONFIG_INVALID', problem.what, problem.remedy, place);
}

function notBuilt(file: string, error: unknown): AuditError {
  const [first] =
    (error as { errors?: { text: string; location: { file: string; line: number } | null }[] }).errors ?? [];
  return new AuditError(
    'CONFIG_INVALID',
    first?.text ?? 'the config cannot be translated',
    'Mend the file at that place.',
    {
      file: first?.location?.file ?? basename(file),
      ...(first?.location ? { line: first.location.line } : {}),
    },
    error,
  );
}
