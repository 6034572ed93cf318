import type { Gvk } from './identity.ts';
import { apiVersionOf } from './identity.ts';

/** What `buildMetadata` writes about where an object comes from. Paths count from the directory that is built. */
export interface OriginNote {
  readonly path?: string;
  readonly configuredIn?: string;
  readonly configuredBy?: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly name?: string;
    readonly namespace?: string;
  };
}

export const originAnnotation = 'config.kubernetes.io/origin';
export const transformationsAnnotation = 'alpha.config.kubernetes.io/transformations';

/** A note about something a field of a kustomization file did. */
export function builtInNote(file: string, kind: string): OriginNote {
  return { configuredIn: file, configuredBy: { apiVersion: 'builtin', kind } };
}

/** A note about something a plugin object in a file did. */
export function pluginNote(file: string, gvk: Gvk, name: string, namespace: string): OriginNote {
  const names = { ...(name && { name }), ...(namespace && { namespace }) };
  return { configuredIn: file, configuredBy: { apiVersion: apiVersionOf(gvk), kind: gvk.kind, ...names } };
}

/** The note as YAML text. */
export function noteText(note: OriginNote, indent = ''): string {
  const lines: string[] = [];
  if (note.path) lines.push(`path: ${note.path}`);
  if (note.configuredIn) lines.push(`configuredIn: ${note.configuredIn}`);
  if (note.configuredBy) {
    lines.push('configuredBy:');
    for (const [key, value] of Object.entries(note.configuredBy)) lines.push(`  ${key}: ${value}`);
  }
  return `${lines.map((line, index) => (index === 0 ? line : indent + line)).join('\n')}\n`;
}

export function notesText(notes: readonly OriginNote[]): string {
  return notes.map(note => `- ${noteText(note, '  ')}`).join('');
}
