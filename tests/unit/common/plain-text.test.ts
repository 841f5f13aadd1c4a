import { expect, test } from 'vitest';
import { cutText, isBroken, startOf, visibleText, wellFormed } from '../../../src/common/plain-text.ts';

test('nothing that steers a terminal is left raw', () => {
  const text = 'a\u001b[31mred\u0007\u009b2J\u007f \u202eabc\u2066\u200f\u0000';
  const shown = visibleText(text);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
  expect(shown).toContain('\\u001b[31mred');
});

test('a carriage return, which goes back to the start of a line of a terminal, is shown', () => {
  expect(visibleText('READY\rNOT READY\r\n')).toBe('READY\\u000dNOT READY\\u000d\n');
});

test('lines, tabs and every other sign stay', () => {
  const text = 'Ёлка\tи 🎫\nвторая\n';
  expect(visibleText(text)).toBe(text);
});

test('half of a pair is never made, and never kept', () => {
  const text = 'a🎫'.repeat(10);
  for (let most = 1; most <= text.length; most += 1) {
    expect(isBroken(startOf(text, most))).toBe(false);
    expect(isBroken(cutText(text, most))).toBe(false);
    expect(startOf(text, most).length).toBeLessThanOrEqual(most);
  }
  expect(isBroken('\ud83c')).toBe(true);
  expect(isBroken('🎫')).toBe(false);
  expect(wellFormed('x\udc00🎫\ud800')).toBe('x\ufffd🎫\ufffd');
});

test('a long text says how much is left out', () => {
  expect(cutText('abcdef', 6)).toBe('abcdef');
  expect(cutText('abcdefgh', 6)).toBe('abcdef... and 2 more characters');
});
