import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadCatalogFile } from './schema/catalog.ts';

/** The catalog lies beside the code, as far from `src/` as from `dist/`. */
export const readCatalogFile: ReadCatalogFile = name =>
  readFileSync(join(import.meta.dirname, '../schemas/catalog', name), 'utf8');
