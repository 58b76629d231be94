// @ts-check
import './check-node.mjs';

import('./lib/launch.mjs').then(({ launch }) => launch(process.argv.slice(2))).then((code) => process.exit(code));
