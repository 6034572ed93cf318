const names: readonly (readonly string[])[] = [
  [],
  [],
  [],
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
];
const ranges: readonly (readonly [number, number])[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
];

/** A schedule as CronJobs read it (https://pkg.go.dev/github.com/robfig/cron/v3): five fields, or a descriptor. */
export function isCron(text: string): boolean {
  if (/^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(text)) return true;
  if (/^@every [0-9a-zµ.]+$/.test(text)) return true;
  const fields = text.trim().split(/\s+/);
  return (
    fields.length === 5 && fields.every((field, index) => field.split(',').every(part => isPart(part, index)))
  );
}

function isPart(part: string, field: number): boolean {
  const match = /^(\*|\?|[0-9a-z]+(?:-[0-9a-z]+)?)(?:\/(\d+))?$/i.exec(part);
  if (!match || match[2] === '0') return false;
  const [from, to = from] = (match[1] ?? '').split('-').map(end => toNumber(end, field));
  if (match[1] === '*' || match[1] === '?') return true;
  const [least, most] = ranges[field] ?? [0, 0];
  return from !== undefined && to !== undefined && from >= least && to <= most && from <= to;
}

function toNumber(text: string, field: number): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const index = names[field]?.indexOf(text.toLowerCase()) ?? -1;
  if (index < 0) return undefined;
  return field === 3 ? index + 1 : index;
}
