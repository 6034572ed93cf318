import {
  Cursor,
  type Finding,
  movedFrom,
  type Reference,
  type Resource,
  renamedFrom,
  type ScopeContext,
} from '../../src/rule.ts';
import { ociRepository } from './_release.ts';
import { unlisted } from './_unlisted.ts';
import { nameOf, namespaceOf, namespaceWords } from './_words.ts';

/** Why the source that a release names is not where it looks. */
export const absenceMessages = {
  missing: {
    text: 'OCIRepository {source} does not exist in {namespace}',
    help: 'add the source to the overlay, or correct the name',
  },
  removed: {
    text: 'OCIRepository {source} does not exist in {namespace}: this takes it out, and chartRef still names it',
    help: 'keep the source, or point chartRef at another one',
  },
  unlisted: {
    text: 'OCIRepository {source} does not exist in {namespace}: no overlay lists {file}',
    help: 'add it to resources in kustomization.yaml',
  },
  renamed: {
    text: 'OCIRepository {source} does not exist in {namespace}: it gets the name {near} here, and chartRef stays as it is',
    help: 'let a nameReference in configurations change spec/chartRef/name too, or keep the name as it is',
  },
  similar: {
    text: 'OCIRepository {source} does not exist in {namespace}',
    help: 'did you mean {near}?',
  },
  elsewhere: {
    text: 'OCIRepository {source} is not in {namespace}, where the release looks for it',
    help: 'move the source to the release namespace; it is in {found} now',
  },
  moved: {
    text: 'OCIRepository {source} gets the namespace {found} here, but the release looks for it in {namespace}',
    help: 'leave chartRef.namespace out so that it follows, or leave the source where it is',
  },
} as const;

type Asking = Pick<ScopeContext, 'scope' | 'workspace'>;

/** The finding about a source that does not exist: at what took it away, where that is known. */
export function absence(
  reference: Reference,
  [near]: readonly Resource[],
  { scope, workspace }: Asking,
): Finding<typeof absenceMessages> {
  const { at, from, to, name, namespace } = reference;
  const data = { source: name, namespace: namespaceWords(namespace) };
  const wanted = { at, message: 'the release looks for it here' };
  const settles = [at];
  const renamed = near && renamedFrom(near, name);
  if (renamed)
    return { message: 'renamed', at: renamed, data: { ...data, near: near.name }, related: [wanted] };
  const removal = scope.removal(to, namespace, name);
  if (removal) {
    const related = [wanted, { at: removal.was, message: 'the source that is taken out' }];
    return { message: 'removed', at: removal.by, data, related, settles };
  }
  const left = unlisted(ociRepository, name, from, workspace);
  if (left) {
    const related = [{ at: nameOf(left), message: 'it is here, and nothing delivers it' }];
    const file = left.source.path;
    return { message: 'unlisted', at, data: { ...data, file }, related, settles: [Cursor.root(left.tree)] };
  }
  if (!near) return { message: 'missing', at, data };
  if (near.name !== name) {
    const related = [{ at: nameOf(near), message: 'a source with a similar name' }];
    return { message: 'similar', at, data: { ...data, near: near.name }, related };
  }
  const moved = movedFrom(near, namespace);
  if (moved) {
    const found = near.namespace ?? '';
    return { message: 'moved', at: moved, data: { ...data, found }, related: [wanted], settles };
  }
  const related = [{ at: namespaceOf(near), message: 'the source stands here' }];
  const found = namespaceWords(near.namespace);
  return { message: 'elsewhere', at, data: { ...data, found }, related };
}
