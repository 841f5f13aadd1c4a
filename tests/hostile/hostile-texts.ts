import type { JsonObject, JsonValue } from '../../src/model/json.ts';

/** Makes a text of about so many bytes. */
export type TextOfSize = (bytes: number) => string;

/** A part again and again, between a start and an end. */
export const repeated =
  (part: string, start = '', end = ''): TextOfSize =>
  (bytes) =>
    start + part.repeat(Math.max(1, Math.floor(bytes / Buffer.byteLength(part)))) + end;

/** Texts that readers stumble over: what begins, joins or ends something, again and again. */
export const TEXTS: Readonly<Record<string, TextOfSize>> = {
  colons: repeated(':'),
  'line feeds': repeated('\n'),
  'carriage returns': repeated('\r\n'),
  'one letter': repeated('a'),
  'a number without end': repeated('1'),
  'ones and commas': repeated('1,1,'),
  'half of a surrogate pair as bytes': (bytes) => '\u00ed\u00a0\u00bc'.repeat(bytes / 6),
  'steering signs': repeated('\u202e\u200b\u0000'),
  'e-mail addresses that never end': repeated('a.', '@'),
  'at signs': repeated('a@'),
  'digits as of a phone': repeated('+7 9'),
  'digits as of a card': repeated('4276 '),
  tokens: repeated('Bearer '),
  'paths of capabilities': repeated('/pay/'),
  'words and dots': repeated('пример. '),
  'Base64 without end': repeated('QUJD'),
  'names and passwords in Base64': repeated('Basic YTpi '),
  'beginnings of web tokens': repeated('eyJhbGciOi.'),
  'hex digits': repeated('deadbeef'),
  'percent signs that are escaped': repeated('%25'),
  'percent signs escaped again and again': (bytes) => `%${'25'.repeat(bytes / 2)}40`,
  'broken percent signs': repeated('%e2%'),
  'passwords in addresses': repeated('a://b:c'),
  'labels of secrets': repeated('токен: '),
  'labels of people': repeated('ФИО | '),
  'soft line breaks of mail': repeated('a=\n'),
  'letters with marks': repeated('e\u0301'),
};

/** Markdown in which every construct is nested, left open, or there too often. */
export const MARKDOWN: Readonly<Record<string, TextOfSize>> = {
  'nested emphasis': repeated('*a _b '),
  'closed emphasis': (bytes) => `${'*a '.repeat(bytes / 6)}${'b* '.repeat(bytes / 6)}`,
  'strong emphasis': repeated('**a '),
  'open brackets': repeated('['),
  'open links': repeated('[a](<'),
  'closed brackets': (bytes) => `${'['.repeat(bytes / 2)}${']'.repeat(bytes / 2)}`,
  images: repeated('![a]('),
  backticks: (bytes) => Array.from({ length: Math.sqrt(bytes) }, (_, n) => '`'.repeat(n + 1)).join(' '),
  'open tags': repeated('<a '),
  'open comments': repeated('<!-- '),
  entities: repeated('&amp;&#x41;&'),
  quotes: repeated('>'),
  'quotes in lines': repeated('> > > a\n'),
  'nested lists': (bytes) =>
    Array.from({ length: Math.sqrt(bytes) }, (_, n) => `${'  '.repeat(n / 2)}- a\n`).join(''),
  'lists as deep as may be': (bytes) => {
    const one = Array.from({ length: 30 }, (_, n) => `${'  '.repeat(n)}- a\n`).join('');
    return `${one}\n`.repeat(bytes / one.length);
  },
  'list marks': repeated('- '),
  'items of a list': repeated('- a\n'),
  headings: repeated('# 1.1. A\n'),
  'headings with an id': repeated('### 1.1. A\n**Request:**\n```\nGET https://a/b\n```\n'),
  'a huge table': repeated('| 1 | 2 |\n', '| a | b |\n|-|-|\n'),
  'a wide table': (bytes) => {
    const width = Math.floor(bytes / 8);
    return `${'|a'.repeat(width)}|\n${'|-'.repeat(width)}|\n${'|1'.repeat(width)}|\n`;
  },
  rules: repeated('---\n'),
  'setext headings': repeated('a\n=\n'),
  'link definitions': repeated('[a]: b\n'),
  'definitions of links': (bytes) => Array.from({ length: bytes / 14 }, (_, n) => `[a${n}]: b\n`).join(''),
  labels: repeated('**Request:** '),
  'labels in lines': repeated('**Request:**\n'),
  'hard breaks': repeated('a  \n'),
  'open fences': repeated('```\n'),
  tabs: repeated('\t'),
  escapes: repeated('\\*'),
  stars: repeated('*'),
  'low lines': repeated('_'),
  'one run of backticks': repeated('`'),
  'open round brackets': repeated('('),
  'brackets of both kinds': repeated('[]('),
  tildes: repeated('~'),
  'a row without end': repeated('a|', '|', '\n'),
  'folded parts inside each other': repeated('<details><summary>a</summary>\n\n'),
  'folded parts that are closed': (bytes) =>
    `${'<details>\n'.repeat(bytes / 22)}${'</details>\n'.repeat(bytes / 22)}`,
  footnotes: repeated('[^1]: a [^1]\n'),
  addresses: repeated('https://a.b/_c*d '),
  'task lists': repeated('- [ ] a\n'),
};

/** JSON in the forms that cost most beside what they are in bytes. */
export const JSONS: Readonly<Record<string, TextOfSize>> = {
  'nested arrays': repeated('['),
  'nested objects': repeated('{"a":'),
  'nested and closed': (bytes) => `${'['.repeat(bytes / 2)}${']'.repeat(bytes / 2)}`,
  'empty objects': repeated('{},', '[', '0]'),
  'empty arrays': repeated('[],', '[', '0]'),
  'lists of one': repeated('[[0]],', '[', '0]'),
  'whole numbers': repeated('1,', '[', '0]'),
  'huge numbers': (bytes) => `[${'9'.repeat(bytes / 2)}.${'9'.repeat(bytes / 2)}]`,
  'huge exponents': repeated('1e999999,', '[', '0]'),
  'keys that are one': repeated('"a":1,', '{', '"a":1}'),
  'keys that differ': (bytes) => `{${Array.from({ length: bytes / 12 }, (_, n) => `"k${n}":1`).join(',')}}`,
  'keys of prototypes': repeated('"__proto__":{"constructor":{"prototype":1}},', '{', '"a":1}'),
  'halves of surrogate pairs': repeated('"\\ud800",', '[', '0]'),
  'open strings': repeated('"\\"'),
  'escaped signs': repeated('\\u0000', '"', '"'),
  'white space': repeated(' ', '', '1'),
  'lists and objects by turns': repeated('[{"a":'),
  'long names': (bytes) =>
    `{${Array.from({ length: bytes / 1_010 }, (_, n) => `"${'k'.repeat(1_000)}${n}":1`).join(',')}}`,
  'one text without end': repeated('a', '"', '"'),
  'minus signs': repeated('-'),
};

/** XML as no test runner writes it. */
export const XML: Readonly<Record<string, TextOfSize>> = {
  'nested elements': repeated('<a>'),
  'nested and closed elements': (bytes) => `${'<a>'.repeat(bytes / 7)}${'</a>'.repeat(bytes / 7)}`,
  'elements that end at once': repeated('<a/>', '<testsuites>', '</testsuites>'),
  'test cases': repeated(
    '<testcase name="1.1 A" classname="b"/>',
    '<testsuites><testsuite>',
    '</testsuite></testsuites>',
  ),
  attributes: (bytes) =>
    `<testsuites ${Array.from({ length: bytes / 10 }, (_, n) => `a${n}="1"`).join(' ')}/>`,
  'one attribute that never ends': repeated('a', '<testsuites a="'),
  'entities in a text': repeated('&amp;', '<testsuites>', '</testsuites>'),
  'entities that are made': (bytes) =>
    `<!DOCTYPE a [<!ENTITY a "${'a'.repeat(bytes / 2)}">]><testsuites>${'&a;'.repeat(bytes / 8)}</testsuites>`,
  'open comments': repeated('<!--'),
  'open marks': repeated('<'),
  'open sections': repeated('<![CDATA['),
  instructions: repeated('<?a?>'),
  'properties without end': repeated(
    '<property name="a" value="b"/>',
    '<testsuites><testsuite><properties>',
    '</properties></testsuite></testsuites>',
  ),
  'failures without end': repeated(
    '<failure message="a">b</failure>',
    '<testsuites><testsuite><testcase name="1.1 A" classname="b">',
    '</testcase></testsuite></testsuites>',
  ),
  'escaped signs': repeated('&#x41;', '<testsuites name="', '"/>'),
  'equals signs': repeated("a='=' ", '<testsuites ', '/>'),
};

/** A JSON value that holds such a text. */
export function holding(text: string): JsonObject {
  return { data: [{ id: 1, name: text }], [text.slice(0, 1_000)]: text as JsonValue };
}
