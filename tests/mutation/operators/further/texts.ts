import type { Operator } from '../../mutant.ts';
import { DATE, text } from '../make.ts';

const family = 'text';
/** In place of free words: what a text of another form becomes is said by its own operators. */
const words = (name: string, to: (value: string) => string): Operator =>
  text(family, `text.${name}`, (value) =>
    value === '' || DATE.test(value) || /^https?:|^[\d+.-]+$|@/.test(value) ? undefined : to(value),
  );
const cyrillic = (name: string, to: (value: string) => string): Operator =>
  text(family, `text.${name}`, (value) => (/[а-яё]{3}/i.test(value) ? to(value) : undefined));
const asCp1251 = (value: string) => new TextDecoder('windows-1251').decode(Buffer.from(value, 'utf8'));
const asCp866 = (value: string) => new TextDecoder('ibm866').decode(Buffer.from(value, 'utf8'));

/** Further text that no program means to send. */
export const TEXTS: readonly Operator[] = [
  cyrillic('mojibakeAsCp1251', asCp1251),
  cyrillic('mojibakeAsCp866', asCp866),
  cyrillic('quotedPrintable', (value) =>
    [...Buffer.from(value, 'utf8')]
      .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  ),
  cyrillic('numericEntities', (value) => value.replace(/[а-яё]/gi, (sign) => `&#${sign.charCodeAt(0)};`)),
  cyrillic('escapesOfHex', (value) =>
    [...Buffer.from(value, 'utf8')].map((byte) => `\\x${byte.toString(16)}`).join(''),
  ),
  cyrillic('mimeWord', (value) => `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`),
  words('phpSerialized', (value) => `s:${value.length}:"${value}";`),
  words('phpSource', (value) => `<?php echo "${value}"; ?>`),
  words('phpMethod', () => 'Call to undefined method App\\Models\\Order::price()'),
  words('phpMemory', () => 'Allowed memory size of 134217728 bytes exhausted (tried to allocate 4096 bytes)'),
  words('phpTime', () => 'Maximum execution time of 30 seconds exceeded'),
  words('phpIndex', () => 'Undefined array key "name"'),
  words('pythonNone', () => 'None'),
  words('pythonBytes', (value) => `b'${value}'`),
  words('pythonTrace', () => 'Traceback (most recent call last): File "app.py"'),
  words('javaException', () => 'java.lang.NullPointerException: Cannot invoke "String.length()"'),
  words('jsError', () => "TypeError: Cannot read properties of undefined (reading 'name')"),
  words('goPanic', () => 'panic: runtime error: index out of range [5] with length 3'),
  words('functionSource', () => 'function () { return this.name; }'),
  words('promise', () => '[object Promise]'),
  words('gateway', () => '502 Bad Gateway'),
  words('deadlock', () => 'Deadlock found when trying to get lock; try restarting transaction'),
  words('integrity', () => "Integrity constraint violation: 1062 Duplicate entry '5' for key 'PRIMARY'"),
  words('placeholderOfPrintf', () => '%s'),
  words('placeholderOfTwig', () => '{% if name %}'),
  words('placeholderOfErb', () => '<%= name %>'),
  text(family, 'text.keyOfTranslation', (_, { key }) =>
    /^(?:.+_)?(?:name|surname|middlename|address|message|error)$/.test(key)
      ? 'messages.order.title'
      : undefined,
  ),
  words('htmlComment', (value) => `${value}<!-- query: 0.12s -->`),
  words('loneEscape', (value) => `${value}\u009b31m`),
  words('privateUse', (value) => `${value}\ue000`),
  words('tagSigns', (value) => `${value}\u{e0041}`),
  words('iframeOfScript', (value) => `${value}<img src=x onerror=alert(1)>`),
];
