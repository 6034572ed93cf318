/**
 * `npm run bench [-- rounds]`: start-up, a small overlay and 10,000 manifests, as ratios against a bare
 * Node and against the parser alone, and all overlays of 450 manifests against the real kustomize. Runs are interleaved, so that a noisy minute hits all of them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { againstKustomize, timeKustomize } from './bench-kustomize.ts';
import { writeManifests, writeOverlay } from './bench-manifests.ts';
import { writeOverlays } from './bench-overlays.ts';

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  /** Rounds are spent where they are cheap. */
  readonly heavy?: boolean;
  /** What the median may be, in bare Nodes. */
  readonly most?: number;
}

const rounds = Number(process.argv[2] ?? 15);
const command = resolve('dist/floe-lint.cjs');
if (!existsSync(command)) throw new Error('npm run build comes first');
const work = mkdtempSync(join(tmpdir(), 'floe-bench-'));
try {
  report(measure(cases()));
} finally {
  rmSync(work, { recursive: true });
}

function cases(): Case[] {
  for (const folder of ['empty', 'small', 'middle', 'large']) mkdirSync(`${work}/${folder}`);
  const small = writeOverlay(`${work}/small`);
  writeOverlays(`${work}/middle`, 450);
  const large = writeManifests(`${work}/large`, 10_000);
  console.log(
    `${small.files} files small, ${large.files} files and ${(large.bytes / 1e6).toFixed(1)} MB large`,
  );
  bundle('src/dev/bench-parse.ts', `${work}/parse.cjs`);
  bundle('src/dev/bench-render.ts', `${work}/render.cjs`);
  return [
    { name: 'bare node', args: ['-e', '0'] },
    { name: '--version', args: [command, '--version'], most: 1.3 },
    { name: 'small overlay', args: [command, `${work}/small`], most: 2 },
    { name: 'parser alone, small', args: [`${work}/parse.cjs`, `${work}/small`] },
    { name: 'rendering 450 manifests', args: [`${work}/render.cjs`, `${work}/middle`] },
    { name: '10,000 manifests', args: [command, `${work}/large`], heavy: true, most: 33 },
    { name: 'parser alone, 10,000', args: [`${work}/parse.cjs`, `${work}/large`], heavy: true },
  ];
}

function bundle(entry: string, outfile: string): void {
  buildSync({
    bundle: true,
    platform: 'node',
    format: 'cjs',
    entryPoints: [entry],
    outfile,
    logLevel: 'error',
    define: { 'import.meta.url': 'here' },
    banner: { js: "const here = require('node:url').pathToFileURL(__filename).href;" },
  });
}

interface Measured extends Case {
  readonly median: number;
  readonly least: number;
}

function measure(all: readonly Case[]): Measured[] {
  const times = new Map<Case, number[]>(all.map(one => [one, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const one of all) {
      if (one.heavy && round > Math.max(3, rounds / 2)) continue;
      const time = timeOf(one);
      // The first round warms the page cache.
      if (round > 0) times.get(one)?.push(time);
    }
  }
  return all.map(one => {
    const sorted = (times.get(one) ?? []).sort((a, b) => a - b);
    return { ...one, median: sorted[sorted.length >> 1] ?? 0, least: sorted[0] ?? 0 };
  });
}

function timeOf({ name, args }: Case): number {
  // NODE_EXTRA_CA_CERTS alone costs Node 20 twice its start.
  const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...env } = process.env;
  const start = process.hrtime.bigint();
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: work, env, encoding: 'utf8' });
  const time = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${name} ended with ${status}:\n${stdout.slice(0, 2000)}`);
  return time;
}

function report(measured: readonly Measured[]): void {
  const bare = measured[0]?.median ?? 1;
  console.log(`\n${'median ms'.padStart(10)} ${'least'.padStart(8)} ${'× node'.padStart(8)}`);
  for (const { name, median, least, most } of measured) {
    const ratio = median / bare;
    const limit = most === undefined ? '' : ` (at most ${most}${ratio > most ? ', MISSED' : ''})`;
    const numbers = [
      median.toFixed(1).padStart(10),
      least.toFixed(1).padStart(8),
      ratio.toFixed(2).padStart(8),
    ];
    console.log(`${numbers.join(' ')}  ${name}${limit}`);
  }
  const of = (name: string): number => measured.find(one => one.name === name)?.median ?? 1;
  const small = of('small overlay') / of('parser alone, small');
  const large = of('10,000 manifests') / of('parser alone, 10,000');
  console.log(`\nagainst the parser alone: ${small.toFixed(2)} small, ${large.toFixed(2)} large`);
  console.log(againstKustomize(of('rendering 450 manifests'), timeKustomize(`${work}/middle`)));
}
