/** Parses every file below a folder in a process of its own: what `npm run bench` holds a whole run against. */
import { nodeHost } from '../node-host.ts';
import { parse } from '../yaml/parse.ts';
import { SpanRoom } from '../yaml/span-table.ts';

function parseBelow(folders: readonly string[]): number {
  const host = nodeHost();
  const room = new SpanRoom(512);
  const pending = [...folders];
  let documents = 0;
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const { name, kind } of host.list(folder) ?? []) {
      const path = `${folder}/${name}`;
      if (kind === 'directory') pending.push(path);
      if (!name.endsWith('.yaml')) continue;
      const text = host.readText(path);
      if (typeof text === 'string') documents += parse({ path, text }, 'manifest', room).length;
    }
  }
  return documents;
}

if (parseBelow(process.argv.slice(2)) === 0) throw new Error('nothing was parsed');
