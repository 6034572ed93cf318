import type { Build, Unrendered } from '../model/build.ts';
import type { Resource } from '../model/resource.ts';
import type { Workspace } from '../model/workspace.ts';
import { catalogWith } from '../schema/installed.ts';
import {
  type Expectation,
  type SchemaSettings,
  type SchemaValidator,
  schemaValidator,
} from '../schema/validate.ts';
import type { JudgeSchema } from './schema-run.ts';

const crd = { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' };
const delivered: Expectation = { namespace: true };
const unfinished: Expectation = { namespace: false };
/** Parts of a build that, had they been rendered, could have given objects a namespace. */
const mayChange: ReadonlySet<Unrendered['what']> = new Set(['plugin', 'function', 'field']);

/** Judges the objects of each cluster by the CRDs that the cluster installs, and by the catalog for the rest. */
export function clusterSchemas(workspace: Workspace, settings: SchemaSettings): JudgeSchema {
  const sets: CrdSet[] = [{ crds: [], validator: schemaValidator(settings) }];
  const byCluster = new Map<string, SchemaValidator>();
  const validatorOf = (name: string): SchemaValidator => {
    const crds = crdsOf(workspace, name);
    let set = sets.find(known => isSame(known.crds, crds));
    if (!set) {
      const catalog = catalogWith(settings.catalog, crds);
      set = { crds, validator: schemaValidator({ ...settings, catalog }) };
      sets.push(set);
    }
    return set.validator;
  };
  return (resource, build, { name }) => {
    let validator = byCluster.get(name);
    if (!validator) {
      validator = validatorOf(name);
      byCluster.set(name, validator);
    }
    return validator.judge(resource, expectationOf(build));
  };
}

/** Clusters that install the very same CRDs are judged by the same validator. */
interface CrdSet {
  readonly crds: readonly Resource[];
  readonly validator: SchemaValidator;
}

function isSame(a: readonly Resource[], b: readonly Resource[]): boolean {
  return a.length === b.length && a.every((resource, index) => resource === b[index]);
}

/** What lies beside the overlays of a cluster has a scope of the same name and is judged by the same CRDs. */
function crdsOf({ scopes }: Workspace, name: string): readonly Resource[] {
  return scopes.flatMap(scope => (scope.name === name ? scope.ofKind(crd) : []));
}

/**
 * kustomize-controller applies what it built as it is, so a namespaced object must have its namespace by
 * then; kubectl and other people's overlays may still supply one.
 */
function expectationOf({ delivery, kind, problems, unrendered }: Build): Expectation {
  if (delivery?.kind !== 'Kustomization' || kind === 'loose' || kind === 'orphan') return unfinished;
  const isOpen = unrendered.some(({ what }) => mayChange.has(what)) || problems.some(({ fatal }) => fatal);
  return isOpen ? unfinished : delivered;
}
