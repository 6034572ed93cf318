import { nodeHost } from '../node-host.ts';
import { main } from './main.ts';
import { nodeStreams } from './streams.ts';

process.exitCode = main(process.argv.slice(2), nodeHost(), nodeStreams());
