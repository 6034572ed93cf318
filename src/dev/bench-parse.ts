/** Parses every file below a folder in a process of its own: what `npm run bench` holds a whole run against. */
import { nodeHost } from '../node-host.ts';
import { parse } from '../yaml/parse.ts';

const host = nodeHost();
const pending = process.argv.slice(2);
let files = 0;
for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
  for (const { name, kind } of host.list(folder) ?? []) {
    const path = `${folder}/${name}`;
    if (kind === 'directory') pending.push(path);
    if (!name.endsWith('.yaml')) continue;
    const text = host.readText(path);
    if (typeof text === 'string') files += parse({ path, text }, 'manifest').length;
  }
}
if (files === 0) throw new Error('nothing was parsed');
