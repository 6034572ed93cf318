/** Recorded answers (of kustomize 5.5.0) that this renderer, which follows 5.8.1, gives differently on purpose. */
export const exceptions: Readonly<Record<string, string>> = {};
