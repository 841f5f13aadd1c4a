import { expect, test } from 'vitest';
import { lazyPattern } from '../../../src/common/lazy-pattern.ts';
import { looserSource } from '../../../src/common/looser-source.ts';
import { nearMisses, positives } from '../masking/corpus-items.ts';

const PATTERNS = [
  /(?<![\p{L}\p{N}_-])(?<value>\p{Lu}\p{Ll}[\p{L}\p{M}’-]{0,30} \p{Lu}\.)(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])(?:токен|token)\p{L}{0,3}[:=] ?[^\p{L}\s]{2,40}/giu,
  /(?<=\p{Ll})[,:] (?!\p{Lu}\p{Ll})\p{L}{2}/gu,
  /^(?!\p{N})[\p{L}\p{M}]+$/gmu,
];
const texts = [...positives(), ...nearMisses()].map(({ text }) => text);
const EXOTIC = ['Élan Ö.', 'ǅ ж.', '𝒜𝒷 𝒞.', 'token: ٣٤', 'e\u0301a', 'ваш ключ, 中文', 'ТОКЕНЫ=1٣', 'Ѐѐ Ѐ.'];

test.each(PATTERNS)('a looser pattern finds something wherever %s does, and nothing is lost', (pattern) => {
  const looser = new RegExp(looserSource(pattern.source) ?? '', pattern.flags.replace('g', ''));
  const lazy = lazyPattern(() => pattern);
  for (const text of [...texts, ...EXOTIC].flatMap((each) => [each, each.toUpperCase()])) {
    const found = text.match(pattern);
    if (found !== null) expect(looser.test(text), text).toBe(true);
    expect(text.match(lazy(text))).toEqual(found);
    expect(text.replace(lazy, '#')).toBe(text.replace(pattern, '#'));
  }
});

test('a looser pattern keeps what is not a class of Unicode', () => {
  expect(looserSource(String.raw`(?<name>a[\p{M}]|\(\p{N}\))`)).toMatch(
    /^\(\?<name>a\[.*\]\|\\\(\[0-9.*\]\\\)\)$/,
  );
});

test.each(['[a-z]+', String.raw`\P{L}`, String.raw`\p{Script=Greek}`, String.raw`\p{Sc}`])(
  '%s has no looser one',
  (source) => {
    expect(looserSource(source)).toBeNull();
  },
);
