// Takes the picture of a report that the documentation shows: `node picture.mjs` writes docs/inspect.png and docs/inspect.ru.png.
// It needs the Debian package pngquant.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { startChromium } from './browser.mjs';
import { inspect } from './program.mjs';

const browser = await startChromium();
for (const [lang, picture] of Object.entries({ en: 'docs/inspect.png', ru: 'docs/inspect.ru.png' })) {
  const page = await browser.newPage({ viewport: { width: 880, height: 800 }, colorScheme: 'light' });
  await page.setContent(inspect({ file: 'examples/thank-you.html' }, '--format', 'html', '--lang', lang));
  // From the verdict to the end of the second problem.
  const { y, height } = await page.locator('article').nth(1).boundingBox();
  const clip = { x: 0, y: 0, width: 880, height: Math.round(y + height + 8) };
  const shot = await page.screenshot({ fullPage: true, clip });
  const small = execFileSync('pngquant', ['--speed', '1', '--strip', '32', '-'], { input: shot });
  writeFileSync(new URL(`../../${picture}`, import.meta.url), small);
}
await browser.close();
