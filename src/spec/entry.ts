import { toString as textOf } from 'mdast-util-to-string';
import { matchesTemplate, valuesIn } from '../common/path-template.ts';
import type { JsonValue } from '../model/json.ts';
import { sectionOf } from '../model/section-of.ts';
import type { SpecEntry } from '../model/spec.ts';
import { type Block, type LabelledPart, labelledParts, startLine } from './blocks.ts';
import { meantLabel, type Part, saysNone, saysSent } from './labels.ts';
import { codeIn, headersFrom, linesOf, requestLine } from './parts.ts';
import { SpecParseError } from './spec-error.ts';

/** Where an entry stands: its document, and the host that the document's requests go to. */
export interface EntryPlace {
  file: string;
  host: string | undefined;
}

/** Parses the block of one entry. Throws SPEC_PARSE with the line of what is malformed. */
export function parseEntry(place: EntryPlace, block: Block, id: string, title: string): SpecEntry {
  const { file } = place;
  const parts = partsByName(file, block, id);
  if (title === '')
    throw new SpecParseError(
      file,
      block.firstLine,
      `entry ${id} has no title`,
      'Write a title behind the id.',
    );
  const request = parseRequest(place, block, id, parts.get('request'));
  const headers = parts.get('headers');
  const body = parseBody(file, id, parts.get('body'));
  const expected = parts.get('expected');
  return {
    id,
    title,
    section: sectionOf(id),
    ...request,
    examples: parseExamples(place, id, request, parts.get('examples')),
    ...(body === undefined ? {} : { body }),
    headers: headers === undefined ? {} : parseHeaders(file, id, headers),
    ...(expected === undefined ? {} : { expected: expected.text.trim() }),
    firstLine: block.firstLine,
    lastLine: block.lastLine,
  };
}

function partsByName(file: string, block: Block, id: string): Map<Part, LabelledPart> {
  const parts = new Map<Part, LabelledPart>();
  for (const labelled of labelledParts(block.nodes)) {
    if (labelled.part === undefined) {
      refuseMisspelt(file, labelled, id);
      continue;
    }
    const before = parts.get(labelled.part);
    // What is expected may be said in several ways: a status, and an answer.
    if (before !== undefined && labelled.part === 'expected') {
      before.text += `\n${labelled.text.trim()}`;
      continue;
    }
    if (before !== undefined) {
      throw new SpecParseError(
        file,
        labelled.line,
        `entry ${id} has the part "${labelled.label}" twice`,
        'Keep one of them, or give the second an entry of its own.',
      );
    }
    parts.set(labelled.part, labelled);
  }
  if (!parts.has('body')) refuseUnread(file, block, id);
  return parts;
}

// JSON that is meant to be sent, below no label of a body, would not be sent, and the call would be another one.
function refuseUnread(file: string, block: Block, id: string): void {
  for (const { label, part, nodes } of labelledParts(block.nodes)) {
    if (part === undefined ? !saysSent(label) : part !== 'request') continue;
    const codes = nodes.filter((node) => node.type === 'code');
    const unread = codes.find((code) => /^\s*[{[]/.test(code.value));
    if (unread === undefined || (part === 'request' && unread === codes[0])) continue;
    throw new SpecParseError(
      file,
      startLine(unread),
      `entry ${id} has JSON below "${label}", and no body: nothing says that it is sent`,
      'Write **Body:** above it; where it is not sent, write **Body:** none.',
    );
  }
}

// What is below it would be left out, and the call would be another one.
function refuseMisspelt(file: string, { label, line }: LabelledPart, id: string): void {
  const meant = meantLabel(label);
  if (meant === undefined) return;
  throw new SpecParseError(
    file,
    line,
    `entry ${id} has a part "${label}", which is none`,
    `It probably means "${meant}": write **${meant.charAt(0).toUpperCase()}${meant.slice(1)}:**.`,
  );
}

function parseRequest({ file, host }: EntryPlace, block: Block, id: string, part: LabelledPart | undefined) {
  const code = part === undefined ? undefined : codeIn(part.nodes);
  if (part === undefined || code === undefined) {
    throw new SpecParseError(
      file,
      part?.line ?? block.firstLine,
      `entry ${id} has no request`,
      'Put a code block with the method and the address below **Request:**.',
    );
  }
  const lines = linesOf(code);
  const [first, second] = lines;
  if (first === undefined || second !== undefined) {
    throw new SpecParseError(
      file,
      second?.line ?? startLine(code),
      `entry ${id} must have exactly one request line, not ${lines.length}`,
      'Leave one line: the method and the address.',
    );
  }
  return requestLine(file, first.text, first.line, host);
}

function parseBody(file: string, id: string, part: LabelledPart | undefined): JsonValue | undefined {
  if (part === undefined) return undefined;
  const code = codeIn(part.nodes);
  const inline = part.text.trim();
  if (code === undefined && saysNone(inline)) return undefined;
  const source = code?.value ?? inline;
  try {
    return JSON.parse(source) as JsonValue;
  } catch (error) {
    const offset = /position (\d+)/.exec(String(error))?.[1];
    const within = offset === undefined ? 0 : source.slice(0, Number(offset)).split('\n').length - 1;
    const line = code === undefined ? part.line : startLine(code) + 1 + within;
    throw new SpecParseError(
      file,
      line,
      `the body of entry ${id} is not JSON`,
      'Mend the JSON, or write "none" when the request has no body.',
    );
  }
}

function parseHeaders(file: string, id: string, part: LabelledPart): Record<string, string> {
  const code = codeIn(part.nodes);
  if (code !== undefined) return headersFrom(file, code);
  if (saysNone(part.text)) return {};
  throw new SpecParseError(
    file,
    part.line,
    `the headers of entry ${id} are not in a code block`,
    'Put them in a code block, one "Name: value" a line.',
  );
}

function parseExamples(
  { file, host }: EntryPlace,
  id: string,
  request: { method: string; path: string },
  part: LabelledPart | undefined,
): string[] {
  if (part === undefined || saysNone(part.text)) return [];
  const items = part.nodes.flatMap((node) => (node.type === 'list' ? node.children : []));
  if (items.length === 0) {
    throw new SpecParseError(
      file,
      part.line,
      `the examples of entry ${id} are not a list`,
      'Write each example as a list item, for example "- `GET https://host/orders/1`".',
    );
  }
  return items.map((item) => {
    const line = startLine(item);
    const example = requestLine(file, textOf(item).trim(), line, host);
    if (example.method !== request.method || !matchesTemplate(request.path, example.path)) {
      throw new SpecParseError(
        file,
        line,
        `example ${example.method} ${example.path} is not of ${request.method} ${request.path}, the request of entry ${id}`,
        'Mend the example or the request: an example is the request with its placeholders filled in.',
      );
    }
    const ids = Object.entries(valuesIn(request.path, example.path) ?? {});
    const [odd] = ids.find(([name, value]) => name.endsWith('_ID') && !/^\d+$/.test(value)) ?? [];
    if (odd !== undefined) {
      throw new SpecParseError(
        file,
        line,
        `the example of entry ${id} has something else than a whole number for {${odd}}`,
        'Write an id such as 33.',
      );
    }
    return example.path;
  });
}
