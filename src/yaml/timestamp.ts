const dash = 45;
const shape =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:([Tt ])(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9})\d*)?(Z|[-+]\d\d:\d\d)?)?$/;

/**
 * The text kustomize writes for an unquoted date or time (`2024-1-2` → `2024-01-02T00:00:00Z`);
 * `undefined` when yaml.v3 does not see one. A zone must follow `T` and must not follow a blank.
 */
export function timestampText(text: string): string | undefined {
  if (text.charCodeAt(4) !== dash) return undefined;
  const match = shape.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, separator, hour = '0', minute = '0', second = '0', fraction = '', zone] = match;
  if (separator !== undefined && (separator === ' ') !== (zone === undefined)) return undefined;
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (!isZone(zone)) return undefined;
  const date = `${year}-${two(month)}-${two(day)}`;
  const digits = fraction.replace(/0+$/, '');
  const time = `${two(hour)}:${two(minute)}:${two(second)}${digits === '' ? '' : `.${digits}`}`;
  const utc = zone === undefined || zone === '+00:00' || zone === '-00:00';
  return `${date}T${time}${utc ? 'Z' : zone}`;
}

function isDay(year: number, month: number, day: number): boolean {
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
  );
}

function isZone(zone: string | undefined): boolean {
  if (zone === undefined || zone === 'Z') return true;
  return Number(zone.slice(1, 3)) <= 23 && Number(zone.slice(4)) <= 59;
}

function two(digits: string | undefined): string {
  return (digits ?? '').padStart(2, '0');
}
