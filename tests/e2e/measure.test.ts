import { expect, test, untilReady } from '../fixtures/app.ts';

test.use({ hosting: 'isolating' });

test(
	'measures, tells the truth about a software GPU, and leaves one that computes wrongly alone',
	{ tag: '@full' },
	async ({ page, host }) => {
		// In the background, nothing is measured.
		await page.addInitScript(() => {
			const page = document as { hidden: boolean };
			Object.defineProperty(page, 'hidden', { value: true, writable: true });
			addEventListener('test-show', () => {
				page.hidden = false;
				document.dispatchEvent(new Event('visibilitychange'));
			});
		});
		await page.goto(`${host.url}/system?kernel=wrong`);
		await untilReady(page);
		const elsewhere: string[] = [];
		page.on('request', (request) => {
			if (!request.url().startsWith(host.url) && /^https?:/.test(request.url())) elsewhere.push(request.url());
		});
		await expect(page.getByText('Waiting for a quiet moment in front…')).toBeVisible();
		// In front, it begins by itself when nothing else needs the machine.
		await page.evaluate(() => dispatchEvent(new Event('test-show')));
		await expect(page.getByText('Measured just now.')).toBeVisible({ timeout: 60_000 });
		const verdict = page.getByText('This GPU computes wrongly: whole numbers.').first();
		await expect(verdict).toBeVisible();
		await expect(page.getByText('Answers come from the CPU because of that.')).toBeVisible();
		// The CPU was measured all the same, and Guide's speed follows from that.
		await expect(page.getByText(/^Measured: read at .*B\/s$/).first()).toBeVisible();
		await expect(page.getByText(/Guide on the CPU: about .* tokens\/s expected/)).toBeVisible();
		await expect(page.getByText(/^To talk to$/)).toBeVisible();
		await page.getByText('All models, with their expected speed').click();
		await page.getByLabel('Context').selectOption({ label: '32,768 tokens' });
		await page.getByText('Llama 3.2 1B', { exact: false }).last().click();
		const row = page.getByRole('paragraph').filter({ hasText: '32,768 tokens of context.' });
		await expect(row.filter({ hasText: 'One token: reading' }).filter({ visible: true })).toHaveCount(1);
		const settings = page.getByRole('radio', { name: 'CPU only' });
		await page.getByRole('link', { name: 'Settings' }).first().click();
		await expect(settings).toBeChecked();

		await page.goBack();
		// What was measured is remembered, and the switch can be taken back.
		await expect(verdict).toBeVisible();
		const undo = page.getByRole('main').getByRole('button', { name: 'Use the GPU anyway' });
		await undo.click();
		await expect(undo).toHaveCount(0);
		expect(elsewhere).toEqual([]);
	}
);
