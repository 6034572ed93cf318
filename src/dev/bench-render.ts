/** Renders and prints every overlay of the folder that is its argument; `bench.ts` bundles and times it. */
import { hurried } from '../cli/hurried.ts';
import { build } from '../kustomize/build.ts';
import { emit } from '../kustomize/emit.ts';
import { openRepository } from '../model/open-repository.ts';
import { nodeHost } from '../node-host.ts';

const repository = openRepository(hurried(nodeHost()), process.argv[2] ?? '.');
const texts = overlaysBelow('').map(directory => emit(build(repository, directory, {}).resources));
if (texts.join('') === '') throw new Error('nothing was rendered');

function overlaysBelow(folder: string): string[] {
  const entries = repository.list(folder) ?? [];
  const here = entries.some(({ name }) => name === 'kustomization.yaml') ? [folder] : [];
  const below = entries.filter(({ kind }) => kind === 'directory');
  return [...here, ...below.flatMap(({ name }) => overlaysBelow(folder === '' ? name : `${folder}/${name}`))];
}
