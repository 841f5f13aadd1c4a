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

/** Starts the browser, without a network: what a page asks for is seen, and comes to nothing. */
export async function openPages(): Promise<Pages> {
  const folder = mkdtempSync(join(tmpdir(), 'qtickets-browser-'));
  const browser: Browser = await chromium.launch({
    ...(CHROMIUM === null ? {} : { executablePath: CHROMIUM }),
    // Chromium does not start as root with its sandbox, and in containers there is nobody else.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  let made = 0;
  return {
    open: async (html, { hash = '', ...options } = {}) => {
      const file = join(folder, `page${made++}.html`);
      writeFileSync(file, html);
      const context = await browser.newContext({ offline: true, ...options });
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const page = await context.newPage();
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
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
