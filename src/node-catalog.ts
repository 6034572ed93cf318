import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadCatalogFile } from './schema/catalog.ts';

/** The catalog lies beside the code, as far from `src/` as from `dist/`. It is ASCII, which is read fastest as Latin-1. */
export const readCatalogFile: ReadCatalogFile = name =>
  readFileSync(join(import.meta.dirname, '../schemas/catalog', name), 'latin1');
