/** One condition on a set of labels. */
interface Condition {
  readonly key: string;
  readonly operator: 'in' | 'notin' | 'exists' | 'absent' | 'above' | 'below';
  readonly values: readonly string[];
}

/** Whether labels satisfy a selector. */
export type LabelTest = (labels: ReadonlyMap<string, string>) => boolean;

const key = '([A-Za-z0-9](?:[-A-Za-z0-9_./]*[A-Za-z0-9])?)';
const word = '[-A-Za-z0-9_.]*';
const set = new RegExp(`^${key}\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const equality = new RegExp(`^${key}\\s*(==|=|!=)\\s*(${word})$`);
const order = new RegExp(`^${key}\\s*([<>])\\s*(\\d+)$`);
const exists = new RegExp(`^(!?)\\s*${key}$`);

/** Kubernetes' grammar for selectors: `a=b, c!=d, e in (f,g), h, !i`; `undefined` when the text has another one. */
export function labelSelector(text: string): LabelTest | undefined {
  const conditions: Condition[] = [];
  for (const part of splitConditions(text)) {
    const condition = readCondition(part);
    if (!condition) return undefined;
    conditions.push(condition);
  }
  return labels => conditions.every(condition => holds(condition, labels));
}

/** Commas inside parentheses belong to their list. */
function splitConditions(text: string): string[] {
  if (text.trim() === '') return [];
  return text.split(/,(?![^()]*\))/).map(part => part.trim());
}

function readCondition(part: string): Condition | undefined {
  const member = set.exec(part);
  if (member) {
    const values = (member[3] ?? '').split(',').map(value => value.trim());
    const valid = values.every(value => new RegExp(`^${word}$`).test(value));
    return valid
      ? { key: member[1] ?? '', operator: member[2] === 'in' ? 'in' : 'notin', values }
      : undefined;
  }
  const equal = equality.exec(part);
  if (equal) {
    return { key: equal[1] ?? '', operator: equal[2] === '!=' ? 'notin' : 'in', values: [equal[3] ?? ''] };
  }
  const ordered = order.exec(part);
  if (ordered) {
    return {
      key: ordered[1] ?? '',
      operator: ordered[2] === '>' ? 'above' : 'below',
      values: [ordered[3] ?? ''],
    };
  }
  const presence = exists.exec(part);
  if (!presence) return undefined;
  return { key: presence[2] ?? '', operator: presence[1] === '!' ? 'absent' : 'exists', values: [] };
}

function holds({ key, operator, values }: Condition, labels: ReadonlyMap<string, string>): boolean {
  const value = labels.get(key);
  switch (operator) {
    case 'exists':
      return value !== undefined;
    case 'absent':
      return value === undefined;
    case 'in':
      return value !== undefined && values.includes(value);
    case 'notin':
      return value === undefined || !values.includes(value);
    case 'above':
      return value !== undefined && /^-?\d+$/.test(value) && Number(value) > Number(values[0]);
    case 'below':
      return value !== undefined && /^-?\d+$/.test(value) && Number(value) < Number(values[0]);
  }
}
