import { type Complain, complaint } from './complaint.ts';
import type { Collection } from './draft.ts';
import { visitFields } from './field-spec.ts';
import { setScalar, textAt } from './fields.ts';
import { type GoPattern, goPattern } from './go-pattern.ts';
import type { ImageSetting } from './kustomization.ts';
import { cursorMark, type Mark } from './mark.ts';
import type { Node } from './node.ts';
import type { FieldSpec } from './tables.ts';

/** An image reference in its parts; what is missing is empty. */
export interface ImageParts {
  readonly name: string;
  readonly tag: string;
  readonly digest: string;
}

/**
 * Changes images. Containers are found twice, at any depth and then by the specs, so a tag suffix is
 * appended twice to an ordinary container, as kustomize does.
 */
export function changeImages(
  collection: Collection,
  setting: ImageSetting,
  specs: readonly FieldSpec[],
  complain: Complain,
): void {
  const pattern = imagePattern(setting.name);
  let refused = false;
  const matches = (image: string) => {
    if ('regexp' in pattern) return pattern.regexp.test(image);
    if (!refused)
      complain(complaint('bad-selector', { field: 'name', pattern: setting.name, reason: pattern.error }));
    refused = true;
    return false;
  };
  const set = (field: Node) => changeImage(field, setting, matches, complain);
  for (const { root } of collection.drafts) {
    if (textAt(root, 'kind') === 'CustomResourceDefinition') continue;
    visitContainers(root, set);
  }
  for (const { root } of collection.drafts) {
    if (textAt(root, 'kind') === 'CustomResourceDefinition') continue;
    for (const spec of specs) visitFields(root, spec, { set, complain });
  }
}

function visitContainers(node: Node, set: (field: Node) => void): void {
  if (node.kind === 'list') for (const item of node.items) visitContainers(item, set);
  if (node.kind !== 'map' || !mayHoldContainers(node)) return;
  for (const { key, value } of node.entries.values()) {
    visitContainers(value, set);
    if ((key !== 'containers' && key !== 'initContainers') || value.kind !== 'list') continue;
    for (const item of value.items) {
      const image = item.get('image');
      if (image) set(image);
    }
  }
}

/** Spares opening a tree in which no such list is written. */
function mayHoldContainers(node: Node): boolean {
  return node.unopened === undefined || hasContainers(node.unopened.value);
}

function hasContainers(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasContainers);
  return 'containers' in value || 'initContainers' in value || Object.values(value).some(hasContainers);
}

function changeImage(
  field: Node,
  setting: ImageSetting,
  matches: (image: string) => boolean,
  complain: Complain,
): void {
  if (field.kind === 'scalar' && !matches(field.text)) return;
  const image = changedImage(field.text, setting);
  // The second visit to a container changes nothing, and must not hide what the first one did.
  if (field.kind === 'scalar' && image === field.text) field.tag = '';
  else setScalar(field, image, '', imageMark(setting), complain);
}

/** The text that a person would edit, made from the others. */
function imageMark({ at, parts }: ImageSetting): Mark {
  const [last, ...others] = parts.map(part => cursorMark(part.byFlux ? 'flux-field' : 'image', part.at));
  return last ? { ...last, from: others } : cursorMark('image', at);
}

/** Whether a name, taken for a pattern, is the image's name. */
export function imageTest(name: string): (image: string) => boolean {
  const pattern = imagePattern(name);
  return 'regexp' in pattern ? image => pattern.regexp.test(image) : () => false;
}

function imagePattern(name: string): GoPattern {
  return goPattern(`^${name}(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$`, false);
}

export function splitImage(image: string): ImageParts {
  const slash = Math.max(image.indexOf('/'), 0);
  const at = image.indexOf('@', slash);
  const colon = image.indexOf(':', slash);
  if (at >= 0 && (colon < 0 || at < colon))
    return { name: image.slice(0, at), tag: '', digest: image.slice(at + 1) };
  if (colon < 0) return { name: image, tag: '', digest: '' };
  const end = at < 0 ? image.length : at;
  return { name: image.slice(0, colon), tag: image.slice(colon + 1, end), digest: image.slice(end + 1) };
}

function changedImage(image: string, setting: ImageSetting): string {
  const { newName, newTag, digest: newDigest, tagSuffix } = setting;
  let { name, tag, digest } = splitImage(image);
  if (newName !== '') name = newName;
  if (newTag !== '' || newDigest !== '') [tag, digest] = [newTag, newDigest];
  else if (tagSuffix !== '') [tag, digest] = [tag + tagSuffix, ''];
  return `${name}${tag && `:${tag}`}${digest && `@${digest}`}`;
}
