import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

/** Pages of HTML texts in one browser. */
export interface Pages {
  /** Opens a text as a page; `hash` with its sign. What it says on its console, and what it asks for, is kept. */
  open(html: string, options?: BrowserContextOptions & { hash?: string }): Promise<OpenedPage>;
  /** Gives back all that are open: the next texts are opened in them. */
  release(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenedPage {
  page: Page;
  /** Errors and warnings of its console, and exceptions. */
  said: string[];
  /** Addresses that it asked for beside its own. */
  asked: string[];
}

export const CHROMIUM = findChromium(process.env);

/**
 * Starts the browser, without a network: what a page asks for is seen, and comes to nothing. A text is opened in a page that is there and free,
 * of the same options: a new one is a process or two, which cost more than what most tests do in it.
 */
export async function openPages(): Promise<Pages> {
  const folder = mkdtempSync(join(tmpdir(), 'qtickets-browser-'));
  const browser: Browser = await chromium.launch({
    ...(CHROMIUM === null ? {} : { executablePath: CHROMIUM }),
    args: [
      // Chromium does not start as root with its sandbox, and in containers there is nobody else.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--process-per-site',
      '--disable-features=SpareRendererForSitePerProcess',
    ],
  });
  const used: { options: string; page: Page }[] = [];
  const free = new Map<string, Page[]>();
  const pageOf = async (options: BrowserContextOptions): Promise<Page> => {
    const context = await browser.newContext({ offline: true, ...options });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    return context.newPage();
  };
  let made = 0;
  return {
    open: async (html, { hash = '', ...options } = {}) => {
      const file = join(folder, `page${made++}.html`);
      writeFileSync(file, html);
      const key = JSON.stringify(options);
      const page = free.get(key)?.pop() ?? (await pageOf(options));
      used.push({ options: key, page });
      const [said, asked]: string[][] = [[], []];
      const address = pathToFileURL(file).href;
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) said?.push(message.text());
      });
      page.on('pageerror', (error) => said?.push(error.message));
      page.on('request', (request) => {
        if (request.url().split('#')[0] !== address) asked?.push(request.url());
      });
      await page.goto(`${address}${hash}`);
      return { page, said: said ?? [], asked: asked ?? [] };
    },
    release: async () => {
      for (const { options, page } of used.splice(0)) {
        page.removeAllListeners();
        await page.emulateMedia({ media: null });
        free.set(options, [...(free.get(options) ?? []), page]);
      }
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
