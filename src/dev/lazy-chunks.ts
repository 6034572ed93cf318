import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** What a lazy `require` asked for, by the name of its chunk. */
export type Chunks = Map<string, string>;

/**
 * Makes a chunk of every module or package that the sources load with
 * `createRequire(import.meta.url)`. esbuild itself splits only ES modules, and the command is CommonJS
 * because that starts faster.
 */
export function lazyChunks(chunks: Chunks): Plugin {
  return {
    name: 'lazy-chunks',
    setup(build) {
      build.onLoad({ filter: /[\\/](src|rules)[\\/].*\.ts$/ }, ({ path }) => ({
        contents: plainRequire(readFileSync(path, 'utf8')),
        loader: 'ts',
      }));
      build.onLoad({ filter: /[\\/]package\.json$/ }, ({ path }) => {
        if (resolve(path) !== resolve('package.json')) return undefined;
        const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
        return { contents: JSON.stringify({ version }), loader: 'json' };
      });
      build.onResolve({ filter: /.*/ }, ({ path, kind, importer, resolveDir }) => {
        if (kind !== 'require-call' || path.startsWith('node:') || importer.includes('node_modules')) {
          return undefined;
        }
        const own = path.startsWith('.');
        const target = own ? join(resolveDir, path) : path;
        if (own && !existsSync(target)) return { errors: [{ text: `${path} does not exist` }] };
        const name = own ? chunkName(target) : path.replace(/[^a-z0-9]+/gi, '-');
        const known = chunks.get(name);
        if (known !== undefined && known !== target)
          return { errors: [{ text: `two chunks named ${name}` }] };
        chunks.set(name, target);
        return { path: `./${name}.cjs`, external: true };
      });
    },
  };
}

/** `lazy.ts` of two folders would be one name, so an ambiguous one takes its folder along. */
function chunkName(path: string): string {
  const name = basename(path).replace(/\.[cm]?[jt]s$/, '');
  return name === 'index' ? basename(dirname(path)) : name;
}

/** The shape every lazy load has in the sources, turned into the `require` that esbuild understands. */
export function plainRequire(source: string): string {
  if (!source.includes('createRequire(import.meta.url)')) return source;
  return source
    .replace(/^import \{ createRequire \} from 'node:module';$/m, '')
    .replace(/^const require = createRequire\(import\.meta\.url\);$/m, '')
    .replaceAll('createRequire(import.meta.url)(', 'require(');
}
