import { projectRecord } from '../common/project-config.ts';
import type { SchemaSet } from '../json-schema/schema-set.ts';
import type { GitFacts } from '../report/git-facts.ts';
import { contractFiles } from './contract-sources.ts';
import { AUDIT_SCHEMAS_DIR, PROJECT_DIR } from './project-paths.ts';
import { suiteCommit } from './suite-version.ts';

/** What sealing needs and a run does not change: made ready before the end of the tests. */
export class SealingTools {
  /** The code that runs: asked at the start, since it is what was loaded then. */
  readonly git: Promise<GitFacts | null> = suiteCommit();
  readonly #own: readonly { file: string; sha256: string }[];
  #auditSchemas: Promise<SchemaSet> | undefined;
  #schemas: { file: string; sha256: string }[] | undefined;

  constructor(env: Record<string, string | undefined>) {
    this.#own = projectRecord(env)?.sources ?? [];
  }

  /** Schemas of what an audit writes. */
  get auditSchemas(): Promise<SchemaSet> {
    this.#auditSchemas ??= import('../json-schema/schema-set.ts').then(({ loadSchemas }) =>
      loadSchemas(AUDIT_SCHEMAS_DIR),
    );
    return this.#auditSchemas;
  }

  /** Every file that decides what an answer must be, with its SHA-256. */
  get schemas(): { file: string; sha256: string }[] {
    this.#schemas ??= [...contractFiles(PROJECT_DIR), ...this.#own];
    return this.#schemas;
  }

  /** Loads, compiles and reads what is needed at the end. To be called while the process has nothing else to do. */
  async prepare(): Promise<void> {
    try {
      const [schemas] = await Promise.all([this.auditSchemas, import('./seal-run.ts')]);
      schemas.check('audit', null);
      void this.schemas;
    } catch {
      // Sealing asks for the same, and tells what is broken as its own failure.
    }
  }
}
