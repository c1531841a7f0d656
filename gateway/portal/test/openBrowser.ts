import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const USUAL_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];

/** Where Chromium is: `CHROMIUM_PATH`, or where systems put it; undefined where there is none. */
export const chromiumPath: string | undefined = [process.env.CHROMIUM_PATH ?? '', ...USUAL_PATHS].find(
  (path) => path !== '' && existsSync(path),
);

if (chromiumPath === undefined) console.warn('No Chromium was found (CHROMIUM_PATH names one), so the page is not tried in a browser.');

/** A browser of one's own, which asks nobody for anything by itself. */
export function openBrowser(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('openBrowser expects a Chromium: look at chromiumPath before.');
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      // Root, as whom continuous integration runs, may not use the sandbox; only pages of this machine are opened.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
