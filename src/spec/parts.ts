import type { Code, RootContent } from 'mdast';
import type { HttpMethod } from '../model/spec.ts';
import { startLine } from './blocks.ts';
import { SpecParseError } from './spec-error.ts';

const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** The first code block among nodes; undefined when there is none. */
export function codeIn(nodes: readonly RootContent[]): Code | undefined {
  return nodes.find((node): node is Code => node.type === 'code');
}

/** Lines of a code block that are not blank, with their line numbers in the document. */
export function linesOf(code: Code): { text: string; line: number }[] {
  return code.value
    .split(/\r?\n/)
    .map((text, index) => ({ text: text.trim(), line: startLine(code) + 1 + index }))
    .filter(({ text }) => text !== '');
}

/** Headers from a code block of `Name: value` lines; names as written. Throws SPEC_PARSE for any other line. */
export function headersFrom(file: string, code: Code): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { text, line } of linesOf(code)) {
    const match = /^([\w-]+):\s*(.+)$/.exec(text);
    if (match?.[1] === undefined || match[2] === undefined) {
      throw new SpecParseError(
        file,
        line,
        'a header line is not "Name: value"',
        'Write one header a line, for example "Accept: application/json".',
      );
    }
    headers[match[1]] = match[2];
  }
  return headers;
}

/** Method and path of a line such as `GET https://host/api/x`. The host is dropped: a target brings its own. */
export function requestLine(file: string, text: string, line: number): { method: HttpMethod; path: string } {
  const match = /^(\S+)\s+(\S+)$/.exec(text);
  const method = match?.[1] ?? '';
  if (match === null || !isMethod(method)) {
    throw new SpecParseError(
      file,
      line,
      'the request is not a method and an address',
      `Write one of ${[...METHODS].join(', ')}, a space, and the address.`,
    );
  }
  const path = (match[2] ?? '').replace(/^https?:\/\/[^/\s]+/, '');
  if (!path.startsWith('/')) {
    throw new SpecParseError(
      file,
      line,
      'the address of the request has no path',
      'Write an absolute address, for example https://qtickets.ru/api/rest/v1/orders.',
    );
  }
  return { method, path };
}

function isMethod(text: string): text is HttpMethod {
  return METHODS.has(text);
}
