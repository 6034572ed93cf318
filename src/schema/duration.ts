const seconds: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

/**
 * Seconds of a Go duration such as `1h30m` (https://pkg.go.dev/time#ParseDuration). `undefined` for other
 * text and beyond 292 years, where the 64 bits of nanoseconds end: such a text passes the pattern of the
 * Flux CRDs and then stops the controller from reading any object of the kind.
 */
export function parseDuration(text: string): number | undefined {
  if (text.length > 200) return undefined;
  const match = /^([-+]?)((?:\d+\.?\d*|\.\d+)[a-zµμ]+)+$/.exec(text);
  if (text === '0' || text === '+0' || text === '-0') return 0;
  if (!match) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+\.?\d*|\.\d+)([a-zµμ]+)/g)) {
    const size = seconds[unit ?? ''];
    if (size === undefined) return undefined;
    total += Number(amount) * size;
  }
  if (total > 2 ** 63 / 1e9) return undefined;
  return match[1] === '-' ? -total : total;
}
