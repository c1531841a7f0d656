import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { z } from 'zod';
import { chromiumPath, openBrowser } from './openBrowser.ts';
import { type PortalPage, portalPages } from './portalPages.ts';
import { type PortalProvince, startPortalProvince } from './portalProvince.ts';

const screenshots = fileURLToPath(new URL('../screenshots/', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** In which forms each page is looked at; the two in the middle where a body is down. Colours change with them, so that axe sees both kinds. */
const FORMS = [
  { language: 'fa', prefix: '', direction: 'rtl', width: 1280, colours: 'light' },
  { language: 'fa', prefix: '', direction: 'rtl', width: 390, colours: 'dark' },
  { language: 'en', prefix: '/en', direction: 'ltr', width: 1280, colours: 'dark' },
  { language: 'en', prefix: '/en', direction: 'ltr', width: 390, colours: 'light' },
] as const;

type Form = (typeof FORMS)[number];

/** What is seen of a page in a form, or should be. */
interface Look {
  status: number | undefined;
  document: unknown;
  /** Headings of the first order with a text. */
  headings: number;
  /** Whether the document's title names the site. */
  isNamed: boolean;
  /** By how many pixels something is wider than the screen. */
  tooWide: unknown;
  partialNotices: number;
  axe: string[];
  faults: string[];
}

const violationsForm = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })) }),
);

/**
 * Looks at all pages of a province in every form: that each comes, says what it should, fits its width, is found without fault by axe, asks no other
 * host and leaves no error behind. A picture of each is left in `gateway/portal/screenshots` for people to look at.
 */
export function lookAtPages(when: 'whole' | 'partial'): void {
  const forms = when === 'whole' ? FORMS : FORMS.slice(1, 3);
  const describeInBrowser = chromiumPath === undefined ? describe.skip : describe;
  describeInBrowser(`the web page of a province that is ${when}`, () => {
    let given: PortalProvince;
    let browser: Browser;
    /** One for each form, so that what was loaded for one page serves the next, as with people. */
    let contexts: BrowserContext[];
    beforeAll(async () => {
      mkdirSync(screenshots, { recursive: true });
      [given, browser] = await Promise.all([startPortalProvince(when === 'partial'), openBrowser()]);
      contexts = await Promise.all(
        forms.map(({ width, colours }) => browser.newContext({ viewport: { width, height: 900 }, colorScheme: colours })),
      );
    });
    afterAll(async () => {
      await browser?.close();
      await given?.province.stop();
    });

    const pages = portalPages.filter((page) => (page.when ?? when) === when);
    test.each(pages)('$name', async (page) => {
      const seen = await Promise.all(forms.map((form, index) => lookAt(page, form, contexts[index])));
      expect(seen).toEqual(forms.map((form) => whatIsExpected(page, form)));
    });

    async function lookAt({ name, path, shows }: PortalPage, form: Form, context: BrowserContext | undefined): Promise<Look> {
      if (context === undefined) throw new Error('there is no context for the form');
      const page = await context.newPage();
      try {
        const faults = faultsOf(page, given.province.address);
        const response = await page.goto(`${given.province.address}${form.prefix}${path(given)}`);
        await page.getByText(shows).first().waitFor();
        await page.locator('[aria-busy=true], .loading').first().waitFor({ state: 'detached' });
        await page.evaluate('document.fonts.ready.then(() => true)');
        await page.screenshot({ path: `${screenshots}${when}-${name}-${form.language}-${form.width}.png`, fullPage: true });
        const html = page.locator('html');
        return {
          status: response?.status(),
          document: [await html.getAttribute('lang'), await html.getAttribute('dir')],
          headings: await page.locator('h1').filter({ hasText: /\S/ }).count(),
          isNamed: (form.language === 'fa' ? /شفاف/ : /Shafaf|transparency/).test(await page.title()),
          tooWide: await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
          partialNotices: await page.locator('.notice.partial').count(),
          axe: await axeFaults(page),
          // A browser reports the status of the page itself as an error, too.
          faults: faults.filter((fault) => !(response?.status() === 404 && fault.includes('404'))),
        };
      } finally {
        await page.close();
      }
    }

    function whatIsExpected({ status = 200, isWhole = when === 'whole' }: PortalPage, { language, direction }: Form): Look {
      return {
        status,
        document: [language, direction],
        headings: 1,
        isNamed: true,
        tooWide: 0,
        partialNotices: isWhole ? 0 : 1,
        axe: [],
        faults: [],
      };
    }
  });
}

/** What goes wrong in a page from now on: errors, and requests to anybody else. */
export function faultsOf(page: Page, address: string): string[] {
  const faults: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
  page.on('pageerror', (error) => void faults.push(error.message));
  page.on('request', (request) => void (request.url().startsWith(address) || faults.push(`asked ${request.url()}`)));
  return faults;
}

/** What axe finds against WCAG 2.2 AA and good practice. It comes by the debugger's way, which the page's content policy does not hold up. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) })))",
  );
  return violationsForm
    .parse(found)
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`));
}
