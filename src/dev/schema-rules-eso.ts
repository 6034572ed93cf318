import type { CatalogRule } from './schema-rules.ts';

const store = { kinds: ['SecretStore', 'ClusterSecretStore'], versions: ['v1'] };
const push = { kinds: ['PushSecret'], versions: ['v1alpha1'] };

function exactlyOne(at: string, fields: readonly string[]): CatalogRule {
  const list = fields.map(field => `has(self.${field})`).join(', ');
  const names = `${fields.slice(0, -1).join(', ')} or ${fields.at(-1)}`;
  return {
    ...store,
    at: `spec.provider.${at}`,
    rule: `[${list}].filter(given, given).size() == 1`,
    message: `needs exactly one of ${names}`,
  };
}

function notBoth(at: string, one: string, other: string): CatalogRule {
  return {
    ...store,
    at: `spec.provider.${at}`,
    rule: `!(has(self.${one}) && has(self.${other}))`,
    message: `may not have both ${one} and ${other}`,
  };
}

function atLeastOne(at: string, one: string, other: string): CatalogRule {
  return {
    ...store,
    at: `spec.provider.${at}`,
    rule: `has(self.${one}) || has(self.${other})`,
    message: `needs ${one} or ${other}`,
  };
}

/** Rules of External Secrets' stores; an ExternalSecret has none. */
export const externalSecretsRules: readonly CatalogRule[] = [
  {
    ...store,
    at: 'spec.provider.aws.customSessionTags',
    rule: '["esoNamespace", "esoStoreName", "esoStoreKind"].all(reserved, !(reserved in self))',
    message: 'may not have the reserved keys esoNamespace, esoStoreName and esoStoreKind',
  },
  atLeastOne('crd', 'auth', 'authRef'),
  notBoth('crd', 'auth', 'authRef'),
  exactlyOne('doppler.auth', ['secretRef', 'oidcConfig']),
  exactlyOne('pulumi', ['accessToken', 'auth']),
  exactlyOne('pulumi.auth', ['accessToken', 'oidcConfig']),
  atLeastOne('nebiusmysterybox.auth', 'serviceAccountCredsSecretRef', 'tokenSecretRef'),
  notBoth('onepasswordSDK', 'vault', 'environment'),
  notBoth('openBao', 'caBundle', 'caProvider'),
  exactlyOne('openBao.auth', ['appRole', 'tokenSecretRef', 'userPass']),
  exactlyOne('openBao.auth.appRole', ['roleId', 'roleRef']),
  {
    ...store,
    at: 'spec.provider.secretserver',
    rule: 'has(self.token) || (has(self.username) && has(self.password))',
    message: 'needs token, or username and password',
  },
  exactlyOne('secretserver.username', ['value', 'secretRef']),
  exactlyOne('secretserver.password', ['value', 'secretRef']),
  exactlyOne('secretserver.token', ['value', 'secretRef']),
  {
    ...push,
    at: 'spec.dataTo.*',
    rule: 'has(self.storeRef) && (has(self.storeRef.name) || has(self.storeRef.labelSelector))',
    message: 'needs storeRef with name or labelSelector',
  },
  {
    ...push,
    at: 'spec.dataTo.*',
    rule: '!has(self.remoteKey) || !has(self.rewrite) || size(self.rewrite) == 0',
    message: 'may not have both remoteKey and rewrite',
  },
  {
    ...push,
    at: 'spec.dataTo.*.rewrite.*',
    rule: 'has(self.regexp) != has(self.transform)',
    message: 'needs exactly one of regexp or transform',
  },
];
