import { type Cursor, type Fix, isSlip, type ResourceContext, type SchemaFault } from '../../src/rule.ts';

/** Every schema rule says a fault in the words of the validator. */
export const messages = {
  fault: '{problem}',
  advised: { text: '{problem}', help: '{advice}' },
} as const;

/** Reports the faults of some codes; `fixOf` gives the change that mends one without doubt. */
export function reportFaults(
  ctx: ResourceContext<typeof messages>,
  codes: readonly SchemaFault['code'][],
  fixOf?: (fault: SchemaFault) => Fix | undefined,
): void {
  for (const fault of ctx.schemaFaults()) {
    if (!codes.includes(fault.code)) continue;
    const { message: problem, help: advice } = fault;
    const at = placeOf(fault);
    const fix = fixOf?.(fault);
    const place = { at, ...(fix ? { fix } : {}) };
    if (advice === undefined) ctx.report({ ...place, message: 'fault', data: { problem } });
    else ctx.report({ ...place, message: 'advised', data: { problem, advice } });
  }
}

/** A missing field is reported as the entry it would be, which points at its parent. */
function placeOf({ code, at, message }: SchemaFault): Cursor {
  const name = code === 'required' ? /(?:^|\.)([^.\s]+) is missing\b/.exec(message)?.[1] : undefined;
  return name === undefined ? at : at.at([name]);
}

/** Puts the suggested value in the place of the faulty one. */
export function setSuggestion({ at, suggestion, also = [] }: SchemaFault): Fix | undefined {
  if (suggestion === undefined) return undefined;
  return {
    title: `write ${suggestion}`,
    safety: 'safe',
    changes: [{ op: 'set', at, value: suggestion }, ...also],
  };
}

/** Gives the key its suggested name. */
export function renameToSuggestion({ at, suggestion }: SchemaFault): Fix | undefined {
  if (suggestion === undefined) return undefined;
  return {
    title: `rename it to ${suggestion}`,
    safety: isSlip(at.name, suggestion) ? 'safe' : 'unsafe',
    changes: [{ op: 'rename', at, to: suggestion }],
  };
}
