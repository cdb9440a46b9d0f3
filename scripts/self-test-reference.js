// `npm run guide:reference`: writes what Guide says on the CPU into src/lib/device/measure/guide-reference.json, which the
// self-test of GPUs compares with. To be run whenever static/models/guide changes; a spec fails until then.
import { writeFileSync } from 'node:fs';
import { openEnginePage } from './engine-page.js';

const target = 'src/lib/device/measure/guide-reference.json';

const { page, close } = await openEnginePage('self-test-reference', 'makeReference');
try {
	/** @type {import('../src/lib/device/measure/guide-test.ts').GuideReference} */
	const reference = await page.evaluate(() => /** @type {any} */ (window).makeReference());
	writeFileSync(target, `${JSON.stringify(reference, null, '\t')}\n`);
	const counts = reference.answers.map(({ tokens }) => tokens.length);
	console.log(`${target}: ${counts.length} answers of ${counts.join(', ')} tokens`);
} finally {
	await close();
}
