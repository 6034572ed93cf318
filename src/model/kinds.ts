import { type GeneratedKinds, generatedGroups } from './kinds.generated.ts';

/** The kinds that rules have typed hooks for, with the shape the newest version of each promises. */
export interface Kinds extends GeneratedKinds {}

/** The API group that a hook's kind means: `Kustomization` is Flux's, never kustomize's own file. */
export const kindGroups: Readonly<Record<keyof Kinds, string>> = generatedGroups;
