/** How Kubernetes checks names; each function says in words what the text is not, `undefined` when it is right. */

const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const labels = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const labelForm = 'lower-case letters, digits and -, with a letter or digit at both ends';

/** DNS-1123 label: namespaces, container and port names. */
export function labelFault(text: string): string | undefined {
  if (text.length > 63) return 'must have at most 63 characters';
  return label.test(text) ? undefined : `must be ${labelForm}`;
}

/** DNS-1035 label: names of Services, which also may not start with a digit. */
export function serviceNameFault(text: string): string | undefined {
  if (text.length > 63) return 'must have at most 63 characters';
  return /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(text)
    ? undefined
    : 'must be lower-case letters, digits and -, with a letter first and a letter or digit last';
}

/** DNS-1123 subdomain: the names of most objects. */
export function subdomainFault(text: string): string | undefined {
  if (text.length > 253) return 'must have at most 253 characters';
  return labels.test(text) ? undefined : `must be ${labelForm}; dots may stand between such parts`;
}

/** What may be one segment of a URL path: names of RBAC objects. */
export function pathSegmentFault(text: string): string | undefined {
  if (text === '.' || text === '..') return 'must not be . or ..';
  return /[/%]/.test(text) ? 'must not have / or % in it' : undefined;
}

/** Names of container ports: IANA service names. */
export function portNameFault(text: string): string | undefined {
  if (text === '') return undefined;
  if (text.length > 15) return 'must have at most 15 characters';
  return label.test(text) && /[a-z]/.test(text) && !text.includes('--')
    ? undefined
    : `must be ${labelForm}, with a letter somewhere`;
}

const qualified = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
/** A key that is right; every part is short enough when all of it is. */
const shortKey =
  /^(?:[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const qualifiedForm = 'letters, digits, -, _ and ., with a letter or digit at both ends';

/** The key of a label or annotation: `name` or `prefix.example.org/name`. */
export function metadataKeyFault(text: string): string | undefined {
  if (text.length <= 63 && shortKey.test(text)) return undefined;
  const [first = '', second, ...rest] = text.split('/');
  if (rest.length > 0) return 'must have at most one /';
  const name = second ?? first;
  if (second !== undefined) {
    if (first === '') return 'must have a domain before the /';
    if (subdomainFault(first)) return 'must have a domain name in lower case before the /';
  }
  if (name === '') return 'must not be empty';
  if (name.length > 63) return 'must have at most 63 characters after the domain';
  return qualified.test(name) ? undefined : `must be ${qualifiedForm}`;
}

export function labelValueFault(text: string): string | undefined {
  if (text.length > 63) return 'must have at most 63 characters';
  return text === '' || qualified.test(text) ? undefined : `must be empty or ${qualifiedForm}`;
}

/** A key of a ConfigMap or Secret. */
export function dataKeyFault(text: string): string | undefined {
  if (text.length > 253) return 'must have at most 253 characters';
  if (text === '.' || text === '..' || text.startsWith('..')) return 'must not be . or start with ..';
  return /^[-._a-zA-Z0-9]+$/.test(text) ? undefined : 'must be letters, digits, -, _ and .';
}
