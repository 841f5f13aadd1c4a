import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { curlOf } from '../../src/documents/html/curl.ts';
import { renderHistory } from '../../src/documents/html/history-page.tsx';
import type { PastAudit } from '../../src/history/read-history.ts';
import { hostilePage } from '../unit/documents/hostile-page.ts';
import { largePage, model } from '../unit/documents/large-page.ts';
import { CHROMIUM, openPages, type Pages } from './open-page.ts';

const AXE = join(PROJECT_DIR, 'node_modules', 'axe-core', 'axe.min.js');
const PAST: PastAudit = {
  folder: 'one',
  startedAt: '2026-11-30T12:00:00.000Z',
  target: 'replay',
  profile: 'audit',
  debug: false,
  status: 'READY',
  saidOf: 'the simulator',
  passed: 33,
  specified: 33,
  rows: 1252,
  medianMs: 8,
  document: null,
};
const ENTRIES = '.entry:not([hidden])';

if (CHROMIUM === null)
  console.warn(
    'No Chromium on this machine: the tests in a browser are skipped. Install it, or set CHROMIUM.',
  );

describe.skipIf(CHROMIUM === null)('the page in a browser', () => {
  let pages: Pages;
  const english = hostilePage('en');
  const russian = hostilePage('ru');

  beforeAll(async () => {
    pages = await openPages();
  });
  afterEach(() => pages?.release());
  afterAll(() => pages?.close());

  test('nothing is asked for, nothing goes wrong, and hostile text stays text', async () => {
    const { page, said, asked } = await pages.open(english, { hash: '#e-1.1' });
    expect(await page.title()).toContain('QTickets');
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('#errors').textContent()).toContain('<img src=x');
    expect(said).toEqual([]);
    expect(asked).toEqual([]);
  });

  test.each([
    ['text', async (form: Form) => form.fill('text', '6.1')],
    ['state', async (form: Form) => form.select('status', 'failed')],
    ['section', async (form: Form) => form.select('section', '7')],
    ['call', async (form: Form) => form.select('route', 'GET /api/rest/v1/orders')],
  ])('entries are filtered by their %s, and a link shows the same', async (_, set) => {
    const { page } = await pages.open(english);
    const all = await page.locator(ENTRIES).count();
    await set(formOf(page));
    const shown = await page.locator(ENTRIES).evaluateAll(ids);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThan(all);
    expect(await page.locator('#shown').textContent()).toContain(String(shown.length));
    const hash = new URL(page.url()).hash;
    const { page: other } = await pages.open(english, { hash });
    expect(await other.locator(ENTRIES).evaluateAll(ids)).toEqual(shown);
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await page.locator(ENTRIES).count()).toBe(all);
    expect(new URL(page.url()).hash).toBe('');
  });

  test('a filter that lets nothing through says so', async () => {
    const { page } = await pages.open(english);
    await formOf(page).fill('text', 'there is no such thing');
    expect(await page.locator(ENTRIES).count()).toBe(0);
    expect(await page.locator('#no-entry').isVisible()).toBe(true);
  });

  test('an entry is opened by the keyboard, and its link opens it with the place that failed in view', async () => {
    const { page } = await pages.open(english);
    await page.locator('.entry summary').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.entry[open]').waitFor();
    // The page is told of it in an event that comes after the entry is open.
    await page.waitForURL(/#.*open=1\.1/);
    const hash = new URL(page.url()).hash;
    const { page: other } = await pages.open(english, { hash });
    const mark = other.locator('.entry[open] mark').first();
    expect(await mark.textContent()).toContain('note');
    const [place, code] = [
      await mark.boundingBox(),
      await other.locator('.entry[open] pre:has(mark)').boundingBox(),
    ];
    expect(place?.y).toBeGreaterThanOrEqual(code?.y ?? Number.POSITIVE_INFINITY);
    expect(place?.y).toBeLessThan((code?.y ?? 0) + (code?.height ?? 0));
  });

  test('a cell of the coverage opens its entry, also one that a filter hides', async () => {
    const { page } = await pages.open(english, { hash: '#status=failed' });
    await page.locator('.cell[href="#e-6.1"]').click();
    await page.locator('.entry[open][data-id="6.1"]').waitFor();
    expect(await page.locator('.entry[data-id="6.1"]').isVisible()).toBe(true);
  });

  test('a call, a command, a link and a table are copied', async () => {
    const { page } = await pages.open(english, { hash: '#open=1.1' });
    const read = () => page.evaluate('navigator.clipboard.readText()') as Promise<string>;
    const copied = async (name: string) => {
      await page.evaluate("navigator.clipboard.writeText('')");
      await page.locator('.entry[open]').getByRole('button', { name, exact: true }).first().click();
      await expect.poll(read).not.toBe('');
      return read();
    };
    expect(await copied('Copy curl')).toMatch(/^curl .*\/orders/);
    expect(await copied('Copy')).toMatch(/^npm run audit -- .*--only 1\.1$/);
    expect(await copied('Copy link')).toContain('open=1.1');
    const csv = await copied('Copy CSV');
    expect(csv.split('\r\n')[0]).toBe('Check,Place,Expected,Came');
    expect(csv).toContain('""><script>');
  });

  test('on a page of many entries one that is opened has all that others have too, and is found by it', async () => {
    const { page, said } = await pages.open(largePage(700));
    const entry = page.locator('.entry').nth(3);
    expect(await entry.locator('a.shared').count()).toBeGreaterThan(1);
    await formOf(page).fill('text', 'status');
    expect(await page.locator(ENTRIES).count()).toBeGreaterThan(600);
    // A word of its line, and one of a check; the failing entries alone say what their failures were.
    await formOf(page).fill('text', '1.4 status');
    expect(await page.locator(ENTRIES).count()).toBe(await page.locator('.entry[data-id^="1.4"]').count());
    await formOf(page).fill('text', 'status');
    await entry.locator('summary').first().click();
    await entry.locator('.checks').first().waitFor();
    expect(await entry.locator('a.shared').count()).toBe(0);
    expect(await entry.locator('.headers').count()).toBe(2);
    await entry.getByRole('button', { name: 'Copy curl', exact: true }).first().click();
    const read = () => page.evaluate('navigator.clipboard.readText()') as Promise<string>;
    await expect.poll(read).toContain('curl');
    const request = {
      method: 'GET',
      path: '/api/rest/v1/orders?page=1',
      headers: { accept: 'application/json', 'x-note': 'once: twice' },
      body: { sent: 'whole', where: [{ column: 'payed', value: 1 }] },
    };
    expect(await read()).toBe(curlOf(request, model.baseUrl));
    expect(said).toEqual([]);
  });

  test('light and dark are changed, and the link says so', async () => {
    const { page } = await pages.open(english, { colorScheme: 'light' });
    const back = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await back();
    await page.locator('#theme').click();
    expect(await back()).not.toBe(light);
    expect(new URL(page.url()).hash).toBe('#theme=dark');
    const { page: dark } = await pages.open(english, { colorScheme: 'dark' });
    expect(await dark.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(await back());
  });

  test.each([
    [320, english],
    [390, english],
    [320, russian],
  ])('on a screen of %i px nothing is wider than it, whatever is opened', async (width, html) => {
    const { page } = await pages.open(html, { viewport: { width, height: 844 } });
    await page.locator('details').evaluateAll((all) => {
      for (const one of all) (one as HTMLDetailsElement).open = true;
    });
    await page.locator('.checks code').evaluateAll((all) => {
      for (const one of all) one.textContent = '✓ rows:stg_qtickets_api_partner_tickets_raw';
    });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    // Nor where the words of an answer, a path or a reason are longer than the screen is wide.
    const told = page.locator('p, li, figcaption, summary, dd, h1, h2, h3, h4, td');
    await told.evaluateAll((all) => {
      for (const one of all)
        if (one.childElementCount === 0)
          one.textContent = `GET /api/partners/v1/${'events/seats/'.repeat(6)}{id}`;
    });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });

  test.each([
    [320, 'an audit', english],
    [768, 'an audit', english],
    [320, 'all audits', renderHistory({ audits: [PAST, { ...PAST, folder: 'another' }], others: [] }, 'en')],
  ])('on a screen of %i px the words of the charts of %s can be read', async (width, _, html) => {
    const { page } = await pages.open(html, { viewport: { width, height: 844 } });
    const sizes = (await page.locator('svg[role=img]').evaluateAll((charts) =>
      charts.flatMap((chart) => {
        const { width: shown } = chart.getBoundingClientRect();
        const drawn = (chart as SVGSVGElement).viewBox.baseVal.width;
        return [...chart.querySelectorAll('text')].map(
          (text) => (Number.parseFloat(getComputedStyle(text).fontSize) * shown) / drawn,
        );
      }),
    )) as number[];
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.min(...sizes)).toBeGreaterThan(10);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });

  test.each([
    ['English', english],
    ['Russian', russian],
  ])(
    'on a wide screen the bar holds all that stands in it, and no section is cut short: %s',
    async (_, html) => {
      const { page } = await pages.open(html, { viewport: { width: 1280, height: 900 } });
      await page.locator('.grid .name').evaluateAll((all) => {
        for (const one of all) one.textContent = '4 Discounts and promo codes';
      });
      expect(await page.locator('nav > div, .grid .name').evaluateAll(cut)).toEqual([]);
    },
  );

  test('on paper what failed is unfolded, and what is for the screen is gone', async () => {
    const { page } = await pages.open(english);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.entry.failed .exchange').first().isVisible()).toBe(true);
    expect(await page.locator('.entry.succeeded .exchange').first().isVisible()).toBe(false);
    expect(await page.locator('nav').isVisible()).toBe(false);
    expect(await page.locator('#filters').isVisible()).toBe(false);
  });

  test.each(['light', 'dark'] as const)(
    'paper is white, and what is on it dark, in a %s theme',
    async (theme) => {
      const { page } = await pages.open(english, { colorScheme: 'light' });
      const colour = () => page.evaluate('getComputedStyle(document.body).color');
      const inLight = await colour();
      await page.emulateMedia({ media: 'print', colorScheme: theme });
      expect(await colour()).toBe(inLight);
      await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
      await page.getByRole('button', { name: 'Light or dark' }).click();
      expect(await colour()).not.toBe(inLight);
      await page.emulateMedia({ media: 'print', colorScheme: theme });
      expect(await colour()).toBe(inLight);
    },
  );

  test('without a script all is there, and the filters are inert', async () => {
    const { page } = await pages.open(english, { javaScriptEnabled: false });
    expect(await page.locator(ENTRIES).count()).toBeGreaterThan(5);
    expect(await page.locator('#filters select').first().isDisabled()).toBe(true);
    expect(await page.locator('button:visible').count()).toBeLessThanOrEqual(1);
    await page.locator('.entry summary').first().click();
    expect(await page.locator('.entry[open] .exchange').first().isVisible()).toBe(true);
  });

  test.each([
    ['English', english, 'light'],
    ['English in the dark', english, 'dark'],
    ['English, of many entries', largePage(501), 'light'],
    ['Russian', russian, 'light'],
  ] as const)('axe finds nothing in %s, with an entry opened', async (_, html, colorScheme) => {
    const { page } = await pages.open(html, { colorScheme, hash: '#open=1.1', bypassCSP: true });
    await page.locator('.entry[open]').waitFor();
    await page.evaluate(readFileSync(AXE, 'utf8'));
    const found = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as {
      violations: Violation[];
    };
    expect(
      found.violations.map(({ id, nodes }) => [id, nodes.map(({ html: node }) => node.slice(0, 200))]),
    ).toEqual([]);
  });

  test('five thousand entries are filtered', async () => {
    const { page } = await pages.open(withEntries(english, 5000));
    await formOf(page).fill('text', 'orders');
    const all = await page.locator('.entry').count();
    expect(all).toBeGreaterThanOrEqual(5000);
    const shown = await page.locator(ENTRIES).count();
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan(all);
    // What filtering costs is what is laid out by it: no stretch that is out of sight.
    await page.locator('#matrix').scrollIntoViewIfNeeded();
    const drawn = await page
      .locator(ENTRIES)
      .evaluateAll(
        (entries) => entries.filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length,
      );
    expect(drawn).toBeGreaterThan(0);
    expect(drawn).toBeLessThan(shown / 4);
  });
});

interface Violation {
  id: string;
  nodes: { html: string }[];
}

/** The elements whose content is wider than they are. */
function cut(elements: Element[]): string[] {
  return elements
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
    .map(({ textContent }) => textContent);
}

type Page = Awaited<ReturnType<Pages['open']>>['page'];
type Form = ReturnType<typeof formOf>;

function formOf(page: Page) {
  return {
    fill: (name: string, text: string) => page.locator(`#filters [name=${name}]`).fill(text),
    select: async (name: string, value: string) => {
      await page.locator(`#filters [name=${name}]`).selectOption(value);
    },
  };
}

function ids(entries: (HTMLElement | SVGElement)[]): string[] {
  return entries.map(({ dataset }) => dataset['id'] ?? '');
}

/** The page with as many entries: its own, again and again. */
function withEntries(html: string, count: number): string {
  const from = html.indexOf('<details class="entry');
  const to = html.indexOf('</div></div><p class="none" id="no-entry"');
  const own = html.slice(from, to);
  const times = Math.ceil(count / (own.match(/<details class="entry/g)?.length ?? 1));
  const stretches = Array.from({ length: times }, () => own).join('</div><div class="stretch">');
  return html.slice(0, from) + stretches + html.slice(to);
}
