import type { StaticHost } from '../static-host.js';

/** Fresh hosts, each on an origin of its own. */
export interface Hosts {
	/** The build as `npm start` serves it. */
	full: () => Promise<StaticHost>;
	/** The build on a host that sends no headers and no caching. */
	plain: () => Promise<StaticHost>;
	/** The engine alone. */
	bare: () => Promise<StaticHost>;
}
