import type { BuildProblem, Unrendered } from '../model/build.ts';
import type { Resource } from '../model/resource.ts';
import { Subtree, writtenResource } from '../model/written-resource.ts';
import { Cursor, isMap } from '../yaml/cursor.ts';
import { addCommonMetadata } from './common-metadata.ts';
import { specOf } from './flux-kustomization.ts';
import { InputEngine } from './input-engine.ts';
import { renderTemplate } from './resources-template.ts';
import { rewriteObject } from './rewrite-object.ts';

/** What a ResourceSet of flux-operator makes, as far as files tell. */
export interface ResourceSetOutput {
  readonly resources: readonly Resource[];
  readonly problems: readonly BuildProblem[];
  readonly unrendered: readonly Unrendered[];
}

/** Finds a ResourceSetInputProvider. */
export type FindProvider = (namespace: string, name: string) => Resource | undefined;

export function isResourceSet({ group, kind }: Resource): boolean {
  return kind === 'ResourceSet' && group === 'fluxcd.controlplane.io';
}

/**
 * Every template with every set of inputs; of equal objects the first counts.
 * https://fluxcd.control-plane.io/operator/resourceset/
 */
export function renderResourceSet(set: Resource, find: FindProvider): ResourceSetOutput {
  const unrendered: Unrendered[] = [];
  const problems: BuildProblem[] = [];
  const resources = new Map<string, Resource>();
  const add = (resource: Resource): void => {
    const key = `${resource.group}/${resource.kind}/${resource.namespace ?? ''}/${resource.name}`;
    if (!resources.has(key) && !isDisabled(resource)) resources.set(key, resource);
  };
  const inputs = inputsOf(set, find, unrendered);
  for (const part of [specOf(set), ...specOf(set).get('steps').items()]) {
    for (const item of part.get('resources').items()) {
      const template = writtenResource(new Subtree(set.tree, item.path), set.source, set.overlay);
      for (const input of inputs) {
        const made = rewriteObject(template, new InputEngine(input));
        problems.push(...made.problems);
        add(made.resource);
      }
    }
    const text = part.get('resourcesTemplate');
    if (typeof text.value !== 'string') continue;
    for (const input of inputs) {
      const made = renderTemplate(set, text, text.value, new InputEngine(input));
      problems.push(...made.problems);
      unrendered.push(...made.unrendered);
      for (const resource of made.resources) add(resource);
    }
  }
  return { resources: addCommonMetadata([...resources.values()], set), problems, unrendered };
}

/** One cursor for each set of inputs; `undefined` stands for a set without any. */
function inputsOf(set: Resource, find: FindProvider, unrendered: Unrendered[]): (Cursor | undefined)[] {
  const spec = specOf(set);
  const inputs: Cursor[] = spec.get('inputs').items();
  const providers = spec.get('inputsFrom').items();
  if (inputs.length === 0 && providers.length === 0) return [undefined];
  if (spec.at(['inputStrategy', 'name']).value === 'Permute' && providers.length > 0) {
    unrendered.push({ what: 'provider', detail: 'inputStrategy', at: spec.get('inputStrategy') });
    return [];
  }
  for (const entry of providers) {
    const name = entry.get('name').string();
    const provider = name === undefined ? undefined : find(set.namespace ?? '', name);
    const values = provider && specOf(provider);
    if (values?.get('type').value === 'Static') inputs.push(values.get('defaultValues'));
    else unrendered.push({ what: 'provider', detail: name ?? 'selector', at: entry });
  }
  return inputs;
}

function isDisabled({ tree }: Resource): boolean {
  const annotations = Cursor.root(tree).at(['metadata', 'annotations']).value;
  return isMap(annotations) && annotations['fluxcd.controlplane.io/reconcile'] === 'disabled';
}
