import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** YAML that others wrote, when it lies beside this repository. */
const roots = ['../shared/corpus', '../shared/upstream'];
const notHere = 'no YAML files under ../shared';

export const skipWithoutCorpus: false | string = roots.some(root => existsSync(root)) ? false : notHere;

export interface CorpusFile {
  readonly path: string;
  readonly text: string;
}

/** Files below a size, in a stable order. */
export function corpusFiles(maxLength: number): CorpusFile[] {
  const files: CorpusFile[] = [];
  for (const root of roots.filter(root => existsSync(root))) {
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
      if (!/\.(?:ya?ml|json)$/.test(name)) continue;
      const text = readFileSync(`${root}/${name}`, 'utf8');
      if (text.length <= maxLength) files.push({ path: `${root}/${name}`, text });
    }
  }
  return files;
}
