/** `npm run build`: the command as CommonJS with lazy chunks, the library as an ES module, types, licences. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { writeOverlay } from './bench-manifests.ts';
import { type Chunks, lazyChunks } from './lazy-chunks.ts';
import { stripProse } from './strip-prose.ts';
import { bundledPackages, thirdPartyLicences } from './third-party.ts';

const chunks: Chunks = new Map();
const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // Fewer bytes to scan at each start.
  minify: true,
  metafile: true,
  logLevel: 'warning',
  plugins: [lazyChunks(chunks)],
} satisfies BuildOptions;
const commonJs = {
  ...shared,
  format: 'cjs',
  define: { 'import.meta.dirname': '__dirname' },
} satisfies BuildOptions;

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
const metafiles: Metafile[] = [];
const command = await build({ ...commonJs, entryPoints: ['src/cli/bin.ts'], outfile: 'dist/floe-lint.cjs' });
metafiles.push(command.metafile);
chmodSync('dist/floe-lint.cjs', 0o755);

// The library finds the chunks beside it in the same way as the command does.
const banner =
  "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);";
const library = await build({
  ...shared,
  format: 'esm',
  entryPoints: ['src/index.ts'],
  outfile: 'dist/index.mjs',
  banner: { js: banner },
});
metafiles.push(library.metafile);

// As a module the chunk runs at once; as a script, which can have bytecode, it is the function that runs it.
const wrapped = {
  banner: {
    js: "(run=>typeof module==='object'?run(exports,require,module,__filename,__dirname):run)((function(exports,require,module,__filename,__dirname){",
  },
  footer: { js: '}))' },
};
const built = new Set<string>();
for (let open = [...chunks]; open.length > 0; open = [...chunks].filter(([name]) => !built.has(name))) {
  for (const [name, entry] of open) {
    built.add(name);
    const started = name === 'start' ? { plugins: [stripProse(), ...shared.plugins], ...wrapped } : {};
    const chunk = await build({ ...commonJs, ...started, entryPoints: [entry], outfile: `dist/${name}.cjs` });
    metafiles.push(chunk.metafile);
  }
}

makeBytecode();
writeFileSync('dist/THIRD_PARTY_LICENSES', thirdPartyLicences(bundledPackages(metafiles)));
writeTypes();
for (const { outputs } of metafiles) {
  for (const [path, { bytes }] of Object.entries(outputs))
    console.log(`${Math.ceil(bytes / 1024)} KB\t${path}`);
}

/** A first run over a few manifests, one of them wrong, shows V8 what a run needs. */
function makeBytecode(): void {
  const sample = mkdtempSync(join(tmpdir(), 'floe-build-'));
  try {
    writeOverlay(sample);
    const wrong = {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      spec: { url: 'https://a' },
    };
    writeFileSync(`${sample}/clusters/bench/wrong.json`, JSON.stringify(wrong));
    const script = ['--import', 'tsx', 'src/dev/make-bytecode.ts', 'dist', sample];
    execFileSync(process.execPath, script, { stdio: ['ignore', 'ignore', 'inherit'] });
  } finally {
    rmSync(sample, { recursive: true });
  }
}

/** Declarations of the library and of what it mentions; tests and development code stay out. */
function writeTypes(): void {
  const config = 'dist/tsconfig.json';
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: '..',
    outDir: 'types',
  };
  writeFileSync(
    config,
    JSON.stringify({ extends: '../tsconfig.json', compilerOptions, files: ['../src/index.ts'], include: [] }),
  );
  try {
    execFileSync(process.execPath, ['node_modules/typescript/lib/tsc.js', '-p', config], {
      stdio: 'inherit',
    });
  } finally {
    rmSync(config);
  }
}
