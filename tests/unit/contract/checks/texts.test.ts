import { expect, test } from 'vitest';
import { strayText, textProblems } from '../../../../src/contract/checks/text-checks.ts';
import { contextOf, told } from '../judged.ts';

const mojibake = (text: string, as: BufferEncoding = 'latin1') => Buffer.from(text).toString(as);

test.each([
  'Большой концерт',
  'Ещё один: «ёлка» — №5, 100 %',
  'What? Really?? Да???',
  'Почему??? Потому.',
  'Déjà vu à la mairie',
  'Ängelholm, Århus, Çà',
  'Нет\tвовсе\nничего',
  'https://a.example/%D0%B0%D0%B1?x=%d0%b0%d0%b1',
  'C:/x50%25',
  '2 < 3 > 1',
  '<p>Text <b>bold</b></p>',
  'null and void',
  'undefined behaviour',
  'an Array of Objects',
  'None of them',
  'function of the hall',
  'by PHP developers',
  'Deadlock',
  'Type: Error',
  'Item #1 of 2',
  'A stack of books',
  'template {one}',
  '$5 {two}',
  '50 %d',
  '500 Internal guests',
  '&#8222;x&#8220;',
  '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  'a "class" of its own',
  's:5',
  'Script',
  'a:1',
  '=D0',
])('%s is text', (text) => {
  expect(strayText(text)).toBeNull();
  // A short one is kept as known.
  expect(strayText(text)).toBeNull();
  expect(strayText(`${text} ${'и так далее '.repeat(5)}`)).toBeNull();
});

test.each<readonly [string, string]>([
  ['a bell', 'a\u0007'],
  ['a vertical tab', 'a\u000bb'],
  ['an escape', 'a\u001bb'],
  ['a delete', 'a\u007fb'],
  ['U+FFFD', 'a\ufffdb'],
  ['U+FFFE', 'a\ufffeb'],
  ['half of a pair', 'a\ud800b'],
  ['a byte order mark', '\ufeffa'],
  ['an override', 'a\u202eb'],
  ['an isolate', 'a\u2067b'],
  ['tags', 'a\u{e0061}b'],
  ['blanks', '  \n'],
  ['UTF-8 as Latin-1', mojibake('концерт')],
  ['Windows-1251 as Latin-1', 'Êîíöåðò'],
  ['question marks', '??? ??????'],
  ['question marks behind a word', 'Hall ????'],
  ['question marks before a sign', '????: a'],
  ['UTF-8 as Windows-1251', 'РєРѕРЅС†РµСЂС‚'],
  ['code page 866', '╨║╨╛╨╜╤å'],
  ['escapes', '\\u0430\\u0431'],
  ['escaped bytes', '\\xd0\\xb0\\xd0'],
  ['percent signs', '%D0%B0%D0%B1'],
  ['percent signs behind a word', 'a %d0%b0%d1%81'],
  ['mail', '=D0=B0=D0=B1'],
  ['a header of mail', '=?utf-8?B?0LA=?='],
  ['numbers of letters', '&#1072;&#1073;&#x432;'],
  ['a place in a file', 'in /a/b.php(12)'],
  ['a line of a file', 'b.php:12'],
  ['a file on a line', 'b.php on line 1'],
  ['a file on a line, in bold', 'b.php</b> on line 1'],
  ...['Warning', 'Notice', 'Deprecated', 'Fatal error', 'Parse error'].map(
    (word) => [`PHP ${word}`, `PHP ${word}: x`] as const,
  ),
  ['an uncaught error', 'Uncaught TypeError'],
  ['an uncaught exception', 'Uncaught PDOException'],
  ...['undefined', 'a member', 'private', 'protected'].map(
    (word) => [`a call to ${word}`, `Call to ${word} function`] as const,
  ),
  ['memory', 'Allowed memory size of 134217728 bytes'],
  ['time', 'Maximum execution time of 30 seconds'],
  ...['index', 'array key', 'offset', 'variable', 'property'].map(
    (word) => [`undefined ${word}`, `Undefined ${word}: x`] as const,
  ),
  ['a property of a non-object', 'Trying to get property of non-object'],
  ['an offset of null', 'Trying to access array offset'],
  ['a conversion', 'Array to string conversion'],
  ['a model', 'No query results for model [App]'],
  ['a class', 'Class "App\\Order" not found'],
  ['a class in other marks', "Class 'App' not found"],
  ['Python', 'Traceback (most recent call last):'],
  ...['java', 'javax', 'org', 'com'].map((word) => [word, `${word}.lang.NullPointerException`] as const),
  ['an error of Java', 'java.lang.OutOfMemoryError'],
  ...['Type', 'Reference', 'Range', 'Syntax', 'Key', 'Value', 'Attribute'].map(
    (word) => [`${word}Error`, `${word}Error: x`] as const,
  ),
  ['a property of undefined', 'Cannot read properties of undefined'],
  ['Go', 'panic: runtime error'],
  ['a goroutine', 'goroutine 12 [running]'],
  ['a segmentation fault', 'Segmentation fault'],
  ['.NET', 'System.NullReferenceException'],
  ['an instance of .NET', 'Object reference not set to an instance'],
  ['a frame of a file', '#0 /var/a'],
  ['a frame of main', 'x\n#12 {main}'],
  ['a frame of a method', '#1 App->run'],
  ['a frame of a class', '#1 App::run'],
  ['a frame of a function', '#1 run()'],
  ['a trace', 'Stack trace:'],
  ['a frame of JavaScript', 'x\n    at run (file.js:1)'],
  ['SQLSTATE', 'SQLSTATE[42S02]'],
  ['a statement', '(SQL: select 1)'],
  ['a syntax', 'error in your SQL syntax'],
  ['a deadlock', 'Deadlock found when trying'],
  ['a constraint', 'Integrity constraint violation'],
  ['a duplicate', "Duplicate entry '1'"],
  ['a lock', 'Lock wait timeout'],
  ['a server', 'MySQL server has gone away'],
  ['Oracle', 'ORA-00942'],
  ['a column', "Unknown column 'x'"],
  ['a gateway', '502 Bad Gateway'],
  ['a gateway in time', '504 Gateway Time-out'],
  ['a server itself', '500 Internal Server Error'],
  ['a service', '503 Service Temporarily Unavailable'],
  ['a service without more', '503 Service Unavailable'],
  ['a page', '<!DOCTYPE html>'],
  ['a page without a type', '<html lang="ru">'],
  ['the end of a page', 'x</html>'],
  ['a script', '<script src=x>'],
  ...['error', 'load', 'click', 'mouseover'].map(
    (word) => [`on${word}`, `<img src=x on${word} = alert()>`] as const,
  ),
  ['source', '<?php echo'],
  ['short source', '<?= $x'],
  ['a function', 'function () {'],
  ['a function with a name', 'async function load(a)'],
  ['a page of a server', '<% x %>'],
  ['a template', '{{ name }}'],
  ['a template of an object', 'a {{$user.name}} b'],
  ['a template of a language', 'a $\u007bname}'],
  ['a block', '{% if %}'],
  ['a form', '%s'],
  ...[
    'undefined',
    'null',
    'NaN',
    'None',
    'nil',
    'Array',
    'Object',
    'Infinity',
    '[object Object]',
    "b'x'",
  ].map((word) => [word, word] as const),
  ['a packed text', 's:3:"abc";'],
  ['a packed list', 'a:1:{i:0'],
  ['a packed object', 'O:3:"App"'],
])('%s is none', (_, text) => {
  expect(strayText(text)).toMatch(/\w{4}/);
  expect(strayText(text)).toMatch(/\w{4}/);
});

test('texts, long ones and names of keys are told at their places', () => {
  const long = 'а'.repeat(65_536);
  const body = {
    name: 'x\u0000',
    description: '<!-- x --> \ue000',
    comment: '<!-- x -->',
    sign: '\uf8ff',
    long_description: long,
    text: long.slice(1),
    long,
    list: ['fine', '{{x}}'],
    '\u0001': 'fine',
    '': 'fine',
  };
  expect(
    textProblems(contextOf(body))
      ?.map((problem) => problem.split(':')[0])
      .sort(),
  ).toEqual(['', '/comment', '/list/1', '/long', '/name', '/sign']);
  expect(told(textProblems(contextOf({ list: ['{{x}}'] })))).toEqual(['/list/0 "{{x}}"']);
  expect(told(textProblems(contextOf({ a: 'x', inner: { '{{x}}': 1 } })))).toEqual(['/inner']);
  expect(textProblems(contextOf({ list: [1, null, true] }))).toBeNull();
});

test('a key of a translation is no name', () => {
  const wrong = (key: string, text: string) => textProblems(contextOf({ [key]: text }))?.length;
  for (const key of ['name', 'first_name', 'surname', 'middlename', 'address'])
    expect(wrong(key, 'events.show.title_long')).toBe(1);
  for (const key of ['names', 'host', 'rename']) expect(wrong(key, 'events.show.title')).toBe(0);
  for (const text of [
    'events.show',
    'Events.show.title',
    'events.show.title!',
    'see events.show.title',
    'a1.b.c',
  ])
    expect(wrong('name', text)).toBe(0);
});
