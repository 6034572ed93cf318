/** Replaced by the generated table of kinds. */
export interface Kinds {
  HelmRelease: unknown;
  Kustomization: unknown;
  OCIRepository: unknown;
  GitRepository: unknown;
  HelmRepository: unknown;
  HelmChart: unknown;
  Bucket: unknown;
  ExternalSecret: unknown;
  ConfigMap: unknown;
  Secret: unknown;
  Namespace: unknown;
}
