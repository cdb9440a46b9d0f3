/** What the tests in the built app need: v1 and v2 for the update, one below a path for GitHub Pages. */
export const builds = [
	{ name: 'build', env: { APP_VERSION: 'v1', BUILD_DIR: 'build', BASE_PATH: '' } },
	{ name: 'build v2', env: { APP_VERSION: 'v2', BUILD_DIR: 'build-v2', BASE_PATH: '' } },
	{ name: 'build below a path', env: { APP_VERSION: 'v1', BUILD_DIR: 'build-base', BASE_PATH: '/repo' } }
].map((step) => ({ ...step, command: 'vite build' }));
