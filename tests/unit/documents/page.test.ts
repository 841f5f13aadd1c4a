import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { auditMasker } from '../../../src/command/audit-masker.ts';
import { renderHtml } from '../../../src/documents/html/render-html.tsx';
import { hostilePage } from './hostile-page.ts';
import { largePage, model } from './large-page.ts';

const render = (language: 'en' | 'ru') => renderHtml(model, { files: [], answer: () => null, language });

test('the same run gives the same page, byte for byte', () => {
  expect(render('en')).toBe(render('en'));
});

test('its policy lets nothing run but its own script and style, and loads nothing', () => {
  const html = render('en');
  const hashOf = (tag: string) => {
    const text = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? '';
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  };
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`script-src ${hashOf('script')}`);
  expect(policy).toContain(`style-src ${hashOf('style')}`);
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).not.toMatch(/ (?:style|on\w+)="/);
  expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
});

test.each(['en', 'ru'] as const)('every entry, check, file and finding is on the page in %s', (language) => {
  const html = render(language);
  expect(html).toContain(`<html lang="${language}"`);
  for (const { id, title, scenarios } of model.entries) {
    expect(html).toContain(`id="e-${id}"`);
    expect(html).toContain(title);
    for (const { checks } of scenarios) for (const { name } of checks) expect(html).toContain(name);
  }
  for (const { message } of model.findings) expect(html).toContain(message);
});

test('nothing of the page itself looks like a secret to the scan', () => {
  expect(auditMasker({}).scanText(render('en'))).toEqual([]);
});

test('what an answer holds is text, and what nobody sees is an escape', () => {
  const html = hostilePage('en');
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img');
  expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
  expect(html).toContain('\\u202e');
  expect(html.match(/<script/g)).toHaveLength(1);
});

test('an answer that cannot be read is told, and the page is there', () => {
  const html = renderHtml(model, {
    files: [],
    answer: () => Buffer.from('{"exchanges":[{}]}'),
    language: 'en',
  });
  expect(html).toContain('The response file cannot be read');
});

test('on a page of thousands what entries have in common stands once, and all of it is there', () => {
  const count = 700;
  const html = largePage(count);
  const parts = [...html.matchAll(/<div id="(s-\d+)">\n([\s\S]*?)<\/div>/g)];
  const links = [...html.matchAll(/<a class="shared" href="#(s-\d+)"/g)].map(([, part]) => part);
  expect(new Set(links)).toEqual(new Set(parts.map(([, id]) => id)));
  expect(links.length).toBeGreaterThan(2 * count);
  expect(parts.length).toBeLessThan(30);
  const shared = parts.map(([, , part]) => part).join('\n');
  const held = model.entries
    .flatMap(({ scenarios }) => scenarios.flatMap(({ checks }) => checks))
    .filter(({ result }) => result === 'pass');
  expect(held).not.toEqual([]);
  for (const { name } of held) expect(shared).toMatch(new RegExp(`✓ ${escaped(name)}<`));
  expect(shared).toContain('x-note: once');
  // The room of an entry, with what it alone has.
  expect(html.length / count).toBeLessThan(4_500);
  expect(html.match(/<details class="entry/g)).toHaveLength(count);
});

test('the less room an answer has, the more entries there are; what was sent is whole', () => {
  const answers = (html: string) => html.match(/"name": "Ticket/g)?.length ?? 0;
  const [few, many] = [largePage(20), largePage(700)];
  expect(answers(few) / 20).toBeGreaterThan(answers(many) / 700);
  expect(answers(many)).toBeGreaterThanOrEqual(700);
  expect(many.match(/"sent": "whole"/g)?.length).toBeGreaterThanOrEqual(700);
  // A command is made of what stands there.
  expect([few, many].map((html) => html.includes('<details class="curl">'))).toEqual([true, false]);
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
