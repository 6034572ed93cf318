import {
  Cursor,
  movedFrom,
  type Reference,
  type Resolution,
  type Resource,
  type ResourceContext,
  renamedFrom,
} from '../../src/rule.ts';

/** What every rule about one field says. */
export const messages = {
  missing: {
    text: '{kind} {name} does not exist {where}',
    help: 'add it, correct the name, or declare it in the external setting when somebody else provides it',
  },
  moved: {
    text: '{kind} {name} gets the namespace {found} here, but a reference looks for it {where}',
    help: 'leave the namespace out of the reference so that it follows, or leave the object where it is',
  },
  elsewhere: {
    text: '{kind} {name} does not exist {where}',
    help: 'there is one of that name {found}',
  },
  renamed: {
    text: '{kind} {name} does not exist {where}: it gets the name {near} here, and the reference stays as it is',
    help: 'let a nameReference in configurations change the reference too, or keep the name as it is',
  },
  removed: {
    text: '{kind} {name} does not exist {where}: this takes it out, and something still refers to it',
    help: 'keep it, or remove what refers to it',
  },
  similar: {
    text: '{kind} {name} does not exist {where}',
    help: 'did you mean {near}?',
  },
} as const;

type Dangling = ResourceContext<typeof messages>;

/** Reports the references of one field that lead nowhere in the cluster. */
export function reportDangling(ctx: Dangling, field: string): void {
  for (const reference of ctx.references(ctx.resource)) {
    if (reference.field !== field || isSelf(reference)) continue;
    const resolution = ctx.resolve(reference);
    if (resolution.state === 'found' || resolution.state === 'unknown') continue;
    if (isWrongKind(ctx, reference)) continue;
    reportAbsence(ctx, reference, resolution);
  }
}

function reportAbsence(
  ctx: Dangling,
  reference: Reference,
  resolution: Exclude<Resolution, { state: 'found' | 'unknown' }>,
): void {
  const { at, name, to, namespace, optional } = reference;
  const where = whereWords(namespace);
  const data = { kind: to.kind, name, where };
  const mustExist = !optional && resolution.state === 'missing';
  const removal = mustExist ? ctx.scope.removal(to, namespace, name) : undefined;
  if (removal) {
    const related = [
      { at, message: 'the reference' },
      { at: removal.was, message: 'what is taken out' },
    ];
    ctx.report({ message: 'removed', at: removal.by, data, related, settles: [at] });
    return;
  }
  const slip = resolution.near.find(near => nameText(near) !== name);
  if (resolution.state === 'external') {
    // People make these by hand; only a name that is nearly there is worth a word.
    if (to.kind !== 'Secret' || !slip || isNumbered(name, nameText(slip)) || isWanted(slip, ctx)) return;
    reportSlip(slip, { severity: 'warning' });
    return;
  }
  // The controller goes on without it, so only a mistake in the name is one.
  const grade = optional ? ({ severity: 'warning' } as const) : {};
  const twin = resolution.near.find(near => nameText(near) === name);
  const moved = twin && movedFrom(twin, namespace);
  if (twin && moved) {
    const found = twin.namespace ?? '';
    const wanted = [{ at, message: 'the reference' }];
    ctx.report({ ...grade, message: 'moved', at: moved, data: { ...data, found }, related: wanted });
  } else if (twin) {
    const found = whereWords(twin.namespace);
    const twins = [{ at: nameOf(twin), message: `the one ${found}` }];
    ctx.report({ ...grade, message: 'elsewhere', at, data: { ...data, found }, related: twins });
  } else if (slip) {
    reportSlip(slip, grade);
  } else if (!optional) ctx.report({ message: 'missing', at, data });

  /** What a prefix or a hash renamed is mended there, not in the reference, which may be that of a base. */
  function reportSlip(found: Resource, severity: { severity?: 'warning' }): void {
    const renamed = renamedFrom(found, name);
    const near = { ...data, near: nameText(found) };
    if (renamed) {
      const wanted = [{ at, message: 'the reference' }];
      ctx.report({ ...severity, message: 'renamed', at: renamed, data: near, related: wanted });
      return;
    }
    const similar = [{ at: nameOf(found), message: 'an object with a similar name' }];
    ctx.report({ ...severity, message: 'similar', at, data: near, related: similar });
  }
}

/** `backup-1` and `backup-2` are two things, not one with a slip. */
function isNumbered(one: string, other: string): boolean {
  return one.replace(/\d+/g, '') === other.replace(/\d+/g, '');
}

/** Whether some object names this Secret rightly, so that it is nobody's slip. */
function isWanted(secret: Resource, ctx: Dangling): boolean {
  return ctx.scope.resources.some(
    each =>
      each.namespace === secret.namespace &&
      ctx.references(each).some(({ to, name }) => to.kind === 'Secret' && name === secret.name),
  );
}

/** A kind that the field does not take is the fault, not that there is no such object. */
function isWrongKind(ctx: Dangling, reference: Reference): boolean {
  return ctx
    .schemaFaults()
    .some(
      ({ code, at }) => code === 'enum' && at.path.join('/') === reference.entry.get('kind').path.join('/'),
    );
}

/** `reference/dependency-cycle` reports an object that waits for itself. */
function isSelf({ from, to, name, namespace }: Reference): boolean {
  return (
    to.kind === from.kind && to.group === from.group && name === from.name && namespace === from.namespace
  );
}

/** Where the name stands that others refer to: what makes a Secret may give it a name of its own. */
function nameOf({ tree, kind }: Resource): Cursor {
  const root = Cursor.root(tree);
  const made = root.at(kind === 'Certificate' ? ['spec', 'secretName'] : ['spec', 'target', 'name']);
  const isMade = (kind === 'Certificate' || kind === 'ExternalSecret') && made.string() !== undefined;
  return isMade ? made : root.at(['metadata', 'name']);
}

function nameText(resource: Resource): string {
  return nameOf(resource).string() ?? resource.name;
}

function whereWords(namespace: string | undefined): string {
  return namespace === undefined ? 'in this cluster' : `in namespace ${namespace}`;
}
