import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { main } from '../../src/cli/main.ts';
import { nodeHost } from '../../src/node-host.ts';
import { jsonSchema, thing, wantsText } from './things.ts';

describe('a server', () => {
  it('is asked by the real host', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'floe-schema-'));
    const server = spawn(
      process.execPath,
      [
        '-e',
        `const server = require('node:http').createServer((ask, answer) => {
          const found = ask.url === '/s/example.org/thing_v1.json';
          answer.writeHead(found ? 200 : ask.url.includes('broken') ? 500 : 404).end(found ? process.argv[1] : '');
        });
        server.listen(0, '127.0.0.1', () => console.log(server.address().port));`,
        jsonSchema,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    try {
      const port = await new Promise<string>(done =>
        server.stdout.once('data', data => done(String(data).trim())),
      );
      const base = `http://127.0.0.1:${port}`;
      const host = { ...nodeHost(), cwd: folder };
      assert.equal(host.fetchText(`${base}/s/example.org/thing_v1.json`), jsonSchema);
      assert.deepEqual(host.fetchText(`${base}/gone`), { error: 'missing', message: 'answers 404' });
      assert.deepEqual(host.fetchText(`${base}/broken`), { error: 'other', message: 'answers 500' });
      writeFileSync(join(folder, 'thing.yaml'), thing('{ size: 3 }'));
      let out = '';
      const output = {
        write: (text: string) => {
          out += text;
        },
        isTerminal: false,
        columns: 120,
      };
      const argv = [
        '--root',
        '.',
        '--schema-location',
        `${base}/s`,
        '--fetch-schemas',
        '--schema-cache',
        'cache',
        'thing.yaml',
      ];
      main(argv, host, { out: output, err: output, readInput: () => '' });
      assert.match(out, new RegExp(wantsText));
      const kept = join(
        folder,
        'cache',
        encodeURIComponent(`127.0.0.1:${port}`),
        's/example.org/thing_v1.json',
      );
      assert.equal(readFileSync(kept, 'utf8'), jsonSchema);
    } finally {
      server.kill();
      rmSync(folder, { recursive: true });
    }
    assert.match(
      JSON.stringify(nodeHost().fetchText('http://127.0.0.1:9/')),
      /"error":"other","message":"cannot be fetched: /,
    );
  });
});
