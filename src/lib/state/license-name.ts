/** As their authors write them. */
const names: Readonly<Record<string, string>> = {
	'apache-2.0': 'Apache-2.0',
	mit: 'MIT',
	'bsd-3-clause': 'BSD-3-Clause',
	gemma: 'Gemma',
	llama2: 'Llama 2',
	llama3: 'Llama 3',
	'llama3.1': 'Llama 3.1',
	'llama3.2': 'Llama 3.2',
	'llama3.3': 'Llama 3.3',
	'qwen-research': 'Qwen Research',
	'lfm1.0': 'LFM 1.0'
};

/**
 * A licence as people read it. Hubs name them in lower case; ones that are not known here stay as they came, and those of SPDX families
 * get the capitals of their identifiers.
 * @param id as in the catalogue, on a hub, or in a model's own file
 */
export function licenseName(id: string): string {
	return (
		(Object.hasOwn(names, id) && names[id]) ||
		id.replace(/^(cc|gpl|lgpl|agpl|mpl)(?=-)[a-z0-9.-]*/, (all) => all.toUpperCase())
	);
}
