import type { Code, RootContent } from 'mdast';
import { pathProblem } from '../common/path-form.ts';
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

/**
 * Method and path of a line such as `GET https://host/api/x`. Throws SPEC_PARSE for any other line, for an address of another
 * host than `host`, since a target brings its own and the line would ask for what is not done, and for a path that servers
 * could read in more than one way.
 */
export function requestLine(
  file: string,
  text: string,
  line: number,
  host: string | undefined,
): { method: HttpMethod; path: string } {
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
  const [, named, path = ''] = /^(?:https?:\/\/([^/?#\s]+))?(.*)$/i.exec(match[2] ?? '') ?? [];
  if (!path.startsWith('/')) {
    throw new SpecParseError(
      file,
      line,
      'the address of the request has no path',
      'Write an absolute address, for example https://qtickets.ru/api/rest/v1/orders.',
    );
  }
  if (named !== undefined && host !== undefined && named.toLowerCase() !== host) {
    throw new SpecParseError(
      file,
      line,
      `the request goes to another host than the document's, which is ${host}`,
      'Write the address below the Base URL of the document; QTICKETS_BASE_URL says where a live run goes.',
    );
  }
  const problem = pathProblem(path.replace(/\{\w+\}/g, '1'));
  if (problem !== null) {
    throw new SpecParseError(
      file,
      line,
      `servers could read the path in more than one way: ${problem}`,
      'Write plain names and ids between single slashes, without encoded characters.',
    );
  }
  return { method, path };
}

/**
 * The host of a document's requests: that of its Base URL, else of the first request that names one; undefined when none
 * does. In small letters.
 */
export function hostOf(text: string): string | undefined {
  const [, base] = /^\*\*(?:Base URL|Базовый адрес)[^*]*\*\*\s*`?https?:\/\/([^/\s`]+)/imu.exec(text) ?? [];
  const [, first] = /^(?:GET|POST|PUT|PATCH|DELETE)\s+https?:\/\/([^/?#\s]+)/im.exec(text) ?? [];
  return (base ?? first)?.toLowerCase();
}

function isMethod(text: string): text is HttpMethod {
  return METHODS.has(text);
}
