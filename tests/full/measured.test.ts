import { expect, test, untilReady } from '../fixtures/app.ts';
import { expectAccessible } from '../fixtures/axe.ts';
import { answers, ask } from '../fixtures/chat.ts';

test.use({ hosting: 'isolating' });

test('speed and length are told while an answer is written, and the figures of the whole at its end', async ({
	page,
	host
}) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await ask(page, 'Tell me [slow=60] [words=120]');
	const answer = answers(page);
	await expect(answer).toHaveAttribute('data-state', 'streaming');
	const count = answer.getByText(/^\d+ tokens$/);
	await expect(count).toBeVisible();
	await expect(answer.getByText(/^[\d.]+ tokens\/s$/)).toBeVisible();
	const before = Number.parseInt(await count.innerText(), 10);
	await expect.poll(async () => Number.parseInt(await count.innerText(), 10)).toBeGreaterThan(before);
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Stop', exact: true }).click();
	await expect(answer).toHaveAttribute('data-state', 'stopped');
	await expect(answer.getByText(/^\d+ prompt \+ \d+ answer tokens$/)).toBeVisible();
	await expect(answer.getByText(/^first token /)).toBeVisible();
	await expect(answer.getByText(/^[\d.]+ tokens\/s$/)).toHaveCount(1);
});

test('of a long prompt it is told how much is read, and how long that takes yet', async ({ page, host }) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await ask(page, `${'Many words to be read. '.repeat(130)} [slow-prefill=800]`);
	await expect(answers(page)).toContainText(/Reading the prompt: [\d,]+ of [\d,]+ tokens, about .+ left/);
	await expect(answers(page)).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
	await expect(answers(page)).not.toContainText('Reading the prompt');
});
