/** The reports that programs read; a run for a person loads none of them. */
export { github } from '../report/github.ts';
export { gitlab } from '../report/gitlab.ts';
export { json } from '../report/json.ts';
export { junit } from '../report/junit.ts';
export { sarif } from '../report/sarif.ts';
