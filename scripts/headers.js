// Prints a `_headers` file (Netlify, Cloudflare Pages) that fits this build's policies:
// `node scripts/headers.js > build/_headers` after a build with WEIGHT_HOSTS; static/_headers is the one for the default.
import { headersFile } from './static-host/headers.js';

process.stdout.write(headersFile());
