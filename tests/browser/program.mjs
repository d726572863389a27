// The command under test.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program =
  process.env.FLOCKTORY_POSTCHECKOUT ??
  fileURLToPath(new URL('../../target/debug/flocktory-postcheckout', import.meta.url));

function run(args, input, exits, cwd) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { input, cwd, maxBuffer: 2 ** 30, encoding: 'utf8' });
  if (error) throw error;
  if (!exits.includes(status)) throw new Error(`${program} ${args.join(' ')}: exit ${status}\n${stderr}`);
  return stdout;
}

/** Renders every order in one run: `{html, csp_hash, problems}` each, without html if the order has errors. */
export function render(orders, ...options) {
  const input = orders.map((order) => `${JSON.stringify(order)}\n`).join('');
  const rows = run(['render', '--ndjson', '-', ...options], input, [0, 1])
    .trimEnd()
    .split('\n')
    .map((row) => JSON.parse(row));
  if (rows.length !== orders.length) throw new Error(`${orders.length} orders in, ${rows.length} lines out`);
  return rows;
}

/** Renders one valid order. */
export function renderOne(order, ...options) {
  const [row] = render([order], ...options);
  if (row.html === undefined) throw new Error(JSON.stringify(row.problems));
  return row;
}

export const staticFile = run(['static-file'], '', [0]);
export const staticFileHash = run(['static-file', '--hash'], '', [0]).trim();

/** What `inspect` prints of a text, or of a file of the project, whose path it shows. */
export const inspect = ({ text, file }, ...options) =>
  run(['inspect', file ?? '-', ...options], text ?? '', [0, 1], fileURLToPath(new URL('../..', import.meta.url)));
