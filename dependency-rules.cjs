// Who may import whom: each room lists the rooms below it. Run by `npm run check` (depcruise). See docs/ARCHITECTURE.md.
const rooms = {
	'src/routes': ['src/lib/components', 'src/lib/state', 'src/lib/app-shell', 'src/lib/messages', 'src/lib/base'],
	'src/frames': ['src/lib/base'],
	'src/lib/components': ['src/lib/markdown', 'src/lib/state', 'src/lib/tools', 'src/lib/messages', 'src/lib/base'],
	'src/lib/app-shell': ['src/lib/host', 'src/lib/rpc', 'src/lib/base'],
	'src/lib/state': [
		'src/lib/api',
		'src/lib/device',
		'src/lib/host',
		'src/lib/weights',
		'src/lib/hub',
		'src/lib/storage',
		'src/lib/catalog',
		'src/lib/engines/contract',
		'src/lib/tools',
		'src/lib/messages',
		'src/lib/base'
	],
	'src/lib/api': ['src/lib/engines/contract', 'src/lib/base'],
	'service-worker': ['src/lib/rpc', 'src/lib/base'],
	'src/lib/device': ['src/lib/engines/contract', 'src/lib/catalog', 'src/lib/rpc', 'src/lib/messages', 'src/lib/base'],
	'src/lib/host': [
		'src/lib/engines/registry.ts',
		'src/lib/engines/contract',
		'src/lib/weights',
		'src/lib/catalog',
		'src/lib/rpc',
		'src/lib/base'
	],
	'src/lib/engines/wllama': ['src/lib/engines/contract', 'src/lib/rpc', 'src/lib/base'],
	'src/lib/engines/transformers': ['src/lib/engines/contract', 'src/lib/rpc', 'src/lib/base'],
	'src/lib/engines/webllm': ['src/lib/engines/contract', 'src/lib/rpc', 'src/lib/base'],
	'src/lib/engines/fake': ['src/lib/engines/contract', 'src/lib/rpc', 'src/lib/base'],
	'src/lib/engines/contract': ['src/lib/rpc', 'src/lib/base'],
	'src/lib/engines/registry.ts': [
		'src/lib/engines/contract',
		'src/lib/engines/wllama/wllama.worker.ts',
		'src/lib/engines/transformers/transformers.worker.ts',
		'src/lib/engines/webllm/webllm.worker.ts',
		'src/lib/engines/fake/fake.worker.ts',
		'src/lib/rpc',
		'src/lib/base'
	],
	'src/lib/weights': ['src/lib/catalog', 'src/lib/rpc', 'src/lib/base'],
	'src/lib/hub': ['src/lib/catalog', 'src/lib/rpc', 'src/lib/base'],
	'src/lib/storage': ['src/lib/rpc', 'src/lib/base'],
	'src/lib/catalog': ['src/lib/base'],
	'src/lib/tools': ['src/lib/base'],
	'src/lib/rpc': ['src/lib/base'],
	'src/lib/markdown': ['src/lib/base'],
	'src/lib/messages': ['src/lib/base'],
	'src/lib/base': []
};

const anyRoom = '^(src|service-worker)/';
const inside = (paths) => `^(${paths.map((path) => path.replaceAll('.', '\\.')).join('|')})(/|$)`;

module.exports = {
	forbidden: [
		{ name: 'no-circles', severity: 'error', from: { path: '(.+)' }, to: { circular: true, pathNot: '^$1$' } },
		{
			name: 'every-file-in-a-room',
			severity: 'error',
			from: { path: '^src/lib/', pathNot: inside(Object.keys(rooms)) },
			to: {}
		},
		...Object.entries(rooms).map(([room, below]) => ({
			name: `${room.replace('src/lib/', '')}-only-downwards`,
			severity: 'error',
			// Specs may reach for the real thing that stands above, a worker through the registry, say.
			from: { path: inside([room]), pathNot: '\\.spec\\.ts$' },
			to: { path: anyRoom, pathNot: [inside([room, ...below]), '\\.css$'] }
		}))
	],
	options: {
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: true, // type-only imports obey too
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '\\.svelte-kit' },
		enhancedResolveOptions: {
			conditionNames: ['svelte', 'import', 'browser', 'default'],
			extensions: ['.ts', '.js', '.svelte', '.svelte.ts']
		}
	}
};
