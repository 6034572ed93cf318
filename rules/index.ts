// Made by `npm run generate` from the files in this folder; do not edit.
import type { AnyRule } from '../src/rule.ts';
import floeChartSource from './floe/chart-source.ts';
import floeCompiledValuesExists from './floe/compiled-values-exists.ts';
import floeCompiledValuesLayer from './floe/compiled-values-layer.ts';
import floeCompiledValuesPayload from './floe/compiled-values-payload.ts';
import floeConfigmapNamespace from './floe/configmap-namespace.ts';
import floeDistinctReleases from './floe/distinct-releases.ts';
import floeExternalSecret from './floe/external-secret.ts';
import floeGitDelivery from './floe/git-delivery.ts';
import floeLayerOrder from './floe/layer-order.ts';
import floeLayout from './floe/layout.ts';
import floeOciUrl from './floe/oci-url.ts';
import floeOciVersion from './floe/oci-version.ts';
import floeSecretEncrypted from './floe/secret-encrypted.ts';
import floeSecretLayerOptional from './floe/secret-layer-optional.ts';
import floeSecretLayerResolves from './floe/secret-layer-resolves.ts';
import floeSopsDecryption from './floe/sops-decryption.ts';
import floeTargetNamespace from './floe/target-namespace.ts';
import floeValuesKey from './floe/values-key.ts';
import kustomizationGeneratedList from './kustomization/generated-list.ts';
import kustomizationPath from './kustomization/path.ts';
import kustomizeBuildFailure from './kustomize/build-failure.ts';
import kustomizeFluxKustomizationFileName from './kustomize/flux-kustomization-file-name.ts';
import kustomizeMissingResource from './kustomize/missing-resource.ts';
import kustomizeOrphanFile from './kustomize/orphan-file.ts';
import kustomizeUnknownField from './kustomize/unknown-field.ts';
import kustomizeUnrendered from './kustomize/unrendered.ts';
import referenceChartRef from './reference/chart-ref.ts';
import referenceDependencyCycle from './reference/dependency-cycle.ts';
import referenceDependsOn from './reference/depends-on.ts';
import referenceSourceRef from './reference/source-ref.ts';
import referenceSubstituteFrom from './reference/substitute-from.ts';
import referenceValuesFrom from './reference/values-from.ts';
import resourceSetTemplate from './resource-set/template.ts';
import schemaApiVersion from './schema/api-version.ts';
import schemaCel from './schema/cel.ts';
import schemaDuplicateItem from './schema/duplicate-item.ts';
import schemaEnum from './schema/enum.ts';
import schemaFormat from './schema/format.ts';
import schemaMetadata from './schema/metadata.ts';
import schemaRequired from './schema/required.ts';
import schemaType from './schema/type.ts';
import schemaUnknownField from './schema/unknown-field.ts';
import substitutionVariable from './substitution/variable.ts';
import suppressionInvalid from './suppression/invalid.ts';
import suppressionUnused from './suppression/unused.ts';
import yamlDuplicateKey from './yaml/duplicate-key.ts';
import yamlNonStringKey from './yaml/non-string-key.ts';
import yamlSyntax from './yaml/syntax.ts';
import yamlUnreadable from './yaml/unreadable.ts';

/** All rules by id. */
export const rules: ReadonlyMap<string, AnyRule> = new Map<string, AnyRule>([
  ['floe/chart-source', floeChartSource],
  ['floe/compiled-values-exists', floeCompiledValuesExists],
  ['floe/compiled-values-layer', floeCompiledValuesLayer],
  ['floe/compiled-values-payload', floeCompiledValuesPayload],
  ['floe/configmap-namespace', floeConfigmapNamespace],
  ['floe/distinct-releases', floeDistinctReleases],
  ['floe/external-secret', floeExternalSecret],
  ['floe/git-delivery', floeGitDelivery],
  ['floe/layer-order', floeLayerOrder],
  ['floe/layout', floeLayout],
  ['floe/oci-url', floeOciUrl],
  ['floe/oci-version', floeOciVersion],
  ['floe/secret-encrypted', floeSecretEncrypted],
  ['floe/secret-layer-optional', floeSecretLayerOptional],
  ['floe/secret-layer-resolves', floeSecretLayerResolves],
  ['floe/sops-decryption', floeSopsDecryption],
  ['floe/target-namespace', floeTargetNamespace],
  ['floe/values-key', floeValuesKey],
  ['kustomization/generated-list', kustomizationGeneratedList],
  ['kustomization/path', kustomizationPath],
  ['kustomize/build-failure', kustomizeBuildFailure],
  ['kustomize/flux-kustomization-file-name', kustomizeFluxKustomizationFileName],
  ['kustomize/missing-resource', kustomizeMissingResource],
  ['kustomize/orphan-file', kustomizeOrphanFile],
  ['kustomize/unknown-field', kustomizeUnknownField],
  ['kustomize/unrendered', kustomizeUnrendered],
  ['reference/chart-ref', referenceChartRef],
  ['reference/dependency-cycle', referenceDependencyCycle],
  ['reference/depends-on', referenceDependsOn],
  ['reference/source-ref', referenceSourceRef],
  ['reference/substitute-from', referenceSubstituteFrom],
  ['reference/values-from', referenceValuesFrom],
  ['resource-set/template', resourceSetTemplate],
  ['schema/api-version', schemaApiVersion],
  ['schema/cel', schemaCel],
  ['schema/duplicate-item', schemaDuplicateItem],
  ['schema/enum', schemaEnum],
  ['schema/format', schemaFormat],
  ['schema/metadata', schemaMetadata],
  ['schema/required', schemaRequired],
  ['schema/type', schemaType],
  ['schema/unknown-field', schemaUnknownField],
  ['substitution/variable', substitutionVariable],
  ['suppression/invalid', suppressionInvalid],
  ['suppression/unused', suppressionUnused],
  ['yaml/duplicate-key', yamlDuplicateKey],
  ['yaml/non-string-key', yamlNonStringKey],
  ['yaml/syntax', yamlSyntax],
  ['yaml/unreadable', yamlUnreadable],
]);
