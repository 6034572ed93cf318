import { nodeHost } from '../node-host.ts';
import { hurried } from './hurried.ts';
import { main } from './main.ts';
import { nodeStreams } from './streams.ts';

// Nothing is pending, so Node need not tidy up a heap that goes away with the process.
process.exit(main(process.argv.slice(2), hurried(nodeHost()), nodeStreams()));
