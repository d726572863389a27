// Shared by the tests of every shop: a port to serve it on, and its customers.
import { createServer } from 'node:net';
import { newTab } from './browser.mjs';

export function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** A customer's tab, and what it loads from Flocktory's server, which is not asked: a short script takes the place of the loader. */
export async function customer(browser) {
  const tab = await newTab(browser);
  const loads = [];
  await tab.page.route('https://api.flocktory.com/**', (route) => {
    loads.push(route.request().url());
    return route.fulfill({ contentType: 'text/javascript', body: 'window.wasLoaded = true;' });
  });
  return { ...tab, loads };
}
