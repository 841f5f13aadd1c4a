import type { JsonObject } from '../../src/model/json.ts';
import type { BenchCall } from './bench-call.ts';

/** What every peer is given. */
export interface Work {
  calls: readonly BenchCall[];
  /** Schemas by name, each whole (`wholeSchema`), for peers that do not read a folder of them. */
  schemas: Readonly<Record<string, JsonObject>>;
}

/** Where a peer runs. */
export interface PeerPlace {
  /** Folder with the peer's files. */
  folder: string;
  /** Folder of the peers' packages. */
  modules: string;
  /** `http://127.0.0.1:<port>` of what answers. */
  url: string;
  /** Where the JUnit file must be written. */
  junit: string;
}

/** A program, its arguments, and variables beside those that every peer gets. */
export interface PeerCommand {
  argv: readonly string[];
  env?: Readonly<Record<string, string>>;
}

/** A tool that people use for such calls. */
export interface Peer {
  /** Name by which `--only` selects it. */
  name: string;
  title: string;
  /** npm packages of which it consists, the tool itself first. */
  packages: readonly string[];
  /** Its input: texts by their path in the peer's folder. */
  files(work: Work): Record<string, string>;
  /** How it is started; the first argument is a script for Node.js. */
  command(place: PeerPlace): PeerCommand;
}

/** The whole schema of a call's answer; a RangeError when the work has none of that name. */
export function schemaOf({ schemas }: Work, { id, schema }: BenchCall): JsonObject {
  const found = schemas[schema];
  if (found === undefined) throw new RangeError(`call ${id} needs the schema ${schema}`);
  return found;
}

/** Names of the calls, as reports show them. */
export function nameOf({ id, title }: BenchCall): string {
  return `${id} ${title}`;
}
