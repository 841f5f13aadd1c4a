import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { renderHtml } from '../../../src/documents/html/render-html.tsx';
import { modelOf } from '../report/fixture-bundle.ts';
import { goodPlays, runOf } from '../report/fixture-run.ts';
import { hostilePage } from './hostile-page.ts';

const model = modelOf(runOf(goodPlays()));
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
