import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AuditError } from '../../model/errors.ts';

/** Engines of tables and databases that keep their rows in the data folder or in memory, and reach nothing else. */
export const OWN_ENGINES: readonly string[] = [
  'MergeTree',
  ...['Replacing', 'Summing', 'Aggregating', 'Collapsing', 'VersionedCollapsing', 'Coalescing'].map(
    (kind) => `${kind}MergeTree`,
  ),
  ...['Memory', 'Null', 'Buffer', 'Merge', 'View', 'MaterializedView'],
];

/**
 * What the one user may do. Nothing under SOURCES (files, URLs, other servers), no dictionary, function, named collection,
 * backup, SYSTEM, or FREEZE: what is not granted is refused by the engine, however it is spelled.
 */
const GRANTS = [
  `GRANT ${[
    ...['SHOW', 'SELECT', 'INSERT', 'TRUNCATE', 'OPTIMIZE', 'CHECK', 'UNDROP TABLE'],
    ...['CREATE', 'DROP'].flatMap((verb) => ['DATABASE', 'TABLE', 'VIEW'].map((what) => `${verb} ${what}`)),
    ...['UPDATE', 'DELETE', 'COLUMN', 'ORDER BY', 'INDEX', 'PROJECTION', 'CONSTRAINT', 'TTL'].map(
      (what) => `ALTER ${what}`,
    ),
    ...['ALTER SETTINGS', 'ALTER VIEW', 'CREATE TEMPORARY TABLE'],
  ].join(', ')} ON *.*`,
  ...OWN_ENGINES.map((engine) => `GRANT TABLE ENGINE ON ${engine}`),
];

/**
 * Settings that name a file, a disk or an address, that hold SQL in a text, or that change how a statement is read: they
 * stay as they are, in the URL, in SET and in a SETTINGS clause alike. The rows of VALUES hold values alone: they are data,
 * and an expression in them is not judged.
 */
const FIXED_SETTINGS = [
  ...['format_schema', 'format_schema_source', 'output_format_schema', 'format_avro_schema_registry_url'],
  ...['format_template_row', 'format_template_resultset', 'input_format_record_errors_file_path'],
  ...['rename_files_after_processing', 'url_base', 'filesystem_cache_name', 'jemalloc_enable_profiler'],
  ...['dynamic_disk_allow_from_env', 'dynamic_disk_allow_include', 'dynamic_disk_allow_from_zk'],
  ...['merge_tree_disk', 'merge_tree_storage_policy'],
  ...['additional_table_filters', 'additional_result_filter', 'parallel_replicas_custom_key'],
  ...['schema_inference_hints', 'cluster_for_parallel_replicas'],
  ...['dialect', 'polyglot_dialect', 'allow_experimental_eval_table_function'],
  ...['allow_experimental_ai_functions', 'allow_python_table_function'],
  ...['input_format_values_interpret_expressions', 'input_format_values_deduce_templates_of_expressions'],
];

/**
 * Writes the configuration that confines the engine into a folder, and gives the arguments of a connection that has it.
 * `user_files` and the like are folders in it which do not exist, and no host may be reached.
 */
export async function confine(folder: string): Promise<string[]> {
  const nowhere = (name: string) => xml(join(folder, 'nowhere', name, '/'));
  const users = join(folder, 'users.xml');
  await writeFile(
    users,
    `<clickhouse>
<profiles><default>
<input_format_values_interpret_expressions>0</input_format_values_interpret_expressions>
<input_format_values_deduce_templates_of_expressions>0</input_format_values_deduce_templates_of_expressions>
<constraints>${FIXED_SETTINGS.map((name) => `<${name}><const/></${name}>`).join('')}</constraints></default></profiles>
<quotas><default/></quotas>
<users><default>
  <password></password><networks><ip>::/0</ip></networks><profile>default</profile><quota>default</quota>
  <grants>${GRANTS.map((grant) => `<query>${grant}</query>`).join('')}</grants>
</default></users>
</clickhouse>
`,
    { mode: 0o600 },
  );
  const config = join(folder, 'config.xml');
  await writeFile(
    config,
    `<clickhouse>
<users_config>${xml(users)}</users_config>
<user_files_path>${nowhere('files')}</user_files_path>
<user_scripts_path>${nowhere('scripts')}</user_scripts_path>
<format_schema_path>${nowhere('schemas')}</format_schema_path>
<dictionaries_lib_path>${nowhere('libraries')}</dictionaries_lib_path>
<remote_url_allow_hosts></remote_url_allow_hosts>
<access_control_improvements>
  <table_engines_require_grant>true</table_engines_require_grant>
  <allow_impersonate_user>false</allow_impersonate_user>
</access_control_improvements>
</clickhouse>
`,
    { mode: 0o600 },
  );
  return [`--config-file=${config}`];
}

/**
 * Replaces the database `default`, which a local engine lays over the files of the machine: there a table's name is a path,
 * and its columns and whether it exists are told without a grant. What is put in its place keeps its tables in the data
 * folder. Throws USAGE for a folder with tables in the other one: they would be lost.
 */
export async function replaceDefaultDatabase(
  ask: (sql: string) => Promise<string>,
  path: string,
): Promise<void> {
  if (existsSync(join(path, 'metadata', 'default.sql'))) {
    await ask('DETACH DATABASE default');
    await ask('ATTACH DATABASE default');
    return;
  }
  const tables = await ask("SELECT count() FROM system.tables WHERE database = 'default'");
  if (tables.trim() !== '0') {
    throw new AuditError(
      'USAGE',
      'the data folder has tables in a database `default` that another program made',
      'Take another folder, or move these tables into a database of their own with that program.',
      { file: path },
    );
  }
  await ask('DROP DATABASE default');
  await ask('CREATE DATABASE default ENGINE = Atomic');
}

function xml(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
}
