// A shop of Django that the tests start: its tables are made, and it is served until the process ends.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../browser/customer.mjs';

const servers = [];

/** Starts a shop with these variables of the environment. `prepare` is Python that runs before, with Django set up. */
export async function startShop(variables, prepare = '') {
  const env = { ...process.env, ...variables };
  const run = (...options) => {
    const { status, stderr } = spawnSync(process.env.PYTHON, options, { env, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  };
  run('-m', 'django', 'migrate', '--run-syncdb');
  if (prepare) run('-c', `import django; django.setup(); ${prepare}`);
  const port = await freePort();
  // Insecure: with static files although DEBUG may be off.
  const serve = ['-m', 'django', 'runserver', '--noreload', '--insecure', `127.0.0.1:${port}`];
  const server = spawn(process.env.PYTHON, serve, { env });
  servers.push(server);
  const shop = { address: `http://127.0.0.1:${port}`, log: '' };
  server.stderr.on('data', (text) => (shop.log += text));
  await until(shop, () => fetch(shop.address).then((response) => response.ok));
  return shop;
}

export function stopShops() {
  servers.forEach((server) => server.kill());
}

export async function until(shop, condition) {
  for (let tries = 0; tries < 2400; tries += 1) {
    if (await Promise.resolve(condition()).catch(() => false)) return;
    await sleep(50);
  }
  assert.fail(`not in two minutes: ${shop.log}`);
}
