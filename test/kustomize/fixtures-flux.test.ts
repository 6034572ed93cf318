import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import type { Build } from '../../src/model/build.ts';
import { nodeHost } from '../../src/node-host.ts';
import { openWorkspace } from '../../src/render/workspace.ts';
import { renderedYaml } from '../../src/report/rendered.ts';

/** What every Kustomization puts into its cluster, which no command shows. `UPDATE=1` writes it. */
for (const leaf of readdirSync('fixtures/render').filter(name => name.startsWith('flux-'))) {
  test(`what the cluster receives of ${leaf}`, () => {
    const folder = `fixtures/render/${leaf}`;
    const delivered = deliveredBy(folder);
    if (process.env.UPDATE) writeFileSync(`${folder}/delivered.txt`, delivered);
    assert.equal(delivered, readFileSync(`${folder}/delivered.txt`, 'utf8'));
  });
}

function deliveredBy(folder: string): string {
  const version = /--flux-version 2\.(\d+)/.exec(readFileSync(`${folder}/arguments.txt`, 'utf8'))?.[1];
  const flux = version === undefined ? {} : { flux: { major: 2, minor: Number(version) } };
  const { scopes } = openWorkspace(nodeHost(), { root: resolve(folder), targets: [''], ...flux });
  return scopes
    .flatMap(({ name, builds }) => builds.map(build => `==== ${name}: ${titleOf(build)}\n${textOf(build)}`))
    .join('');
}

function titleOf({ delivery, directory, kind }: Build): string {
  return delivery
    ? `${delivery.kind} ${delivery.name}, ${directory || '.'}, ${kind}`
    : `${directory}, ${kind}`;
}

function textOf({ resources, problems, unrendered }: Build): string {
  const failures = [
    ...problems.map(({ code, fatal }) => `! ${code}${fatal ? '' : ' (notice)'}\n`),
    ...unrendered.map(({ what, detail }) => `? ${what} ${detail}\n`),
  ];
  return failures.join('') + renderedYaml(resources, true);
}
