const decimal: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
};
const binary: Readonly<Record<string, number>> = {
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** The number a Kubernetes quantity stands for (`500m`, `1Gi`, `1e3`); `undefined` for other text. */
export function parseQuantity(text: string): number | undefined {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+))((?:[eE][+-]?\d+)|[A-Za-z]*)$/.exec(text);
  if (!match) return undefined;
  const [, digits = '', suffix = ''] = match;
  if (/^[eE][+-]?\d/.test(suffix)) return Number(digits + suffix);
  const scale = Object.hasOwn(decimal, suffix) ? decimal[suffix] : binary[suffix];
  return scale === undefined ? undefined : Number(digits) * scale;
}
