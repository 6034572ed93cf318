import { spawnSync } from 'node:child_process';
import type { ReadFailure } from './host.ts';

const patience = 20_000;
const largest = 32 * 1024 * 1024;
/** Exit codes of the child. */
const gone = 4;

/** A program of its own, because `fetch` is asynchronous and the run is not. */
const program = `
const [url, patience] = process.argv.slice(1);
fetch(url, { signal: AbortSignal.timeout(Number(patience)) }).then(async answer => {
  if (answer.ok) return process.stdout.write(await answer.text());
  process.stderr.write('answers ' + answer.status);
  process.exitCode = answer.status === 404 || answer.status === 410 ? ${gone} : 1;
}).catch(error => {
  process.stderr.write('cannot be fetched: ' + (error.cause?.message || error.cause?.code || error.message));
  process.exitCode = 1;
});`;

/**
 * The text at an http or https URL; `missing` when the server says that there is none.
 *
 * @public loaded lazily
 */
export function fetchText(url: string): string | ReadFailure {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    ['-e', program, url, String(patience)],
    {
      encoding: 'utf8',
      maxBuffer: largest,
      timeout: patience + 5_000,
      // Newer versions of Node honour HTTPS_PROXY only when asked.
      env: { ...process.env, NODE_USE_ENV_PROXY: '1' },
    },
  );
  if (status === 0) return stdout;
  const message = error ? `cannot be fetched: ${error.message}` : (stderr.split('\n')[0] ?? '').trim();
  return { error: status === gone ? 'missing' : 'other', message: message || 'cannot be fetched' };
}
