// A site that a script serves.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../browser/customer.mjs';

/** Runs a script with `argumentsFor(port, folder)`, and waits until the site answers. */
export async function startSite(serve, argumentsFor) {
  const folder = mkdtempSync(join(tmpdir(), 'shop-'));
  const port = await freePort();
  const server = spawn(serve, argumentsFor(port, folder), { env: { ...process.env, DATA: folder }, stdio: 'inherit' });
  const ended = new Promise((done) => server.once('exit', done));
  const site = {
    address: `http://127.0.0.1:${port}`,
    log: (name) => readFileSync(join(folder, name), 'utf8'),
    async stop() {
      server.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
  for (const start = Date.now(); Date.now() < start + 120_000 && server.exitCode === null; await sleep(50)) {
    if (await fetch(site.address).then((response) => response.ok, () => false)) return site;
  }
  await site.stop();
  return assert.fail('the site does not start');
}
