import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';

/** A command that a reader of the documents is told to run. */
export interface ShownCommand {
  /** As it is written, without its comment, on one line. */
  line: string;
  /** The documents that show it. */
  files: string[];
  /** What is set before it (`NAME=value npm run audit`). */
  env: Record<string, string>;
  /** The program and its arguments, as a shell takes them apart. */
  words: string[];
}

/** Documents whose blocks examples.test.ts runs from the first to the last, as they are written. */
export const RUN_AS_WRITTEN = ['examples/curl/README.md'];

const PROGRAMS =
  /^(?:npm|npx|node|python3|curl|openssl|docker|tail|sha256sum|git|cp|cd|export|kill|\S+\.sh)$/;
const ASSIGNMENT = /^([A-Z_]+)=(.*)$/s;

/** The documents that tell a reader how to use the project, by their paths. */
export function shownDocuments(): string[] {
  const within = (folder: string, form: RegExp) =>
    readdirSync(join(PROJECT_DIR, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => form.test(path) && !/\/decisions\/|\/node_modules\/|^examples\/report\//.test(path));
  const root = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'action.yml'];
  return [
    ...root.filter((name) => existsSync(join(PROJECT_DIR, name))),
    ...within('docs', /\.md$/),
    ...within('examples', /README\.md$|^examples\/ci\/.*\.yml$/),
  ].sort();
}

let read: readonly ShownCommand[] | undefined;

/** Every command of the documents once; what is chained with `&&` is several. The documents are read once in a process. */
export function shownCommands(): readonly ShownCommand[] {
  read ??= readCommands();
  return read;
}

function readCommands(): ShownCommand[] {
  const commands = new Map<string, ShownCommand>();
  for (const file of shownDocuments()) {
    const text = readFileSync(join(PROJECT_DIR, file), 'utf8');
    for (const line of file.endsWith('.yml') ? stepsOf(text) : linesOf(text)) {
      const known = commands.get(line) ?? { line, files: [], ...takenApart(line) };
      commands.set(line, { ...known, files: [...new Set([...known.files, file])] });
    }
  }
  return [...commands.values()];
}

/**
 * The arguments of a command that the documents show, for the test that runs it: so that it runs what a reader runs. `filled` says what
 * stands in place of a word that is an example's. Throws when no document shows it any more.
 */
export function shownArguments(line: string, filled: Record<string, string> = {}): string[] {
  const shown = shownCommands().find((command) => command.line === line);
  if (shown === undefined) throw new RangeError(`no document shows: ${line}`);
  return argumentsOf(shown.words).map((word) => filled[word] ?? word);
}

/** What the command itself is given: behind `--`, or behind the verb of the package's command. */
export function argumentsOf(words: readonly string[]): string[] {
  const at = words.indexOf(words.includes('qtickets-audit') ? 'qtickets-audit' : '--');
  return at === -1 ? [] : words.slice(at + (words[at] === '--' ? 1 : 2));
}

/** The commands of a workflow's steps. */
function stepsOf(text: string): string[] {
  return [...text.matchAll(/^\s*(?:-|run:) ((?:npm|npx|bash) .*)$/gm)].map(([, line = '']) => line.trim());
}

/** The commands in the blocks and in the running text of a document. */
function linesOf(markdown: string): string[] {
  const found: string[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'inlineCode' && / /.test(node.value) && isCommand(node.value)) found.push(node.value);
    if (node.type === 'code' && (node.lang === 'sh' || (node.lang ?? '') === ''))
      found.push(...ofBlock(node));
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(fromMarkdown(markdown));
  return found.flatMap((line) => line.replace(/\s+/g, ' ').trim().split(' && '));
}

function ofBlock({ value, lang }: { value: string; lang?: string | null | undefined }): string[] {
  return value
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.replace(/(?:^|\s+)# .*$/, '').trim())
    .filter((line) => line !== '')
    .flatMap((line) => {
      // A block without a language may be a drawing, or what a command prints; there a command is told by its program.
      if (lang === 'sh' || isCommand(line)) return [line];
      const within = /\b(?:npm run|npm test|npx) .*/.exec(line);
      return within === null ? [] : [within[0]];
    });
}

function isCommand(line: string): boolean {
  const { words } = takenApart(line);
  return PROGRAMS.test(words[0] ?? '') || (words[0] === 'qtickets-audit' && words.length > 1);
}

function takenApart(line: string): Pick<ShownCommand, 'env' | 'words'> {
  const words = (line.match(/(?:'[^']*'|"[^"]*"|<[^>]*>|[^\s'"])+/g) ?? []).map((word) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, (_, one?: string, two?: string) => one ?? two ?? ''),
  );
  const program = words.findIndex((word) => !ASSIGNMENT.test(word));
  const assigned = words.slice(0, program).map((word) => {
    const [, name = '', value = ''] = ASSIGNMENT.exec(word) ?? [];
    return [name, value] as const;
  });
  return { env: Object.fromEntries(assigned), words: words.slice(program) };
}
