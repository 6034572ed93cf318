import type { BuildRun } from './build-run.ts';
import { complaint } from './complaint.ts';
import { type Collection, Draft } from './draft.ts';
import { absorb, generate } from './generate.ts';
import type { Kustomization } from './kustomization.ts';
import { cursorMark } from './mark.ts';
import { mapNode, stringNode } from './node.ts';
import { noteOf, type Plugin } from './plugins.ts';

/** Runs one built-in generator that is configured by an object. */
export function runGeneratorPlugin(
  run: BuildRun,
  { directory }: Kustomization,
  plugin: Plugin,
  collection: Collection,
): void {
  const { draft: config, settings, at } = plugin;
  const { kind } = config.gvk;
  let made: Draft | undefined;
  switch (kind) {
    case 'ConfigMapGenerator':
    case 'SecretGenerator': {
      const generated = kind === 'ConfigMapGenerator' ? 'ConfigMap' : 'Secret';
      const metadata = settings.struct('metadata');
      const { source } = config;
      made = generate(run, directory, {
        kind: generated,
        entry: settings,
        common: undefined,
        source,
        metadata,
      });
      break;
    }
    case 'IAMPolicyGenerator':
      made = serviceAccount(run, plugin);
      break;
    case 'HelmChartInflationGenerator':
      run.unrendered.push({
        what: 'helm-chart',
        detail: settings.text('name') || settings.text('chartName'),
        at,
      });
      break;
    default:
      run.report(complaint('plugin-bad-config', { kind, reason: 'there is no such generator' }), at);
  }
  if (!made) return;
  if (run.notes) made.note = noteOf(run, plugin);
  absorb(run, collection, made, settings);
}

/** A Kubernetes service account that acts as one of Google's. */
function serviceAccount(run: BuildRun, { settings, draft, at }: Plugin): Draft | undefined {
  if (settings.text('cloud') !== 'gke') {
    const reason = `the only cloud it knows is gke, not ${settings.text('cloud') || 'none'}`;
    run.report(complaint('plugin-bad-config', { kind: 'IAMPolicyGenerator', reason }), at);
    return undefined;
  }
  const mark = cursorMark('generator', settings.cursor);
  const text = (value: string) => stringNode(value, mark);
  const service = settings.struct('kubernetesService');
  const account = settings.struct('serviceAccount')?.text('name') ?? '';
  const annotations = mapNode(mark);
  const email = `${account}@${settings.struct('serviceAccount')?.text('projectId') ?? ''}.iam.gserviceaccount.com`;
  annotations.put('iam.gke.io/gcp-service-account', text(email), mark);
  const metadata = mapNode(mark);
  metadata.put('annotations', annotations, mark);
  metadata.put('name', text(service?.text('name') ?? ''), mark);
  if (service?.setting('namespace')) metadata.put('namespace', text(service.text('namespace')), mark);
  const root = mapNode(mark);
  root.put('apiVersion', text('v1'), mark);
  root.put('kind', text('ServiceAccount'), mark);
  root.put('metadata', metadata, mark);
  return new Draft(root, draft.source);
}
