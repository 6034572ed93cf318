import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Metafile } from 'esbuild';

/** The packages whose code is in the bundles. */
export function bundledPackages(metafiles: readonly Metafile[]): string[] {
  const names = new Set<string>();
  for (const { inputs } of metafiles) {
    for (const path of Object.keys(inputs)) {
      const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(path)?.[1];
      if (name !== undefined) names.add(name);
    }
  }
  return [...names].sort();
}

/** Their licences, as these ask for. */
export function thirdPartyLicences(names: readonly string[]): string {
  const sections = names.map(name => {
    const folder = `node_modules/${name}`;
    const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
      version: string;
      license: string;
    };
    const file = readdirSync(folder).find(entry => /^(licen[cs]e|copying)/i.test(entry));
    if (file === undefined || !existsSync(`${folder}/${file}`))
      throw new Error(`${name} has no licence file`);
    return `${name} ${version} (${license})\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`;
  });
  const rule = `\n${'-'.repeat(78)}\n\n`;
  return `floe-lint contains code of these packages.\n${rule}${sections.join(rule)}`;
}
